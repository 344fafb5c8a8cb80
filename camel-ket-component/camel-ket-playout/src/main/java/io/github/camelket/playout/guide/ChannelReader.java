/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.playout.guide.GuideEntries.ProgrammeEntry;
import io.github.camelket.validation.RequestValidator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one channel. */
final class ChannelReader {
    /** The members that are parameters of StartLoop. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "UniqName", "uniqName", "App", "app", "StreamID", "stream", "Preset", "preset", "PubDomain", "pubDomain");

    private static final Pattern SOURCE = Pattern.compile("SrcInfo\\[(\\d+)]\\.Path");

    private final Section section;
    private final GuideFile file;
    private final Place place;

    private ChannelReader(Section section) {
        this.section = section;
        file = section.file();
        place = section.place();
    }

    /** Nothing if anything is wrong with it. */
    static Optional<Channel> read(Section section) {
        return new ChannelReader(section).channel();
    }

    private Optional<Channel> channel() {
        Optional<String> uniqName = section.required("uniqName");
        Optional<String> app = section.required("app");
        Optional<String> preset = section.required("preset");
        Optional<String> pubDomain = section.required("pubDomain");
        ZoneId timeZone = section.timeZone();
        List<Programme> programmes = programmes();
        checkByTheRulesOfStartLoop();
        if (!file.isRight(place)
                || !PARAMETERS.values().stream().map(section::origin).allMatch(file::isRight)
                || !file.isRight(section.origin("timeZone"))) {
            return Optional.empty();
        }
        String stream = file.at(place.member("stream")).textValue();
        JsonNode name = file.at(place.member("name"));
        Place filler = place.member("filler");
        return Optional.of(new Channel(
                new ChannelKey(uniqName.orElseThrow(), app.orElseThrow(), stream),
                name.isTextual() ? name.textValue() : stream,
                preset.orElseThrow(),
                pubDomain.orElseThrow(),
                timeZone,
                file.at(filler).isArray() ? new Playlist.Addresses(addresses(filler)) : null,
                programmes));
    }

    private List<Programme> programmes() {
        List<Place> places = new ArrayList<>();
        List<Programme> programmes = new ArrayList<>();
        for (Place programme : file.elements(place.member("programmes"))) {
            if (file.isRight(programme)) {
                programme(programme).ifPresent(read -> {
                    places.add(programme);
                    programmes.add(read);
                });
            }
        }
        section.checkOverlaps(
                places, programmes.stream().map(Programme::airtime).toList());
        return programmes;
    }

    private Optional<Programme> programme(Place programme) {
        ProgrammeEntry entry = file.read(programme, ProgrammeEntry.class);
        if ((entry.playlist() == null) == (entry.bucket() == null)) {
            file.error(
                    programme,
                    "has " + (entry.playlist() == null ? "neither a playlist nor" : "both a playlist and")
                            + " a bucket, but must have one of them");
        }
        Optional<Airtime> airtime = AirtimeReader.read(file, programme);
        if (airtime.isEmpty() || !file.isRight(programme)) {
            return Optional.empty();
        }
        Playlist playlist = entry.bucket() == null
                ? new Playlist.Addresses(entry.playlist())
                : new Playlist.Bucket(
                        entry.bucket().endpoint(),
                        entry.bucket().key(),
                        entry.bucket().baseUrl());
        return Optional.of(new Programme(entry.name(), airtime.get(), playlist, entry.loopTimes()));
    }

    /** All addresses of the channel in one request: what is wrong with one is wrong with it in whatever programme. */
    private void checkByTheRulesOfStartLoop() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        PARAMETERS.forEach(
                (parameter, member) -> section.text(member).ifPresent(value -> request.put(parameter, value)));
        List<Place> sources = new ArrayList<>(file.elements(place.member("filler")));
        file.elements(place.member("programmes"))
                .forEach(programme -> sources.addAll(file.elements(programme.member("playlist"))));
        sources.removeIf(source -> !file.isRight(source));
        ArrayNode srcInfo = request.putArray("SrcInfo");
        for (int i = 0; i < sources.size(); i++) {
            srcInfo.addObject().put("Path", file.at(sources.get(i)).textValue()).put("Index", i);
        }
        RequestValidator.check(KetAction.START_LOOP, request, Instant.EPOCH).forEach(violation -> {
            Matcher source = SOURCE.matcher(violation.path());
            Place where = source.matches()
                    ? sources.get(Integer.parseInt(source.group(1)))
                    : section.origin(PARAMETERS.getOrDefault(violation.path(), ""));
            section.note(where, violation);
        });
    }

    private List<String> addresses(Place list) {
        return file.elements(list).stream()
                .map(address -> file.at(address).textValue())
                .toList();
    }
}
