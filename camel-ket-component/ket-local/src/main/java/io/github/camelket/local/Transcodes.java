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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The transcode tasks of published streams. Publishing with a preset starts one task for each of its outputs; playing
 * {@code {stream}_{preset}} starts the preset's first output while anyone plays it.
 */
final class Transcodes {

    /** What the document's example shows for a task that runs; no other number is documented. */
    private static final int RUNNING = 30;

    private record StreamKey(String app, String stream) {}

    /** A name that is played and was started by playing. */
    private static final class Played {
        final List<Task> tasks = new ArrayList<>();
        int players;
    }

    private static final class Published {
        final Life life;
        final boolean pulled;
        final List<Task> tasks = new ArrayList<>();
        final Map<String, Played> played = new HashMap<>();
        final List<String> pushTriggered = new ArrayList<>();

        Published(Life life, boolean pulled) {
            this.life = life;
            this.pulled = pulled;
        }
    }

    private final Presets presets;
    private final TaskLog log;
    private final TaskIds ids;
    private final Map<StreamKey, Published> streams = new HashMap<>();
    private final Sweep sweep = new Sweep();

    Transcodes(Presets presets, TaskLog log, TaskIds ids) {
        this.presets = presets;
        this.log = log;
        this.ids = ids;
    }

    boolean isPublished(String app, String stream, Instant now) {
        return published(app, stream, now) != null;
    }

    /** Publishes a stream and starts the outputs of these presets (of several accounts, if they share the name). */
    List<String> publish(String app, String stream, List<Preset> with, Life life, boolean pulled, Instant now) {
        Published published = new Published(life, pulled);
        sweep.over(streams.values(), old -> old.life.ended(now));
        streams.put(new StreamKey(app, stream), published);
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
        Published published = published(app, stream, now);
        if (published == null) {
            return false;
        }
        published.life.endAt(now);
        return true;
    }

    /** Whether there is anything to see under the name. */
    boolean play(String app, String name, Instant now) {
        if (isPublished(app, name, now)) {
            return true;
        }
        for (int cut = name.lastIndexOf('_'); cut > 0; cut = name.lastIndexOf('_', cut - 1)) {
            Published published = published(app, name.substring(0, cut), now);
            if (published != null && pull(published, app, name, cut, now)) {
                return true;
            }
        }
        return streams.entrySet().stream()
                .anyMatch(entry -> entry.getKey().app().equals(app)
                        && entry.getValue().pushTriggered.contains(name)
                        && entry.getValue().life.running(now));
    }

    private boolean pull(Published published, String app, String name, int cut, Instant now) {
        if (published.pushTriggered.contains(name)) {
            return true;
        }
        String presetName = name.substring(cut + 1);
        List<Preset> triggered = presets.named(app, presetName).stream()
                .filter(preset -> preset.outputs().get(0).isPullTriggeredBy(presetName))
                .toList();
        if (triggered.isEmpty()) {
            return false;
        }
        Played played = published.played.computeIfAbsent(name, key -> new Played());
        if (played.players++ == 0) {
            for (Preset preset : triggered) {
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
            Published published = published(app, name.substring(0, cut), now);
            Played played = published == null ? null : published.played.get(name);
            if (published != null && played != null && --played.players == 0) {
                played.tasks.forEach(task -> task.life().endAt(now));
                published.tasks.removeAll(played.tasks);
                published.played.remove(name);
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
        Published published = published(key.app(), stream, now);
        if (published != null && (outPull == -1 || published.pulled == (outPull == 1))) {
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

    private @Nullable Published published(String app, String stream, Instant now) {
        StreamKey key = new StreamKey(app, stream);
        Published published = streams.get(key);
        if (published != null && published.life.ended(now)) {
            streams.remove(key);
            return null;
        }
        return published;
    }
}
