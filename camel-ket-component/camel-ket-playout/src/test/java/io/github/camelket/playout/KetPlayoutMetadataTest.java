/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;

/** What tools that complete the properties of Spring Boot are told: the options of the builder, as the page on playout has them. */
class KetPlayoutMetadataTest {

    private static final Path METADATA = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final Path PAGE = Path.of("../../src/docs/playout.md");

    @Test
    void itHasEachOptionWithTypeAndDefault() throws Exception {
        Map<String, JsonNode> metadata = metadata();
        Map<String, String> types = new HashMap<>();
        metadata.forEach((option, said) -> types.put(option, said.get("type").asText()));
        Map<String, String> expected = new HashMap<>();
        try (CamelContext context = new DefaultCamelContext()) {
            for (Method option : KetPlayoutBuilder.class.getMethods()) {
                if (option.getReturnType() == KetPlayoutBuilder.class && option.getParameterCount() == 1) {
                    Field field = KetPlayoutBuilder.class.getDeclaredField(option.getName());
                    field.setAccessible(true);
                    Object usual = field.get(new KetPlayoutBuilder());
                    Class<?> type = ObjectHelper.convertPrimitiveTypeToWrapperType(field.getType());
                    expected.put(option.getName(), type.getName());
                    JsonNode told = metadata.get(option.getName()).get("defaultValue");
                    assertThat(told == null ? null : context.getTypeConverter().convertTo(type, told.asText()))
                            .as(option.getName())
                            .isEqualTo(usual);
                }
            }
        }
        assertThat(types).hasSizeGreaterThan(5).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void itSaysWhatThePageSays() throws IOException {
        String table = StringHelper.between(Files.readString(PAGE), "| Option |", "\n\n");
        Map<String, JsonNode> metadata = metadata();
        Matcher row = Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|]*\\| (.*) \\|$").matcher(table);
        int rows = 0;
        while (row.find()) {
            String text = row.group(2).replaceAll("\\[(.*?)]\\(.*?\\)", "$1").replace("`", "");
            assertThat(metadata.get(row.group(1)).get("description").asText())
                    .isEqualTo(StringHelper.capitalize(text) + ".");
            rows++;
        }
        assertThat(rows).isEqualTo(metadata.size());
    }

    private static Map<String, JsonNode> metadata() throws IOException {
        Map<String, JsonNode> options = new HashMap<>();
        new ObjectMapper().readTree(METADATA.toFile()).get("properties").forEach(property -> {
            String name = property.get("name").asText();
            assertThat(name).startsWith("camel.ket.playout.");
            options.put(StringHelper.dashToCamelCase(name.substring("camel.ket.playout.".length())), property);
        });
        return options;
    }
}
