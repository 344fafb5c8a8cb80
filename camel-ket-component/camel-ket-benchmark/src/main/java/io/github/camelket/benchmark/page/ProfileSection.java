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

/** Where time and bytes of a call go. */
final class ProfileSection {

    private static final String CHART = "benchmark-call-bytes.svg";

    private ProfileSection() {}

    static Section of(JsonNode profile) {
        BarChart chart = new BarChart("Bytes allocated by a call that reads two loops", "%.0f", List.of("bytes"));
        StringBuilder rows = new StringBuilder();
        profile.path("parts").forEach(part -> {
            String name = part.path("part").asText();
            double bytes = part.path("shareOfBytes").asDouble()
                    * profile.path("bytesOfACall").asDouble();
            chart.group(name, List.of(bytes));
            rows.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f %% |%n",
                    name,
                    bytes,
                    100 * part.path("shareOfTime").asDouble()));
        });
        String text = String.format(
                        Locale.ROOT,
                        """
                        %s; %d calls, of which %d samples of allocation and %d of time were taken. A call allocates %d bytes, \
                        and takes %.0f µs of the processor.

                        ![Bytes of a call](images/%s)

                        | part | bytes | share of the time in Java |
                        |---|---|---|
                        """,
                        Section.machine(profile),
                        profile.path("calls").asInt(),
                        profile.path("samplesOfBytes").asInt(),
                        profile.path("samplesOfTime").asInt(),
                        profile.path("bytesOfACall").asInt(),
                        profile.path("processorMicrosecondsOfACall").asDouble(),
                        CHART)
                + rows;
        return new Section(text, Map.of(CHART, chart.svg()));
    }
}
