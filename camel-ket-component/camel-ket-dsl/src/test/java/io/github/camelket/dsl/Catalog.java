/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What camel-ket's catalog says, read from its jar: the builders have to offer that, and nothing else. */
final class Catalog {

    private static final JsonNode KET = read();

    private Catalog() {}

    static Set<String> componentOptions() {
        return names("componentProperties");
    }

    /** Without the action, which is part of the path. */
    static Set<String> endpointOptions() {
        return KET.get("properties").properties().stream()
                .filter(option -> option.getValue().get("kind").asText().equals("parameter"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Those with one value; others are names and values behind a prefix. */
    static Set<String> singleEndpointOptions() {
        return endpointOptions().stream()
                .filter(option ->
                        !KET.get("properties").get(option).path("multiValue").asBoolean())
                .collect(Collectors.toSet());
    }

    static Set<String> headers() {
        return names("headers");
    }

    private static Set<String> names(String part) {
        return KET.get(part).properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static JsonNode read() {
        try (InputStream in = Catalog.class.getResourceAsStream("/META-INF/io/github/camelket/ket.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
