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
import io.github.camelket.local.SourceRules.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The loop actions. */
final class Loops {

    /** 20 days, the longest that one StartLoop or UpdateLoop can ask for. */
    static final int MAX_HOURS = 480;

    private static final long START_AHEAD_SECONDS = 60;
    private static final long SHORTEST_SECONDS = 30;

    private final Presets presets;
    private final TaskLog log;
    private final TaskIds ids;
    private final Function<String, Duration> lengthOf;
    private final int maxTasks;

    private final Map<AppKey, Map<String, Loop>> loops = new HashMap<>();
    /** Tasks of each account's loops in the map above, the ended ones included until they are swept out. */
    private final Map<String, Integer> taskCounts = new HashMap<>();

    Loops(Presets presets, TaskLog log, TaskIds ids, Settings settings) {
        this.presets = presets;
        this.log = log;
        this.ids = ids;
        this.lengthOf = settings.sourceLength();
        this.maxTasks = settings.maxLoopTasks();
    }

    ObjectNode start(Parameters parameters, Instant now) {
        AppKey key = AppKey.of(parameters);
        String stream = NameRule.STREAM.require(parameters, "StreamID");
        String presetName = NameRule.PRESET.require(parameters, "Preset");
        String domain = SourceRules.requireDomain(parameters, "PubDomain");
        List<Source> sources = SourceRules.loopSources(parameters);
        Loop.Plan plan = plan(parameters, now);
        Preset preset = presets.referred(key, presetName, "Preset");
        if (onAir(key, stream, now) != null) {
            throw new ServiceError(ErrNum.RECORD_EXISTS, "a loop on StreamID " + stream);
        }
        makeRoom(key, preset.outputs().size(), now);

        Loop loop = new Loop(key, stream, presetName, domain, now, plan, sources);
        loop.reckonEnd(lengthOf);
        put(loop, preset);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("List");
        for (Task task : loop.tasks) {
            log.add(task, now);
            list.addObject().put("TaskID", task.id()).put("Format", Integer.parseInt(task.format()));
        }
        return Answers.succeed(answer);
    }

    ObjectNode stop(Parameters parameters, Instant now) {
        require(parameters, now).life.endAt(now);
        return Answers.success();
    }

    ObjectNode update(Parameters parameters, Instant now) {
        boolean newSources = parameters.has("SrcInfo");
        boolean newLimit = parameters.has("DurationHour");
        AppKey.of(parameters);
        NameRule.STREAM.require(parameters, "StreamID");
        if (!newSources && !newLimit) {
            throw ServiceError.lacking("DurationHour or SrcInfo");
        }
        List<Source> sources = newSources ? SourceRules.loopSources(parameters) : List.of();
        Instant limit = now.plus(hours(parameters, 1));
        Loop loop = require(parameters, now);
        if (!loop.life.running(now)) {
            throw new ServiceError(ErrNum.UPDATE_FAILED, "the loop on StreamID " + loop.stream + " has not started");
        }
        if (newSources) {
            loop.play(sources, now);
        }
        if (newLimit) {
            loop.limit(limit);
        }
        loop.reckonEnd(lengthOf);
        return Answers.success();
    }

    /** What is on air or waits for its time; what has ended is found in GetTaskList. */
    ObjectNode list(Parameters parameters, Instant now) {
        AppKey key = AppKey.of(parameters);
        String stream = NameRule.STREAM.optional(parameters, "StreamID");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Loop loop : loops.getOrDefault(key, Map.of()).values()) {
            if ((stream == null || stream.equals(loop.stream)) && !loop.ended(now)) {
                loop.tasks.stream()
                        .filter(task -> !task.life().ended(now))
                        .forEach(task -> list.add(describe(loop, task, now)));
            }
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("Total", list.size()).set("List", list);
        return Answers.succeed(answer);
    }

