/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every task in the order of creation, those that have ended included, and the actions that read them. */
final class TaskLog {

    /** Beyond so many tasks the oldest are forgotten, as far as they have ended. */
    static final int REMEMBERED = 200_000;

    private static final int PAGE = 50;

    private final Deque<Task> tasks = new ArrayDeque<>();
    private final int remembered;
    private final Sweep sweep;

    TaskLog(int remembered) {
        this.remembered = remembered;
        this.sweep = new Sweep(2 * remembered);
    }

    void add(Task task, Instant now) {
        tasks.addLast(task);
        while (tasks.size() > remembered && tasks.getFirst().life().ended(now)) {
            tasks.removeFirst();
        }
        // One that never ends may stand before very many that have.
        AtomicInteger excess = new AtomicInteger(tasks.size() - remembered);
        sweep.over(tasks, old -> excess.get() > 0 && old.life().ended(now) && excess.getAndDecrement() > 0);
    }

    Optional<Task> find(String id) {
        return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
    }

    long count(Predicate<Task> which) {
        return tasks.stream().filter(which).count();
    }

    /** GetTaskList. */
    ObjectNode page(Parameters parameters, Instant now) {
        String uniqName = NameRule.UNIQ_NAME.require(parameters, "UniqName");
        String app = NameRule.APP.optional(parameters, "App");
        int type = type(parameters);
        LocalDate firstDay = day(parameters, "StartDate");
        LocalDate lastDay = day(parameters, "EndDate");
        if (lastDay.isBefore(firstDay)) {
            throw ServiceError.illegal("EndDate", "StartDate or a later day");
        }
        long marker = parameters.integer("Marker", 0, 0, Integer.MAX_VALUE);
        long limit = parameters.integer("Limit", PAGE, 1, PAGE);

        Instant from = ChinaTime.startOf(firstDay);
        Instant until = ChinaTime.startOf(lastDay.plusDays(1));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        long total = 0;
        for (Task task : tasks) {
            if (task.type() == type
                    && task.key().uniqName().equals(uniqName)
                    && (app == null || task.key().app().equals(app))
                    && !task.createdAt().isBefore(from)
                    && task.createdAt().isBefore(until)) {
                if (total >= marker && page.size() < limit) {
                    page.add(describe(task, now));
                }
                total++;
            }
        }
        answer.put("StartDate", firstDay.toString())
                .put("EndDate", lastDay.toString())
                .put("Marker", marker)
                .put("Total", total)
                .put("Count", page.size())
                .set("TaskInfo", page);
        return Answers.succeed(answer);
    }

    /** GetLiveTransDuration, whose answer no document describes: the seconds that transcodes and loops ran. */
    ObjectNode duration(Parameters parameters, Instant now) {
        String uniqName = NameRule.UNIQ_NAME.require(parameters, "UniqName");
        long start = UnixTime.require(parameters, "StartUnixTime");
        long end = UnixTime.require(parameters, "EndUnixTime");
        if (end <= start) {
            throw ServiceError.illegal("EndUnixTime", "later than StartUnixTime");
        }
        long granularity = parameters.integer("Granularity", 5, 1, Integer.MAX_VALUE);
        long resultType = parameters.integer("ResultType", 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Duration ran = tasks.stream()
                .filter(task ->
                        task.type() != Task.REDIRECT && task.key().uniqName().equals(uniqName))
                .map(task -> task.life().ranBetween(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end), now))
                .reduce(Duration.ZERO, Duration::plus);
        return Answers.succeed(JsonNodeFactory.instance
                .objectNode()
                .put("StartUnixTime", start)
                .put("EndUnixTime", end)
                .put("Granularity", granularity)
                .put("ResultType", resultType)
                .put("Duration", ran.toSeconds()));
    }

    private static int type(Parameters parameters) {
        return switch (parameters.requireText("TaskType")) {
            case "6" -> Task.REDIRECT;
            case "7" -> Task.LIVE_LOOP;
            case "8" -> Task.FILE_LOOP;
            default -> throw ServiceError.illegal("TaskType", "6 (redirect), 7 (live loop) or 8 (file loop)");
        };
    }

    private static LocalDate day(Parameters parameters, String name) {
        try {
            LocalDate day = LocalDate.parse(parameters.requireText(name));
            if (day.getYear() < 1 || day.getYear() > 9999) {
                throw ServiceError.illegal(name, "a day of the years 0001 to 9999");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw ServiceError.illegal(name, "a date yyyy-MM-dd");
        }
    }

    private static ObjectNode describe(Task task, Instant now) {
        @Nullable String failure = task.life().failure();
        boolean ended = task.life().ended(now);
        return JsonNodeFactory.instance
                .objectNode()
                .put("TaskID", task.id())
                .put("UniqName", task.key().uniqName())
                .put("App", task.key().app())
                .put("Preset", task.preset())
                .put("Format", task.format())
                .put("StreamID", task.stream())
                .put("SrcAddr", task.source().get())
                .put("DstAddr", task.target())
                .put("MsgType", "beijing")
                .put("QuotaType", Integer.toString(task.type()))
                .put("UseQuota", "1.0")
                // The document has no number for a task that waits for its time; it is not over, so it counts as on.
                .put("TranStatus", ended ? (failure == null ? "0" : "2") : "1")
                .put("task_error_msg", failure == null ? "success" : failure)
                .put("CreateTime", ChinaTime.format(task.createdAt()));
    }
}
