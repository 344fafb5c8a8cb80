/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.redirect;

import io.github.camelket.model.KetError;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.model.RedirectStop;
import io.github.camelket.model.RedirectTask;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * What runs, what should, and so what is to be done. A row of the file starts relays; one that is broken or gone starts none,
 * but what it said last still says when its relays end.
 */
public final class Schedule {

    private final Duration retryAfter;
    private final Duration safetyNet;

    /** The rows of this look that can be used, by match. */
    private final Map<String, Fixture> rows = new LinkedHashMap<>();
    /** Every match as it was known last. */
    private final Map<String, Fixture> known = new LinkedHashMap<>();
    /** What a row has or had, as long as it runs, with the name of its match. */
    private final Map<Relay, String> ours = new LinkedHashMap<>();
    /** When a start was attempted last. */
    private final Map<Relay, Instant> tried = new HashMap<>();

    private final Map<Relay, TaskInfo> tasks = new HashMap<>();

    /** A call that starts relays of a match, and what has become of those that ran before. */
    public record Start(String match, RedirectStart call, List<String> failures) {

        /** Where to, for the log. */
        public String targets() {
            return relays().stream().map(Relay::host).collect(Collectors.joining(", "));
        }

        List<Relay> relays() {
            return IntStream.range(0, call.src().size())
                    .mapToObj(i -> new Relay(call.src().get(i), call.durl().get(i)))
                    .toList();
        }
    }

    /** A call that stops a relay. */
    public record Stop(String match, String target, RedirectStop call) {}

    Schedule(Duration retryAfter, Duration safetyNet) {
        this.retryAfter = retryAfter;
        this.safetyNet = safetyNet;
    }

    /** A look begins with what the service lists, the oldest first. */
    public void begin(@Body TaskListResult list) {
        rows.clear();
        tasks.clear();
        for (TaskInfo task : list.taskInfo()) {
            tasks.merge(new Relay(task.srcAddr(), task.dstAddr()), task, (one, later) -> isRunning(one) ? one : later);
        }
        ours.keySet().removeIf(relay -> !isRunning(tasks.get(relay)));
    }

    /** @throws IllegalArgumentException if there was a row of the same match before */
    public void add(@Body Fixture row) {
        if (rows.putIfAbsent(row.match(), row) != null) {
            throw new IllegalArgumentException(
                    "match must be a name that no other row has, but '" + row.match() + "' is in a line above");
        }
        known.put(row.match(), row);
        row.relays().forEach(relay -> ours.put(relay, row.match()));
    }

    public List<Start> toStart(@ExchangeProperty("now") long now) {
        Instant time = Instant.ofEpochMilli(now);
        List<Start> starts = new ArrayList<>();
        for (Fixture row : rows.values()) {
            List<Relay> missing = row.isOn(time)
                    ? row.relays().stream().filter(relay -> isDue(relay, time)).toList()
                    : List.of();
            if (!missing.isEmpty()) {
                missing.forEach(relay -> tried.put(relay, time));
                starts.add(
                        new Start(row.match(), row.start(missing, row.end().plus(safetyNet)), failures(row, missing)));
            }
        }
        return starts;
    }

    /** Whether it does not run, and the last attempt is some time ago. */
    private boolean isDue(Relay relay, Instant now) {
        return !isRunning(tasks.get(relay))
                && !tried.getOrDefault(relay, Instant.MIN).plus(retryAfter).isAfter(now);
    }

    /** What the service tells of relays that ended by themselves. */
    private List<String> failures(Fixture row, List<Relay> missing) {
        return missing.stream()
                .map(relay -> {
                    TaskInfo task = tasks.get(relay);
                    boolean failed = task != null
                            && TaskState.FAILED.equals(task.tranStatus())
                            && task.createTime() != null
                            && !task.createTime().isBefore(row.start());
                    return failed ? relay.host() + " failed: " + task.taskErrorMsg() : "";
                })
                .filter(failure -> !failure.isEmpty())
                .toList();
    }

    /** What of a start was refused: the answer as a whole is a success if any relay was started. */
    public List<String> refused(@ExchangeProperty("start") Start start, @Body RedirectStartResult answer) {
        List<Relay> relays = start.relays();
        List<RedirectTask> accepted = answer.reqList();
        return IntStream.range(0, relays.size())
                .filter(i -> i >= accepted.size() || !runs(accepted.get(i)))
                .mapToObj(i -> relays.get(i).host() + " refused"
                        + (i < accepted.size()
                                ? " with error " + accepted.get(i).errNum()
                                : ""))
                .toList();
    }

    private static boolean runs(RedirectTask task) {
        return task.errNum() != null
                && (task.errNum() == KetError.SUCCESS.number() || task.errNum() == KetError.ALREADY_EXISTS.number());
    }

    /** What runs, is a row's business, and should not run by any row. */
    public List<Stop> toStop(@ExchangeProperty("now") long now) {
        Instant time = Instant.ofEpochMilli(now);
        Map<Relay, String> stops = new LinkedHashMap<>(ours);
        known.values().stream()
                .filter(row -> row.isOn(time))
                .flatMap(row -> row.relays().stream())
                .forEach(stops::remove);
        stops.keySet().removeIf(relay -> !isRunning(tasks.get(relay)));
        // Moved to another time, it is started as soon as that comes.
        tried.keySet().removeAll(stops.keySet());
        return stops.entrySet().stream()
                .map(stop -> new Stop(
                        stop.getValue(),
                        stop.getKey().host(),
                        RedirectStop.builder()
                                .src(stop.getKey().source())
                                .durl(stop.getKey().target())
                                .build()))
                .toList();
    }

    private static boolean isRunning(TaskInfo task) {
        return task != null && TaskState.RUNNING.equals(task.tranStatus());
    }
}