    private static ObjectNode describe(Loop loop, Task task, Instant now) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("OutputFormat", task.format());
        ArrayNode sources = shown.putArray("SrcInfo");
        loop.sources().forEach(source -> sources.add(source.path()));
        long hours = Math.max(0, Duration.between(loop.life.start(), now).toHours());
        return shown.put("App", loop.key.app())
                .put("PubDomain", loop.domain)
                .put("Preset", loop.preset)
                .put("ContinueHour", Long.toString(hours))
                .put("TaskID", task.id())
                .put("StreamID", loop.stream)
                .put("CreateTime", ChinaTime.format(loop.createdAt));
    }

    private static Loop.Plan plan(Parameters parameters, Instant now) {
        long start = UnixTime.optional(parameters, "TaskStartTime");
        long stop = UnixTime.optional(parameters, "TaskStopTime");
        long times = parameters.integer("LoopTimes", 0, 0, Integer.MAX_VALUE);
        if (start != 0 && start < now.getEpochSecond() + START_AHEAD_SECONDS) {
            throw ServiceError.illegal("TaskStartTime", "at least 1 minute ahead");
        }
        if (stop != 0 && stop - (start != 0 ? start : now.getEpochSecond()) <= SHORTEST_SECONDS) {
            throw ServiceError.illegal("TaskStopTime", "more than 30 s after the start");
        }
        return new Loop.Plan(
                start == 0 ? now : Instant.ofEpochSecond(start),
                stop == 0 ? null : Instant.ofEpochSecond(stop),
                times,
                hours(parameters, 0));
    }

    /** A new loop's clients send 0 hours for what they do not set; an update that asks for none is a mistake. */
    private static Duration hours(Parameters parameters, int min) {
        long hours = parameters.integer("DurationHour", MAX_HOURS, min, MAX_HOURS);
        return Duration.ofHours(hours == 0 ? MAX_HOURS : hours);
    }

    private void put(Loop loop, Preset preset) {
        for (PresetOutput output : preset.outputs()) {
            boolean live = loop.sources().stream().allMatch(Source::isLive);
            loop.tasks.add(new Task(
                    ids.next(),
                    live ? Task.LIVE_LOOP : Task.FILE_LOOP,
                    loop.key,
                    loop.preset,
                    Integer.toString(output.outputFormat()),
                    loop.stream,
                    loop::firstSource,
                    "rtmp://" + loop.domain + "/" + loop.key.app() + "/" + output.pushTriggeredName(loop.stream),
                    loop.createdAt,
                    // A task can fail alone, and ends with its loop.
                    Life.openWithin(loop.life, loop.life.start())));
        }
        Map<String, Loop> ofApp = loops.computeIfAbsent(loop.key, key -> new LinkedHashMap<>());
        // Lists are in the order of creation, so a stream's next loop goes to the end.
        Loop before = ofApp.remove(loop.stream);
        ofApp.put(loop.stream, loop);
        taskCounts.merge(
                loop.key.uniqName(), loop.tasks.size() - (before == null ? 0 : before.tasks.size()), Integer::sum);
    }

    /** Sweeps only when the count that includes ended loops is over the limit, so that starting stays cheap. */
    private void makeRoom(AppKey key, int wanted, Instant now) {
        if (taskCounts.getOrDefault(key.uniqName(), 0) + wanted <= maxTasks) {
            return;
        }
        int left = 0;
        for (Map.Entry<AppKey, Map<String, Loop>> ofApp : loops.entrySet()) {
            if (ofApp.getKey().uniqName().equals(key.uniqName())) {
                ofApp.getValue().values().removeIf(loop -> loop.ended(now));
                left += ofApp.getValue().values().stream()
                        .mapToInt(loop -> loop.tasks.size())
                        .sum();
            }
        }
        taskCounts.put(key.uniqName(), left);
        if (left + wanted > maxTasks) {
            throw new ServiceError(ErrNum.TASK_FAILED, "there may be at most " + maxTasks + " loop tasks");
        }
    }

    private Loop require(Parameters parameters, Instant now) {
        AppKey key = AppKey.of(parameters);
        String stream = NameRule.STREAM.require(parameters, "StreamID");
        Loop loop = onAir(key, stream, now);
        if (loop == null) {
            throw new ServiceError(ErrNum.TASK_UNKNOWN, "no loop on StreamID " + stream);
        }
        return loop;
    }

    private @Nullable Loop onAir(AppKey key, String stream, Instant now) {
        Loop loop = loops.getOrDefault(key, Map.of()).get(stream);
        return loop == null || loop.ended(now) ? null : loop;
    }
}
