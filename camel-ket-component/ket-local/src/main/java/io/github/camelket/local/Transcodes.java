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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The transcode tasks of published streams. Publishing with a preset starts one task for each of its outputs; playing
 * {@code {stream}_{preset}} starts the preset's first output while anyone plays it.
 */
final class Transcodes {

    /** What the document's example shows for a task that runs; no other number is documented. */
    private static final int RUNNING = 30;

    /** Whose a stream is that was pushed: a push does not say, and so it is everybody's. */
    private static final String ANYBODY = "";

    private record StreamKey(String app, String stream) {}

    /** A name that is played and was started by playing. */
    private static final class Played {
        final List<Task> tasks = new ArrayList<>();
        int players;

        /** A task that failed is followed by another one as soon as somebody plays the name again. */
        boolean isTranscodedBy(Preset preset, Instant now) {
            return tasks.stream()
                    .anyMatch(task ->
                            task.key().equals(preset.key()) && !task.life().ended(now));
        }
    }

    private static final class Published {
        final String owner;
        final Life life;
        final List<Task> tasks = new ArrayList<>();
        final Map<String, Played> played = new HashMap<>();
        final List<String> pushTriggered = new ArrayList<>();

        Published(String owner, Life life) {
            this.owner = owner;
            this.life = life;
        }

        boolean pulled() {
            return !owner.equals(ANYBODY);
        }

        boolean concerns(AppKey key) {
            return !pulled() || owner.equals(key.uniqName());
        }
    }

    private final Presets presets;
    private final TaskLog log;
    private final TaskIds ids;
    /** By owner, because several accounts may pull a stream of the same name. */
    private final Map<StreamKey, Map<String, Published>> streams = new HashMap<>();

    private final Sweep sweep = new Sweep();

    Transcodes(Presets presets, TaskLog log, TaskIds ids) {
        this.presets = presets;
        this.log = log;
        this.ids = ids;
    }

    boolean isPublished(String app, String stream, Instant now) {
        return !published(app, stream, now).isEmpty();
    }

    /** Whether the account has a stream of this name already: one it pulls, or one that is pushed. */
    boolean isPublishedFor(AppKey key, String stream, Instant now) {
        return published(key.app(), stream, now).stream().anyMatch(published -> published.concerns(key));
    }

    /** What a stream is published to that is pushed. */
    static AppKey pushedTo(String app) {
        return new AppKey(ANYBODY, app);
    }

    /** Publishes a stream and starts the outputs of these presets (of several accounts, if they share the name). */
    List<String> publish(AppKey to, String stream, List<Preset> with, Life life, Instant now) {
        Published published = new Published(to.uniqName(), life);
        sweep.over(streams.values(), old -> haveEnded(old, now));
        streams.computeIfAbsent(new StreamKey(to.app(), stream), key -> new LinkedHashMap<>())
                .put(published.owner, published);
        for (Preset preset : with) {
            for (PresetOutput output : preset.outputs()) {
                published.tasks.add(task(
                        preset, output, stream, output.pushTriggeredName(stream), Life.openWithin(life, now), now));
                published.pushTriggered.add(output.pushTriggeredName(stream));
            }
        }
        return List.copyOf(published.pushTriggered);
    }

    boolean unpublish(String app, String stream, Instant now) {
        List<Published> published = published(app, stream, now);
        published.forEach(each -> each.life.endAt(now));
        return !published.isEmpty();
    }

    /** Whether there is anything to see under the name. */
    boolean play(String app, String name, Instant now) {
        if (isPublished(app, name, now)) {
            return true;
        }
        for (int cut = name.lastIndexOf('_'); cut > 0; cut = name.lastIndexOf('_', cut - 1)) {
            boolean seen = false;
            for (Published published : published(app, name.substring(0, cut), now)) {
                seen |= pull(published, app, name, cut, now);
            }
            if (seen) {
                return true;
            }
        }
        return streams.entrySet().stream()
                .filter(entry -> entry.getKey().app().equals(app))
                .flatMap(entry -> entry.getValue().values().stream())
                .anyMatch(published -> published.pushTriggered.contains(name) && published.life.running(now));
    }

    private boolean pull(Published published, String app, String name, int cut, Instant now) {
        if (published.pushTriggered.contains(name)) {
            return true;
        }
        String presetName = name.substring(cut + 1);
        List<Preset> triggered = presets.named(app, presetName).stream()
                .filter(preset -> published.concerns(preset.key()))
                .filter(preset -> preset.outputs().get(0).isPullTriggeredBy(presetName))
                .toList();
        if (triggered.isEmpty()) {
            return false;
        }
        Played played = published.played.computeIfAbsent(name, key -> new Played());
        played.players++;
        for (Preset preset : triggered) {
            if (!played.isTranscodedBy(preset, now)) {
                Task task = task(
                        preset,
                        preset.outputs().get(0),
                        name.substring(0, cut),
                        name,
                        Life.openWithin(published.life, now),
                        now);
                played.tasks.add(task);
                published.tasks.add(task);
            }
        }
        return true;
    }

    void stopPlaying(String app, String name, Instant now) {
        for (int cut = name.lastIndexOf('_'); cut > 0; cut = name.lastIndexOf('_', cut - 1)) {
            for (Published published : published(app, name.substring(0, cut), now)) {
                Played played = published.played.get(name);
                if (played != null && --played.players == 0) {
                    played.tasks.forEach(task -> task.life().endBy(now));
                    published.tasks.removeAll(played.tasks);
                    published.played.remove(name);
                }
            }
        }
    }

    /** GetStreamTranList. */
    ObjectNode list(Parameters parameters, Instant now) {
        AppKey key = AppKey.of(parameters);
        String stream = NameRule.STREAM.require(parameters, "StreamID");
        long outPull = parameters.integer("OutPull", -1, -1, 1);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("TranList");
        for (Published published : published(key.app(), stream, now)) {
            if (outPull != -1 && published.pulled() != (outPull == 1)) {
                continue;
            }
            published.tasks.stream()
                    .filter(task -> task.key().equals(key) && task.life().running(now))
                    .forEach(task -> list.addObject()
                            .put("Preset", task.preset())
                            .put("OutputFormat", task.format())
                            .put("TaskID", task.id())
                            .put("TranStatus", RUNNING)
                            .put("StreamName", task.stream())
                            .put("CreateTime", ChinaTime.format(task.createdAt())));
        }
        answer.put("ListCount", list.size());
        if (list.isEmpty()) {
            ServiceError none = new ServiceError(ErrNum.RECORD_EMPTY, "no transcode task of StreamID " + stream);
            none.members.setAll(answer);
            throw none;
        }
        return Answers.succeed(answer);
    }

    private Task task(Preset preset, PresetOutput output, String stream, String name, Life life, Instant now) {
        Task task = new Task(
                ids.next(),
                Task.TRANSCODE,
                preset.key(),
                preset.name(),
                Integer.toString(output.outputFormat()),
                stream,
                () -> stream,
                name,
                now,
                life);
        log.add(task, now);
        return task;
    }

    private List<Published> published(String app, String stream, Instant now) {
        StreamKey key = new StreamKey(app, stream);
        Map<String, Published> byOwner = streams.get(key);
        if (byOwner == null || haveEnded(byOwner, now)) {
            streams.remove(key);
            return List.of();
        }
        return List.copyOf(byOwner.values());
    }

    /** Drops those that have ended, and tells whether any is left. */
    private static boolean haveEnded(Map<String, Published> byOwner, Instant now) {
        byOwner.values().removeIf(published -> published.life.ended(now));
        return byOwner.isEmpty();
    }
}
