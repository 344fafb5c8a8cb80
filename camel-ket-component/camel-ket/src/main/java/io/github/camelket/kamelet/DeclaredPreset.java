/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelket.model.Content;
import io.github.camelket.model.Difference;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.PresetDetail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * A preset that is declared, beside the one of its name that the service has. What is not declared is left as it is: the
 * service fills in what was not said, and the vendor may have set what nobody else knows. The outputs are declared as a
 * whole, in their order; which is which is told by what the names of their streams end in.
 */
final class DeclaredPreset {

    /** What names the preset, and is none of its content. */
    static final List<String> NAMES = List.of("UniqName", "App", "Preset");

    private static final String OUTPUT = "Output";

    private final ObjectNode declared;
    /** What an update would have to send to leave the service's preset as it is. */
    private final ObjectNode present;
    /** For each output that is declared the service's own; one that is not there yet stands for itself. */
    private final ArrayNode outputs;

    /** @param parameters what a call that makes the preset would be sent with */
    DeclaredPreset(ObjectNode parameters, PresetDetail detail) {
        this.declared = parameters.deepCopy();
        this.present = KetJson.MAPPER.valueToTree(
                detail.update(parameters.path("Preset").asText(), UnaryOperator.identity()));
        if (declared.path(OUTPUT).isEmpty()) {
            // Where the rules that want one are off, it is left as it is like anything else.
            declared.set(OUTPUT, present.withArray(OUTPUT));
        }
        this.outputs = matching(declared.path(OUTPUT), present.path(OUTPUT));
    }

    /** What is not at the service as it is declared. */
    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        String wanted = endings(declared.path(OUTPUT));
        String found = endings(present.path(OUTPUT));
        if (!wanted.equals(found)) {
            differences.add(new Difference(OUTPUT, TextNode.valueOf(wanted), TextNode.valueOf(found)));
        }
        ObjectNode matched = present.deepCopy();
        matched.set(OUTPUT, outputs);
        differences.addAll(Content.differences(declared.deepCopy().without(NAMES), matched));
        return differences;
    }

    /** What UpdatePreset, which replaces a preset as a whole, is to be sent: what is declared over what is there. */
    ObjectNode update() {
        ObjectNode update = over(declared, present);
        ArrayNode merged = update.putArray(OUTPUT);
        for (int i = 0; i < outputs.size(); i++) {
            merged.add(over(declared.path(OUTPUT).get(i), outputs.get(i)));
        }
        return update;
    }

    private static ArrayNode matching(JsonNode declared, JsonNode present) {
        Map<String, JsonNode> byEnding = new LinkedHashMap<>();
        present.forEach(output -> byEnding.putIfAbsent(ending(output), output));
        ArrayNode matching = JsonNodeFactory.instance.arrayNode();
        declared.forEach(output -> matching.add(byEnding.getOrDefault(ending(output), output)));
        return matching;
    }

    private static String endings(JsonNode outputs) {
        return String.join(
                " ",
                StreamSupport.stream(outputs.spliterator(), false)
                        .map(DeclaredPreset::ending)
                        .toList());
    }

    /** The suffix, or what stands for it where there is none: the number of the format, and its index in two digits. */
    private static String ending(JsonNode output) {
        JsonNode format = output.path("format");
        String suffix = format.path("suffix").asText();
        if (!suffix.isEmpty()) {
            return suffix;
        }
        String index = format.path("format_index").asText();
        return "_" + format.path("output_format").asText() + (index.length() == 1 ? "0" : "") + index;
    }

    /** Structures are laid over each other member by member; a list is taken as it is declared. */
    private static JsonNode over(JsonNode declared, JsonNode present) {
        return declared instanceof ObjectNode members && present instanceof ObjectNode there
                ? over(members, there)
                : declared;
    }

    private static ObjectNode over(ObjectNode declared, ObjectNode present) {
        ObjectNode merged = present.deepCopy();
        declared.properties().stream()
                .filter(member -> !Content.isEmpty(member.getValue()))
                .forEach(member -> {
                    String name = nameIn(present, member.getKey());
                    merged.set(name, over(member.getValue(), present.path(name)));
                });
        return merged;
    }

    /** The service and its client libraries are not of one mind about case. */
    private static String nameIn(ObjectNode structure, String name) {
        return structure.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }
}
