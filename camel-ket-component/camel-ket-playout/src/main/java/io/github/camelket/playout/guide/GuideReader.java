/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a guide of one or more files. */
public final class GuideReader {

    private final Map<String, String> outer = new HashMap<>();

    /**
     * @param uniqName the customer domain where the guide says none; then there must be one in the guide
     * @param app the app where the guide says none; then there must be one in the guide
     */
    public GuideReader(@Nullable String uniqName, @Nullable String app) {
        outer.put("uniqName", uniqName);
        outer.put("app", app);
    }

    /**
     * Reads all files as one guide.
     *
     * @throws GuideException if anything is wrong; it has all errors of all files
     */
    public Guide read(List<GuideText> texts) {
        List<GuideFile> files = texts.stream()
                .map(text -> new GuideFile(text.name(), text.content()))
                .toList();
        List<Read<Channel>> channels = read(files, "channels", ChannelReader::read);
        List<Read<Relay>> relays = read(files, "relays", RelayReader::read);
        checkStreams(channels);
        checkTargets(relays);
        List<GuideError> errors =
                files.stream().flatMap(file -> file.errors().stream()).toList();
        if (!errors.isEmpty()) {
            throw new GuideException(errors);
        }
        return new Guide(
                channels.stream().map(Read::value).toList(),
                relays.stream().map(Read::value).toList());
    }

    /** Something that nothing is wrong with, and where it was. */
    private record Read<T>(GuideFile file, Place place, T value) {}

    private <T> List<Read<T>> read(List<GuideFile> files, String list, Function<Section, Optional<T>> reader) {
        List<Read<T>> all = new ArrayList<>();
        for (GuideFile file : files) {
            for (Place place : file.elements(Place.GUIDE.member(list))) {
                if (file.at(place).isObject()) {
                    reader.apply(new Section(file, place, outer))
                            .ifPresent(value -> all.add(new Read<>(file, place, value)));
                }
            }
        }
        return all;
    }

    private static void checkStreams(List<Read<Channel>> channels) {
        Map<ChannelKey, Read<Channel>> first = new HashMap<>();
        for (Read<Channel> channel : channels) {
            Read<Channel> before = first.putIfAbsent(channel.value().key(), channel);
            if (before != null) {
                channel.file()
                        .error(
                                channel.place(),
                                "is " + channel.value().key() + ", but " + before.place() + " of "
                                        + before.file().where(before.place()) + " is, too");
            }
        }
    }

    private static void checkTargets(List<Read<Relay>> relays) {
        Map<RelayKey, List<Read<Relay>>> bySource = new HashMap<>();
        for (Read<Relay> relay : relays) {
            List<Read<Relay>> before = bySource.computeIfAbsent(relay.value().key(), key -> new ArrayList<>());
            before.forEach(other -> checkTargets(relay, other));
            before.add(relay);
        }
    }

    private static void checkTargets(Read<Relay> relay, Read<Relay> other) {
        Set<String> targets = new HashSet<>(other.value().targets());
        for (int i = 0; i < relay.value().targets().size(); i++) {
            if (targets.contains(relay.value().targets().get(i))) {
                conflict(relay.value(), other.value()).ifPresent(when -> error(relay, other, when));
            }
        }
    }

    private static void error(Read<Relay> relay, Read<Relay> other, String when) {
        relay.file()
                .error(
                        relay.place().member("targets"),
                        "has a target of " + other.place() + " of "
                                + other.file().where(other.place()) + ", which has the same source: " + when);
    }

    private static Optional<String> conflict(Relay one, Relay other) {
        if (one.windows().isEmpty() || other.windows().isEmpty()) {
            return Optional.of("one of them is always on");
        }
        if (!one.timeZone().equals(other.timeZone())) {
            return Optional.of("their time zones must be the same, or their windows cannot be compared");
        }
        return one.windows().stream()
                .flatMap(window -> other.windows().stream().flatMap(that -> Overlaps.between(window, that).stream()))
                .map(when -> "both are on at " + when)
                .findFirst();
    }
}
