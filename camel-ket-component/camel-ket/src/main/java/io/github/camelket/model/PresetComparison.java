/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A preset that was declared beside what the service has, as the Kamelet ket-preset-sink found it.
 *
 * @param preset the name of the preset
 * @param state how the two compare
 * @param differences what is different; of a preset that is missing, nothing
 */
public record PresetComparison(
        @JsonProperty("preset") String preset,
        @JsonProperty("state") State state,
        @JsonProperty("differences") List<Difference> differences)
        implements KetMessage {

    /** How a preset that was declared and the service's own compare. */
    public enum State {
        /** The service has none of that name. */
        MISSING,
        /** Something that is declared is not so at the service. */
        DIFFERENT,
        /** All that is declared is so. */
        SAME
    }

    public PresetComparison {
        differences = List.copyOf(differences);
    }

    /** There is nothing that this record does not name. */
    @Override
    public Map<String, JsonNode> unknown() {
        return Map.of();
    }

    /** One line, such as {@code ladder differs: Output[1].format.vbr is 819200, declared 716800}. */
    public String summary() {
        return switch (state) {
            case MISSING -> preset + " is missing";
            case SAME -> preset + " is as declared";
            case DIFFERENT ->
                differences.stream()
                        .map(Difference::toString)
                        .collect(Collectors.joining("; ", preset + " differs: ", ""));
        };
    }
}
