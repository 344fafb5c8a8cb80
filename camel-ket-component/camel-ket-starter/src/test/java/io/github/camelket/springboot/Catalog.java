/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelket.KetComponent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What camel-ket's catalog has of the component. */
final class Catalog {

    private Catalog() {}

    /** By name, those of the component. */
    static Map<String, JsonNode> options() throws IOException {
        try (InputStream catalog = KetComponent.class.getResourceAsStream("/META-INF/io/github/camelket/ket.json")) {
            Map<String, JsonNode> options = new TreeMap<>();
            new ObjectMapper()
                    .readTree(catalog)
                    .get("componentProperties")
                    .properties()
                    .forEach(option -> options.put(option.getKey(), option.getValue()));
            return options;
        }
    }

    static List<String> secrets() throws IOException {
        return options().entrySet().stream()
                .filter(option -> option.getValue().get("secret").asBoolean())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The type that an option has as a property, which may have no value. */
    static String javaType(JsonNode option) {
        return switch (option.get("type").asText()) {
            case "boolean" -> Boolean.class.getName();
            case "integer" -> Integer.class.getName();
            case "duration" -> Duration.class.getName();
            default -> option.get("javaType").asText();
        };
    }
}
