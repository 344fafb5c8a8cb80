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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The redirect actions. */
final class Redirects {

    private static final long AHEAD_SECONDS = 600;
    private static final long SHORTEST_SECONDS = 600;

    /** A source and a target of one app: what the first form of RedirectStop names. */
    private record Pair(AppKey key, String source, String target) {}

    private final TaskLog log;
    private final TaskIds ids;
    private final Map<Pair, Task> byPair = new HashMap<>();
    private final Map<String, Task> byId = new HashMap<>();
    private final Sweep pairSweep = new Sweep();
    private final Sweep idSweep = new Sweep();

    Redirects(TaskLog log, TaskIds ids) {
        this.log = log;
        this.ids = ids;
    }

    /**
     * A pair that already runs does not keep the others of the request from starting: its element of {@code reqlist}
     * carries the running task's id and 1201. If none could start, the answer as a whole is 1201.
     */
    ObjectNode start(Parameters parameters, Instant now) {
        AppKey key = key(parameters);
        List<String> sources = parameters.requireTexts("src");
        List<String> targets = parameters.requireTexts("durl");
        RedirectRules.checkAddresses(parameters, sources, targets);
        // Shown by the document's example, and explained nowhere.
        parameters.int32("type");
        parameters.int32("start_index");
        Instant start = start(UnixTime.optionalOrPast(parameters, "task_start_time"), now);
        Instant end = end(UnixTime.optionalOrPast(parameters, "task_stop_time"), start, now);

        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        int started = 0;
        for (int i = 0; i < sources.size(); i++) {
            Pair pair = new Pair(key, sources.get(i), targets.get(i));
            Task running = byPair.get(pair);
            if (running != null && !running.life().ended(now)) {
                list.addObject().put("reqid", running.id()).put("errno", ErrNum.RECORD_EXISTS.number);
            } else {
                Task task = add(pair, new Life(start, end), now);
                list.addObject().put("reqid", task.id()).put("errno", ErrNum.SUCCESS.number);
                started++;
            }
        }
        ErrNum outcome = started > 0 ? ErrNum.SUCCESS : ErrNum.RECORD_EXISTS;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("errno", outcome.number)
                .put("errmsg", outcome.message)
                .put("uniqname", key.uniqName())
                .put("task_type", "redirect")
                .set("reqlist", list);
        return answer;
    }

    /** Stops by reqid, or by app, source and target; both at once contradict each other. */
    ObjectNode stop(Parameters parameters, Instant now) {
        Task task = parameters.has("reqid") ? byId(parameters) : byPair(parameters);
        if (task == null || task.life().ended(now)) {
            throw new ServiceError(ErrNum.TASK_UNKNOWN, "no such redirect");
        }
        task.life().endAt(now);
        return JsonNodeFactory.instance
                .objectNode()
                .put("errno", ErrNum.SUCCESS.number)
                .put("errmsg", ErrNum.SUCCESS.message);
    }

    private @Nullable Task byId(Parameters parameters) {
        if (parameters.has("src") || parameters.has("durl")) {
            throw ServiceError.illegal("reqid", "given without src and durl");
        }
        return byId.get(parameters.requireText("reqid"));
    }

    private @Nullable Task byPair(Parameters parameters) {
        AppKey key = key(parameters);
        return byPair.get(new Pair(key, parameters.requireText("src"), parameters.requireText("durl")));
    }

    private static AppKey key(Parameters parameters) {
        return new AppKey(NameRule.UNIQ_NAME.require(parameters, "uniqname"), NameRule.APP.require(parameters, "app"));
    }

    /** A time that is past, now or missing starts at once; one that is near is refused. */
    private static Instant start(long given, Instant now) {
        if (given <= now.getEpochSecond()) {
            return now;
        }
        if (given < now.getEpochSecond() + AHEAD_SECONDS) {
            throw ServiceError.illegal("task_start_time", "at least 10 minutes ahead, or not in the future");
        }
        return Instant.ofEpochSecond(given);
    }

    /** A time that is past, now or missing means: until it is stopped. */
    private static Instant end(long given, Instant start, Instant now) {
        if (given <= now.getEpochSecond()) {
            return Instant.MAX;
        }
        if (given < start.getEpochSecond() + SHORTEST_SECONDS) {
            throw ServiceError.illegal("task_stop_time", "at least 10 minutes after the start");
        }
        return Instant.ofEpochSecond(given);
    }

    private Task add(Pair pair, Life life, Instant now) {
        pairSweep.over(byPair.values(), task -> task.life().ended(now));
        idSweep.over(byId.values(), task -> task.life().ended(now));
        Task task = new Task(
                ids.next(),
                Task.REDIRECT,
                pair.key(),
                // The document's example shows these two and calls them without meaning.
                "presetredirect",
                "18447",
                ids.next(),
                pair::source,
                pair.target(),
                now,
                life);
        byPair.put(pair, task);
        byId.put(task.id(), task);
        log.add(task, now);
        return task;
    }
}
