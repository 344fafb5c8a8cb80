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
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelket.benchmark.call.Client;
import io.github.camelket.benchmark.call.Question;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where bytes and time of a call go, and beside it where camel-http's go. What was not measured is left out. */
final class ProfileSection {

    private static final String CHART = "benchmark-call-bytes.svg";
    private static final ToDoubleFunction<JsonNode> NOTHING = profile -> Double.NaN;

    private final JsonNode results;

    private ProfileSection(JsonNode results) {
        this.results = results;
    }

    static Section of(JsonNode results) {
        ProfileSection section = new ProfileSection(results);
        return new Section(section.text(), Map.of(CHART, section.chart()));
    }

    private String text() {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                """
                %s; %d calls by one thread. In each cell: `KET` / `CAMEL_HTTP`.

                ![Bytes of a call](images/%s)

                | | GET_LOOP_LIST: bytes | GET_LOOP_LIST: µs | START_LOOP: bytes | START_LOOP: µs |
                |---|---|---|---|---|
                """,
                Section.machine(results),
                results.path("calls").asInt(),
                CHART));
        out.append(row(
                "all of a call",
                profile -> number(profile, "bytesOfACall"),
                profile -> number(profile, "processorMicrosecondsOfACall")));
        out.append(row("of it in the kernel", NOTHING, profile -> number(profile, "kernelMicrosecondsOfACall")));
        out.append(row("of it sampled in Java", NOTHING, profile -> number(profile, "sampledMicrosecondsOfACall")));
        out.append(row("of it neither", NOTHING, ProfileSection::unseen));
        for (String part : parts()) {
            out.append(row(
                    part,
                    profile -> number(part(profile, part), "bytes"),
                    profile -> number(part(profile, part), "microseconds")));
        }
        return out.toString();
    }

    /** In the JVM itself and in native code, and what samples miss. */
    private static double unseen(JsonNode profile) {
        return number(profile, "processorMicrosecondsOfACall")
                - number(profile, "kernelMicrosecondsOfACall")
                - number(profile, "sampledMicrosecondsOfACall");
    }

    private String row(String name, ToDoubleFunction<JsonNode> bytes, ToDoubleFunction<JsonNode> microseconds) {
        return Stream.of(Question.values())
                .map(question -> cell(question, "%.0f", bytes) + " | " + cell(question, "%.1f", microseconds))
                .collect(Collectors.joining(" | ", "| " + name + " | ", " |\n"));
    }

    private String cell(Question question, String format, ToDoubleFunction<JsonNode> value) {
        double ket = value.applyAsDouble(profile(question, Client.KET));
        double http = value.applyAsDouble(profile(question, Client.CAMEL_HTTP));
        return Double.isNaN(ket) && Double.isNaN(http) ? "" : text(format, ket) + " / " + text(format, http);
    }

    private static String text(String format, double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
    }

    private String chart() {
        List<Question> measured = Stream.of(Question.values())
                .filter(question -> !profile(question, Client.KET).isMissingNode())
                .toList();
        BarChart chart = new BarChart(
                "Bytes allocated by a call",
                "%.0f",
                measured.stream().map(Question::toString).toList());
        for (String part : parts()) {
            chart.group(
                    part,
                    measured.stream()
                            .map(question -> number(part(profile(question, Client.KET), part), "bytes"))
                            .toList());
        }
        return chart.svg();
    }

    /** In the order of the first profile: those with most bytes first. */
    private List<String> parts() {
        return results.at("/profiles/0/parts").findValuesAsText("part");
    }

    private JsonNode profile(Question question, Client client) {
        for (JsonNode profile : results.path("profiles")) {
            if (profile.path("question").asText().equals(question.name())
                    && profile.path("client").asText().equals(client.name())) {
                return profile;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode part(JsonNode profile, String name) {
        for (JsonNode part : profile.path("parts")) {
            if (part.path("part").asText().equals(name)) {
                return part;
            }
        }
        return MissingNode.getInstance();
    }

    private static double number(JsonNode node, String member) {
        return node.path(member).asDouble(Double.NaN);
    }
}
