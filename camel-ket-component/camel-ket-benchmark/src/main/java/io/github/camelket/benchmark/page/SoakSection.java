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

/** What was left at rest, from the beginning to the end of a long run. */
final class SoakSection {

    private static final int ROWS = 12;

    private SoakSection() {}

    static Section of(JsonNode results) {
        JsonNode samples = results.path("samples");
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                """
                %s; %d minutes, %,d calls, of which %,d failed, %d samples. What grows: %s.

                | calls until then | heap after a full collection, KB | threads | files and sockets | endpoints | loggers |
                |---|---|---|---|---|---|
                """,
                Section.machine(results),
                results.path("minutes").asInt(),
                samples.path(samples.size() - 1).path("calls").asLong(),
                results.path("failures").asLong(),
                samples.size(),
                results.path("growth").isEmpty()
                        ? "nothing"
                        : results.path("growth").toString()));
        for (int row = 1; row <= ROWS; row++) {
            JsonNode sample = samples.path(row * samples.size() / ROWS - 1);
            out.append(String.format(
                    Locale.ROOT,
                    "| %,d | %,d | %d | %d | %d | %d |%n",
                    sample.path("calls").asLong(),
                    sample.path("heap").asLong() / 1024,
                    sample.path("threads").asLong(),
                    sample.path("files").asLong(),
                    sample.path("endpoints").asLong(),
                    sample.path("loggers").asLong()));
        }
        return new Section(out.toString(), Map.of());
    }
}
