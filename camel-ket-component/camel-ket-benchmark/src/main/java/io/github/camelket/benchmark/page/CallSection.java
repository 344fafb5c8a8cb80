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
import io.github.camelket.benchmark.call.Client;
import io.github.camelket.benchmark.call.Question;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a call costs beside what users would take otherwise. */
final class CallSection {

    private static final String CHART = "benchmark-calls.svg";
    private static final List<Integer> THREADS = List.of(1, 8, 64);
    private static final String CALLS = "callsPerMillisecond";
    private static final double LEAST_THROUGHPUT = 0.9;
    private static final double MOST_P99 = 1.2;

    private final JsonNode results;

    private CallSection(JsonNode results) {
        this.results = results;
    }

    static Section of(JsonNode results) {
        CallSection section = new CallSection(results);
        return new Section(section.text(), Map.of(CHART, section.chart()));
    }

    private String text() {
        StringBuilder out = new StringBuilder(String.format(
                Locale.ROOT,
                "%s; %d rounds, in each of which each client has %d ms.%n",
                Section.machine(results),
                results.path("rounds").asInt(),
                results.path("milliseconds").asInt()));
        out.append("\n![Calls, beside camel-http's](images/" + CHART + ")\n\n");
        out.append(
                """
                | call | threads | throughput: times camel-http's | goal: 0.9 | 99th percentile: times camel-http's \
                | goal: 1.2 | throughput: times the JDK's | times Apache's |
                |---|---|---|---|---|---|---|---|
                """);
        for (Question question : Question.values()) {
            for (int threads : THREADS) {
                double throughput = ratio(CALLS, question, threads, Client.KET, Client.CAMEL_HTTP);
                double p99 = ratio("p99Microseconds", question, threads, Client.KET, Client.CAMEL_HTTP);
                out.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.2f | %s | %.2f | %s | %.2f | %.2f |%n",
                        question,
                        threads,
                        throughput,
                        Section.met(throughput >= LEAST_THROUGHPUT),
                        p99,
                        Section.met(p99 <= MOST_P99),
                        ratio(CALLS, question, threads, Client.KET, Client.JDK),
                        ratio(CALLS, question, threads, Client.KET, Client.APACHE)));
            }
        }
        out.append(
                """

                | call | threads | client | calls a millisecond | slowest round | quickest round \
                | median, µs | 99th percentile, µs | bytes allocated a call |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (Question question : Question.values()) {
            for (int threads : THREADS) {
                for (Client client : Client.values()) {
                    double[] calls = values(CALLS, question, threads, client);
                    out.append(String.format(
                            Locale.ROOT,
                            "| %s | %d | %s | %.2f | %.2f | %.2f | %.0f | %.0f | %.0f |%n",
                            question,
                            threads,
                            client,
                            median(calls),
                            Arrays.stream(calls).min().orElseThrow(),
                            Arrays.stream(calls).max().orElseThrow(),
                            median(values("p50Microseconds", question, threads, client)),
                            median(values("p99Microseconds", question, threads, client)),
                            median(values("bytesPerCall", question, threads, client))));
                }
            }
        }
        // Not there in what was measured before it was counted.
        if (results.findValue("repeated") != null) {
            out.append(String.format(
                    Locale.ROOT,
                    "%nRequests that the JDK's client had to send once more, in all rounds: %d.%n",
                    results.findValuesAsText("repeated").stream()
                            .mapToLong(Long::parseLong)
                            .sum()));
        }
        return out.toString();
    }

    private String chart() {
        BarChart chart = new BarChart(
                "Calls in a time, times camel-http's (not signed, not read)",
                "%.2f",
                Stream.of(Client.values()).map(Client::toString).toList());
        for (Question question : Question.values()) {
            for (int threads : THREADS) {
                chart.group(
                        question + ", " + threads + (threads == 1 ? " thread" : " threads"),
                        Stream.of(Client.values())
                                .map(client -> ratio(CALLS, question, threads, client, Client.CAMEL_HTTP))
                                .toList());
            }
        }
        return chart.goal(LEAST_THROUGHPUT).svg();
    }

    /** Round by round, as what else the machine did in one meets both; and the middle one of these. */
    private double ratio(String value, Question question, int threads, Client client, Client other) {
        double[] clients = values(value, question, threads, client);
        double[] others = values(value, question, threads, other);
        return median(IntStream.range(0, clients.length)
                .mapToDouble(round -> clients[round] / others[round])
                .toArray());
    }

    private double[] values(String value, Question question, int threads, Client client) {
        return StreamSupport.stream(results.path("slices").spliterator(), false)
                .filter(slice -> slice.path("question").asText().equals(question.name())
                        && slice.path("threads").asInt() == threads
                        && slice.path("client").asText().equals(client.name()))
                .mapToDouble(slice -> slice.path(value).asDouble())
                .toArray();
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }
}
