/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The actions that pull outside streams. A pull publishes its stream, so that presets apply to it. */
final class StreamPulls {

    /** The service drops a pull whose source has been silent for so long. */
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private record PullKey(AppKey key, String stream) {}

    private final Presets presets;
    private final Transcodes transcodes;
    private final TaskIds ids;
    private final Map<PullKey, Life> pulls = new HashMap<>();
    private final Sweep sweep = new Sweep();

    StreamPulls(Presets presets, Transcodes transcodes, TaskIds ids) {
        this.presets = presets;
        this.transcodes = transcodes;
        this.ids = ids;
    }

    ObjectNode start(Parameters parameters, Instant now) {
        PullKey pull = key(parameters);
        SourceRules.requireLive(parameters, "SrcUrl");
        parameters.text("Vdoid");
        parameters.text("DstUrl");
        Map<String, Preset> wanted = new LinkedHashMap<>();
        want(wanted, pull.key(), presetOf(parameters.text("Params")), "Params preset");
        want(wanted, pull.key(), checkExtParam(parameters), "ExtParam.preset");
        if (transcodes.isPublishedFor(pull.key(), pull.stream(), now)) {
            throw new ServiceError(ErrNum.RECORD_EXISTS, "StreamID " + pull.stream() + " is already published");
        }
        sweep.over(pulls.values(), life -> life.ended(now));
        Life life = Life.openFrom(now);
        pulls.put(pull, life);
        transcodes.publish(pull.key(), pull.stream(), List.copyOf(wanted.values()), life, now);
        return Answers.succeed(JsonNodeFactory.instance.objectNode().put("TaskID", ids.next()));
    }

    ObjectNode stop(Parameters parameters, Instant now) {
        PullKey pull = key(parameters);
        Life life = pulls.remove(pull);
        if (life == null || life.ended(now)) {
            throw new ServiceError(ErrNum.TASK_UNKNOWN, "no pull of StreamID " + pull.stream());
        }
        life.endAt(now);
        return Answers.success();
    }

    /** The outside sources of the stream fell silent. */
    boolean sourceStopped(String app, String stream, Instant now) {
        List<Life> silent = pulls.entrySet().stream()
                .filter(entry -> entry.getKey().key().app().equals(app)
                        && entry.getKey().stream().equals(stream)
                        && !entry.getValue().ended(now))
                .map(Map.Entry::getValue)
                .toList();
        silent.forEach(life -> life.endBy(now.plus(PATIENCE)));
        return !silent.isEmpty();
    }

    long count(String uniqName, Instant now) {
        return pulls.entrySet().stream()
                .filter(entry -> entry.getKey().key().uniqName().equals(uniqName)
                        && entry.getValue().running(now))
                .count();
    }

    private static PullKey key(Parameters parameters) {
        AppKey key = AppKey.of(parameters);
        return new PullKey(key, NameRule.STREAM.require(parameters, "StreamID"));
    }

    private void want(Map<String, Preset> wanted, AppKey key, @Nullable String preset, String path) {
        if (preset != null) {
            wanted.put(preset, presets.referred(key, preset, path));
        }
    }

    private static @Nullable String presetOf(@Nullable String params) {
        return params == null
                ? null
                : QueryString.parseText(params).stream()
                        .filter(pair ->
                                pair.name().equals("preset") && !pair.value().isEmpty())
                        .map(QueryString.Pair::value)
                        .findFirst()
                        .orElse(null);
    }

    /** ExtParam is a string that holds JSON; an object is taken as well. */
    private static @Nullable String checkExtParam(Parameters parameters) {
        if (!parameters.has("ExtParam")) {
            return null;
        }
        JsonNode given = parameters.node().get("ExtParam");
        try {
            JsonNode read = given.isTextual() ? Json.read(given.textValue()) : given;
            if (read instanceof ObjectNode object) {
                Parameters extra = new Parameters(object, "ExtParam.");
                extra.integer("interval", 6, 1, 20);
                extra.integer("retrytimes", 1, 1, 100);
                return NameRule.PRESET.optional(extra, "preset");
            }
        } catch (JsonProcessingException e) {
            throw ServiceError.illegal("ExtParam", "a string that holds a JSON object");
        }
        throw ServiceError.illegal("ExtParam", "a string that holds a JSON object");
    }
}
