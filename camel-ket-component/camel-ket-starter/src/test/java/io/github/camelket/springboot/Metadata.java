/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** What tools that complete properties are told of the component's, as its catalog has it. */
final class Metadata {

    static final String FILE = "META-INF/spring-configuration-metadata.json";

    private static final String PREFIX = "camel.component.ket";
    private static final String CLASS = KetComponentConfiguration.class.getName();

    private Metadata() {}

    static String ofCatalog() throws IOException {
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(property(
                "customizer.enabled", "Whether the properties camel.component.ket.* are set on the component."));
        properties.add(property("enabled", "Whether to configure the component ket."));
        Catalog.options().forEach((name, option) -> properties.add(property(name, option)));
        properties.sort((one, other) ->
                one.get("name").toString().compareTo(other.get("name").toString()));
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        DefaultIndenter indented = new DefaultIndenter("  ", "\n");
        lines.indentObjectsWith(indented);
        lines.indentArraysWith(indented);
        return new ObjectMapper().writer(lines).writeValueAsString(Map.of("properties", properties)) + "\n";
    }

    /** The name of an option's property. */
    static String property(String option) {
        return PREFIX + "." + DataObjectPropertyName.toDashedForm(option);
    }

    private static Map<String, Object> property(String name, String description) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", PREFIX + "." + name);
        property.put("type", Boolean.class.getName());
        property.put("description", description);
        property.put("defaultValue", true);
        return property;
    }

    private static Map<String, Object> property(String option, JsonNode said) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", property(option));
        property.put("type", Catalog.javaType(said));
        String secret = said.get("secret").asBoolean() ? "Secret: keep it out of files that others read. " : "";
        property.put("description", secret + said.get("description").asText());
        property.put("sourceType", CLASS);
        if (said.has("defaultValue")) {
            property.put("defaultValue", defaultValue(said));
        }
        return property;
    }

    /** Durations and constants as they are written in Spring Boot. */
    private static Object defaultValue(JsonNode option) {
        JsonNode value = option.get("defaultValue");
        return switch (option.get("type").asText()) {
            case "duration" -> Duration.ofMillis(value.asLong()).toSeconds() + "s";
            case "enum" -> value.asText().toLowerCase(Locale.ROOT);
            default -> value;
        };
    }
}
