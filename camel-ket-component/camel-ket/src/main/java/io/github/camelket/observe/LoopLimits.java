/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import io.github.camelket.client.CompletedCall;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.StartLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When loops reach the limit of 20 days. The service does not tell; but it tells how long each has played, and the calls
 * of this component tell what was asked for. What others extend is not seen here, so that a limit may be later than what
 * is said, or unknown if a loop has played for more than 20 days. Nothing is said of a loop that ends before its limit.
 */
final class LoopLimits {

    /** Of how many apps the lists are remembered: more than anybody has, as their names may come with messages. */
    static final int MOST_APPS = 200;

    /**
     * An app of a domain.
     *
     * @param name the app
     */
    record App(String uniqName, String name) {}

    private record Stream(App app, String id) {}

    /** A start or an extension of ours: from when on, and until when at the longest. */
    private record Asked(Instant from, Instant limit) {}

    /** The streams of one list: those whose limit is known, and the others. */
    private record Listed(Instant at, Map<String, Instant> limits, Set<String> unknown) {}

    private final Clock clock;
    private final Map<Stream, Asked> asked = new HashMap<>();
    private final Map<App, Listed> lists = new HashMap<>();

    LoopLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes note of what a call tells of loops.
     *
     * @return the app whose whole list it answered, if it did
     */
    synchronized Optional<App> note(CompletedCall call) {
        if (call.response().failure() != null) {
            return Optional.empty();
        }
        Optional<App> app = call.request()
                .parameter(KetParameter.UNIQ_NAME)
                .flatMap(domain -> call.request().parameter(KetParameter.APP).map(name -> new App(domain, name)));
        Optional<Stream> stream = app.flatMap(
                of -> call.request().parameter(KetParameter.STREAM_ID).map(id -> new Stream(of, id)));
        KetAction action = call.action();
        if (action == KetAction.START_LOOP
                || action == KetAction.UPDATE_LOOP
                        && call.request().parameter(KetParameter.DURATION_HOUR).isPresent()) {
            stream.ifPresent(of -> noteAsked(of, asked(call)));
        } else if (action == KetAction.STOP_LOOP) {
            stream.ifPresent(asked::remove);
        } else if (call.response().result() instanceof LoopListResult list && stream.isEmpty()) {
            Optional<App> noted = app.filter(of -> lists.size() < MOST_APPS || lists.containsKey(of));
            noted.ifPresent(of -> lists.put(of, listed(of, list.list())));
            return noted;
        }
        return Optional.empty();
    }

    private void noteAsked(Stream stream, Asked now) {
        // Those that ended by themselves, and in no list that is read here.
        asked.values().removeIf(past -> past.limit().isBefore(clock.instant()));
        asked.put(stream, now);
        Listed list = lists.get(stream.app());
        if (list != null && (list.unknown().remove(stream.id()) || list.limits().containsKey(stream.id()))) {
            list.limits().put(stream.id(), now.limit());
        }
    }

    private static Asked asked(CompletedCall call) {
        Instant start = call.request()
                .parameter(KetParameter.TASK_START_TIME)
                .flatMap(LoopLimits::number)
                .map(Instant::ofEpochSecond)
                .filter(call.begin()::isBefore)
                .orElse(call.begin());
        Duration time = call.request()
                .parameter(KetParameter.DURATION_HOUR)
                .flatMap(LoopLimits::number)
                .filter(hours -> hours > 0 && hours < StartLoop.LONGEST.toHours())
                .map(Duration::ofHours)
                .orElse(StartLoop.LONGEST);
        return new Asked(start, start.plus(time));
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,12}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private Listed listed(App app, List<Loop> loops) {
        Instant now = clock.instant();
        Map<String, List<Loop>> streams = loops.stream()
                .filter(loop -> loop.streamId() != null)
                .collect(Collectors.groupingBy(loop -> Objects.requireNonNull(loop.streamId())));
        asked.keySet().removeIf(stream -> stream.app().equals(app) && !streams.containsKey(stream.id()));
        Listed list = new Listed(now, new HashMap<>(), new HashSet<>());
        streams.forEach((id, tasks) -> limit(new Stream(app, id), tasks, now)
                .ifPresentOrElse(limit -> list.limits().put(id, limit), () -> list.unknown()
                        .add(id)));
        return list;
    }

    /** By our own word, unless the loop has been started anew since; or else by how long it has played. */
    private Optional<Instant> limit(Stream stream, List<Loop> tasks, Instant now) {
        Duration played = tasks.stream()
                .map(Loop::continueHour)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(null);
        Asked ours = asked.get(stream);
        // Whole hours: up to one more may have passed.
        Instant earliestStart = played == null ? null : now.minus(played).minus(Duration.ofHours(1));
        if (ours != null && (earliestStart == null || !earliestStart.isAfter(ours.from()))) {
            return Optional.of(ours.limit());
        }
        return byTimePlayed(played, earliestStart);
    }

    private static Optional<Instant> byTimePlayed(@Nullable Duration played, @Nullable Instant earliestStart) {
        return played == null || earliestStart == null || played.compareTo(StartLoop.LONGEST) >= 0
                ? Optional.empty()
                : Optional.of(earliestStart.plus(StartLoop.LONGEST));
    }

    /** How many streams have a loop; not a number before a list was read. */
    synchronized double count(App app) {
        Listed list = lists.get(app);
        return list == null ? Double.NaN : list.limits().size() + list.unknown().size();
    }

    /** How many of them have a limit that cannot be known. */
    synchronized double countUnknown(App app) {
        Listed list = lists.get(app);
        return list == null ? Double.NaN : list.unknown().size();
    }

    /** Until the first known limit, negative after it; not a number where none is known. */
    synchronized double secondsLeft(App app) {
        Listed list = lists.get(app);
        return list == null
                ? Double.NaN
                : list.limits().values().stream()
                        .min(Instant::compareTo)
                        .map(limit -> seconds(clock.instant(), limit))
                        .orElse(Double.NaN);
    }

    /** Since the list was read. */
    synchronized double secondsSinceList(App app) {
        Listed list = lists.get(app);
        return list == null ? Double.NaN : seconds(list.at(), clock.instant());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
