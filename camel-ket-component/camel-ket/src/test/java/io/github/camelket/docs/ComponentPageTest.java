/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetError;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetParameter;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of the component page are made from the catalog and the table of actions. */
class ComponentPageTest {

    private static final Path PAGE = Path.of("..", "..", "src", "docs", "ket-component.md");

    @Test
    void theTablesAreThoseOfTheCatalog() throws Exception {
        Tables.check(PAGE, tables());
    }

    private static Map<String, String> tables() throws Exception {
        JsonNode catalog;
        try (InputStream in = ComponentPageTest.class.getResourceAsStream("/META-INF/io/github/camelket/ket.json")) {
            catalog = KetJson.MAPPER.readTree(in);
        }
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("actions", actions());
        tables.put("component options", options(catalog.get("componentProperties")));
        tables.put("endpoint options", options(catalog.get("properties")));
        tables.put("headers", headers(catalog.get("headers")));
        tables.put("errors", errors());
        return tables;
    }

    private static String actions() {
        return Tables.of(
                List.of("Action", "", "Required", "Optional"),
                Arrays.stream(KetAction.values())
                        .map(action -> List.of(
                                "`" + action.camelName() + "`",
                                action.method() + (action.isReadOnly() ? ", reads" : ", changes"),
                                required(action),
                                names(optional(action))))
                        .toList());
    }

    /** What every form of the action wants, and then the choice between its forms. */
    private static String required(KetAction action) {
        Set<KetParameter> always = new LinkedHashSet<>(action.forms().get(0));
        action.forms().forEach(always::retainAll);
        String choice = action.forms().stream()
                .map(form -> names(form.stream()
                        .filter(parameter -> !always.contains(parameter))
                        .toList()))
                .filter(names -> !names.isEmpty())
                .collect(Collectors.joining(", or else "));
        return Stream.of(names(always), choice).filter(part -> !part.isEmpty()).collect(Collectors.joining("; and "));
    }

    private static Set<KetParameter> optional(KetAction action) {
        Set<KetParameter> optional = new LinkedHashSet<>();
        action.parameters().forEach(optional::add);
        action.forms().forEach(optional::removeAll);
        return optional;
    }

    private static String names(Collection<KetParameter> parameters) {
        return parameters.stream().map(KetParameter::javaName).collect(Collectors.joining(", "));
    }

    private static String options(JsonNode options) {
        return Tables.of(
                List.of("Option", "Meaning", "Default", "Type"),
                options.properties().stream()
                        .map(option -> List.of(
                                "`" + option.getKey() + "`"
                                        + (option.getValue().get("required").asBoolean() ? " (required)" : ""),
                                option.getValue().get("description").asText(),
                                option.getValue().path("defaultValue").asText(),
                                type(option.getValue())))
                        .toList());
    }

    private static String type(JsonNode option) {
        String type = simpleName(option.get("javaType").asText());
        if (option.get("type").asText().equals("duration")) {
            type = "milliseconds";
        }
        return option.get("secret").asBoolean() ? type + ", secret" : type;
    }

    private static String headers(JsonNode headers) {
        return Tables.of(
                List.of("Header", "Meaning", "Type"),
                headers.properties().stream()
                        .map(header -> List.of(
                                "`" + header.getKey() + "`",
                                header.getValue().get("description").asText(),
                                simpleName(header.getValue().get("javaType").asText())))
                        .toList());
    }

    private static String errors() {
        return Tables.of(
                List.of("ErrNum", "Name", "Changed nothing for certain"),
                Arrays.stream(KetError.values())
                        .filter(error -> error != KetError.SUCCESS)
                        .map(error -> List.of(
                                Integer.toString(error.number()), "`" + error + "`", error.isSettled() ? "yes" : "no"))
                        .toList());
    }

    private static String simpleName(String className) {
        String raw = className.replaceFirst("<.*", "");
        return raw.substring(raw.lastIndexOf('.') + 1);
    }
}
