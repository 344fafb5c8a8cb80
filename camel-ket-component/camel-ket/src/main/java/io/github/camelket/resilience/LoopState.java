/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.client.KetRequest;
import io.github.camelket.model.Content;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.LoopTask;
import io.github.camelket.model.StartLoopResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The loop on a stream, as GetLoopList (查询轮播列表接口) tells it. It tells preset, domain and sources, and neither times nor
 * how often or how long the loop plays.
 */
final class LoopState implements WantedState {

    private final Instant made;

    /** @param made when the call was made */
    LoopState(Instant made) {
        this.made = made;
    }

    @Override
    public Finding look(KetRequest asked, StateReader reader) throws UnreadableStateException {
        KetAction action = asked.action();
        if (action == KetAction.UPDATE_LOOP && !has(asked, KetParameter.SRC_INFO)) {
            return Finding.undecidable("how long a loop goes on cannot be read back");
        }
        Optional<List<LoopSource>> sources = sources(asked);
        if (action != KetAction.STOP_LOOP && sources.isEmpty()) {
            return Finding.undecidable("the sources that were asked for are no list of sources");
        }
        List<Loop> onAir = onAir(asked, reader);
        if (action == KetAction.STOP_LOOP) {
            return stopped(onAir);
        }
        if (onAir.isEmpty()) {
            return has(asked, KetParameter.LOOP_TIMES)
                    ? Finding.open("no loop is on air on that stream, or none any more: LoopTimes may be over")
                    : Finding.notAsAsked("no loop is on air on that stream");
        }
        List<String> differences = onAir.stream()
                .flatMap(loop -> Content.differingPaths(wanted(asked, sources.orElseThrow()), shown(loop)).stream())
                .distinct()
                .toList();
        if (!differences.isEmpty()) {
            return Finding.notAsAsked("the loop on air differs in " + String.join(", ", differences));
        }
        if (action == KetAction.START_LOOP) {
            return Finding.asAsked(started(onAir));
        }
        return has(asked, KetParameter.DURATION_HOUR)
                ? Finding.undecidable(
                        "the sources are those asked for, but how long the loop goes on cannot be read back")
                : Finding.asAsked(Concluded.acknowledgement(action));
    }

    /** A loop that was started since may be another one, which nobody asked to stop. */
    private Finding stopped(List<Loop> onAir) {
        if (onAir.isEmpty()) {
            return Finding.asAsked(Concluded.acknowledgement(KetAction.STOP_LOOP));
        }
        return onAir.stream().map(Loop::createTime).anyMatch(started -> started != null && started.isAfter(made))
                ? Finding.open("a loop is on air, but it was started since")
                : Finding.notAsAsked("the loop is on air");
    }

    private static boolean has(KetRequest asked, KetParameter parameter) {
        return asked.parameters().hasNonNull(asked.action().wireNameOf(parameter));
    }

    /** Nothing if they cannot be read, as nobody checked them. */
    private static Optional<List<LoopSource>> sources(KetRequest asked) {
        JsonNode sources = asked.parameters().path("SrcInfo");
        if (!sources.isArray() || sources.isEmpty()) {
            return Optional.empty();
        }
        List<LoopSource> read = KetJson.MAPPER.convertValue(
                sources, KetJson.MAPPER.getTypeFactory().constructCollectionType(List.class, LoopSource.class));
        // What is no source is read as nothing.
        return read.stream().allMatch(source -> source != null && source.path() != null)
                ? Optional.of(read)
                : Optional.empty();
    }

    private static List<Loop> onAir(KetRequest asked, StateReader reader) throws UnreadableStateException {
        ObjectNode parameters = StateReader.parameters(
                asked, KetAction.GET_LOOP_LIST, KetParameter.UNIQ_NAME, KetParameter.APP, KetParameter.STREAM_ID);
        String stream = parameters.path("StreamID").asText();
        return reader.read(KetAction.GET_LOOP_LIST, parameters, LoopListResult.class).list().stream()
                .filter(loop -> stream.equals(loop.streamId()))
                .toList();
    }

    /** What is asked for of what the list tells; sources by the order they play in. */
    private static ObjectNode wanted(KetRequest asked, List<LoopSource> sources) {
        ObjectNode wanted = asked.parameters().deepCopy().retain("Preset", "PubDomain");
        wanted.set("SrcInfo", paths(sources));
        return wanted;
    }

    private static JsonNode shown(Loop loop) {
        return KetJson.MAPPER
                .createObjectNode()
                .put("Preset", loop.preset())
                .put("PubDomain", loop.pubDomain())
                .set("SrcInfo", paths(loop.srcInfo()));
    }

    /** The list may tell sources without an index, and then in order. */
    private static ArrayNode paths(List<LoopSource> sources) {
        ArrayNode paths = KetJson.MAPPER.createArrayNode();
        sources.stream()
                .sorted(Comparator.comparing(LoopSource::index, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(source -> paths.add(source.path()));
        return paths;
    }

    private static StartLoopResult started(List<Loop> onAir) {
        List<LoopTask> tasks = onAir.stream()
                .map(loop -> new LoopTask(loop.taskId(), loop.outputFormat(), Map.of()))
                .toList();
        return new StartLoopResult(
                tasks, List.of(), Concluded.SUCCESS, Concluded.from(KetAction.START_LOOP), null, Map.of());
    }
}
