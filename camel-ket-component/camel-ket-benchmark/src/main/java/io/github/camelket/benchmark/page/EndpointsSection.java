/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What many endpoints take. */
final class EndpointsSection {

    private EndpointsSection() {}

    static Section of(JsonNode results) {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                """
                %s; %d endpoints.

                | | bytes each, before it has made a call | bytes each, after a call | more threads, after a call \
                | connections |
                |---|---|---|---|---|
                """,
                Section.machine(results),
                results.path("endpoints").asInt()));
        for (String component : List.of("ket", "http")) {
            JsonNode result = results.path(component);
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %d | %d |%n",
                    component,
                    result.path("bytesEach").asInt(),
                    // Not there in what was measured before that was.
                    result.path("bytesEachAfterCalls").asText("not measured yet"),
                    result.path("moreThreads").asInt(),
                    result.path("connections").asInt()));
        }
        return new Section(out.toString(), Map.of());
    }
}
