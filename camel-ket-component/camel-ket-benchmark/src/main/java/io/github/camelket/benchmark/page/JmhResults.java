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
import java.util.Locale;
import java.util.Map;

/** What one file of JMH's JSON holds. */
record JmhResults(JsonNode json) {

    /** @throws IllegalArgumentException if it was not measured */
    JmhResult of(String method, Map<String, String> parameters) {
        for (JsonNode result : json) {
            if (result.path("benchmark").asText().endsWith("." + method)
                    && parameters.entrySet().stream().allMatch(parameter -> result.path("params")
                            .path(parameter.getKey())
                            .asText()
                            .equals(parameter.getValue()))) {
                return new JmhResult(result);
            }
        }
        throw new IllegalArgumentException("Not measured: " + method + " " + parameters);
    }

    /** On what, by what and how often. */
    String conditions() {
        JsonNode first = json.path(0);
        return String.format(
                Locale.ROOT,
                "%s, JMH %s, %d %s of %d %s.%n",
                Section.machine(first),
                first.path("jmhVersion").asText(),
                first.path("forks").asInt(),
                first.path("forks").asInt() == 1 ? "fork" : "forks",
                first.path("measurementIterations").asInt(),
                first.path("measurementIterations").asInt() == 1 ? "iteration" : "iterations");
    }
}
