/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.page;

import io.github.camelket.benchmark.call.Client;
import io.github.camelket.benchmark.call.Question;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a call costs beside what users would take otherwise. */
final class CallSection {

    private static final String CHART = "benchmark-calls.svg";
    private static final List<Integer> THREADS = List.of(1, 8, 64);
    private static final double LEAST_THROUGHPUT = 0.9;
    private static final double MOST_P99 = 1.2;

    private final JmhResults results;

    private CallSection(JmhResults results) {
        this.results = results;
    }

    static Section of(JmhResults results) {
        CallSection section = new CallSection(results);
        return new Section(section.text(), Map.of(CHART, section.chart()));
    }

    private String text() {
        StringBuilder out = new StringBuilder(results.conditions());
        out.append("\n![Calls, beside camel-http's](images/" + CHART + ")\n\n");
        out.append(
                """
                | call | threads | throughput: times camel-http's | goal: 0.9 | 99th percentile: times camel-http's \
                | goal: 1.2 | throughput: times the JDK's | times Apache's |
                |---|---|---|---|---|---|---|---|
                """);
        for (Question question : Question.values()) {
            for (int threads : THREADS) {
                double throughput = ratio(question, threads, Client.CAMEL_HTTP);
                double p99 = result(question, threads, Client.KET).percentile("99.0")
                        / result(question, threads, Client.CAMEL_HTTP).percentile("99.0");
                out.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.2f | %s | %.2f | %s | %.2f | %.2f |%n",
                        question,
                        threads,
                        throughput,
                        Section.met(throughput >= LEAST_THROUGHPUT),
                        p99,
                        Section.met(p99 <= MOST_P99),
                        ratio(question, threads, Client.JDK),
                        ratio(question, threads, Client.APACHE)));
            }
        }
        out.append(
                """

                | call | threads | client | calls a millisecond: quickest iteration | all iterations \
                | median, µs | 99th percentile, µs | bytes allocated a call |
                |---|---|---|---|---|---|---|---|
                """);
        for (Question question : Question.values()) {
            for (int threads : THREADS) {
                for (Client client : Client.values()) {
                    JmhResult result = result(question, threads, client);
                    out.append(String.format(
                            Locale.ROOT,
                            "| %s | %d | %s | %.2f | %.2f | %.0f | %.0f | %.0f |%n",
                            question,
                            threads,
                            client,
                            throughput(question, threads, client),
                            threads / result.mean(),
                            1000 * result.percentile("50.0"),
                            1000 * result.percentile("99.0"),
                            result.bytes()));
                }
            }
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
                                .map(client -> throughput(question, threads, client)
                                        / throughput(question, threads, Client.CAMEL_HTTP))
                                .toList());
            }
        }
        return chart.goal(LEAST_THROUGHPUT).svg();
    }

    private double ratio(Question question, int threads, Client other) {
        return throughput(question, threads, Client.KET) / throughput(question, threads, other);
    }

    /** Each thread makes one call after the other, so that the time of one tells how many there are. */
    private double throughput(Question question, int threads, Client client) {
        return threads / result(question, threads, client).quickest();
    }

    private JmhResult result(Question question, int threads, Client client) {
        return results.of("call", "sample", threads, Map.of("question", question.name(), "client", client.name()));
    }
}
