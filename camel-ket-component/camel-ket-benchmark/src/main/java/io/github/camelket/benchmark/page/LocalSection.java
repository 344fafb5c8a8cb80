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

/** How much ket-local can take. */
final class LocalSection {

    private static final double LEAST_REQUESTS = 10_000;
    private static final double MOST_P95 = 10;

    private LocalSection() {}

    static Section of(JsonNode results) {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                """
                %s, shared with the source of load; %d connections, each with one request at a time%s.

                | signed requests a second | goal: 10,000 | median, ms | 95th percentile, ms | goal: 10 ms \
                | 99th percentile, ms | longest, ms |
                |---|---|---|---|---|---|---|
                """,
                Section.machine(results),
                results.path("connections").asInt(),
                // Not there in what was measured after a shorter one.
                results.has("warmUpSeconds")
                        ? String.format(
                                Locale.ROOT,
                                ", after %d s of them",
                                results.path("warmUpSeconds").asInt())
                        : ""));
        for (JsonNode round : results.path("load")) {
            double requests = round.path("requestsPerSecond").asDouble();
            double p95 = round.path("p95Milliseconds").asDouble();
            out.append(String.format(
                    Locale.ROOT,
                    "| %.0f | %s | %.2f | %.2f | %s | %.2f | %.1f |%n",
                    requests,
                    Section.met(requests >= LEAST_REQUESTS),
                    round.path("p50Milliseconds").asDouble(),
                    p95,
                    Section.met(p95 < MOST_P95),
                    round.path("p99Milliseconds").asDouble(),
                    round.path("maxMilliseconds").asDouble()));
        }
        JsonNode memory = results.path("memory");
        double bytes = memory.path("heapBytes").asDouble();
        out.append(String.format(
                Locale.ROOT,
                "%n%,d redirects in its state take %.0f MB, %.0f bytes each; a page of 50 of them is answered in %.1f ms"
                        + " (median).%n",
                memory.path("tasks").asInt(),
                bytes / (1 << 20),
                bytes / memory.path("tasks").asInt(),
                memory.path("pageOfTasksMilliseconds").asDouble()));
        return new Section(out.toString(), Map.of());
    }
}
