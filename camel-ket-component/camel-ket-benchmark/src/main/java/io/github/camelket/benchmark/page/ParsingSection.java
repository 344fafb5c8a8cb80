/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.page;

import io.github.camelket.benchmark.parsing.Document;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Reading into records beside reading into a tree. */
final class ParsingSection {

    private static final String CHART = "benchmark-parsing.svg";
    private static final double MOST = 1.5;

    private final JmhResults results;

    private ParsingSection(JmhResults results) {
        this.results = results;
    }

    static Section of(JmhResults results) {
        ParsingSection section = new ParsingSection(results);
        return new Section(section.text(), Map.of(CHART, section.chart()));
    }

    private String text() {
        StringBuilder out = new StringBuilder(results.conditions());
        out.append("\n![Reading, beside a bare tree](images/" + CHART + ")\n\n");
        out.append(
                """
                | answer | time: times the tree's | in each fork | bytes: times the tree's | goal for both: 1.5 \
                | records, µs | slowest iteration: times the quickest | tree, µs | slowest iteration: times the quickest \
                | records, KB allocated | tree, KB allocated |
                |---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (Document document : Document.values()) {
            JmhResult records = result("records", document);
            JmhResult tree = result("tree", document);
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %s | %.2f | %s | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f |%n",
                    document,
                    time(document),
                    timesOfForks(document)
                            .mapToObj(time -> String.format(Locale.ROOT, "%.2f", time))
                            .collect(Collectors.joining(", ")),
                    bytes(document),
                    verdict(document),
                    records.quickest(),
                    records.spread(),
                    tree.quickest(),
                    tree.spread(),
                    records.bytes() / 1024,
                    tree.bytes() / 1024));
        }
        return out.toString();
    }

    /** Nearer to the goal than the forks are to each other is nothing to rely on. */
    private String verdict(Document document) {
        DoubleSummaryStatistics forks = timesOfForks(document).summaryStatistics();
        boolean near = Math.abs(time(document) - MOST) < forks.getMax() - forks.getMin();
        return Section.met(time(document) <= MOST && bytes(document) <= MOST) + (near ? ", within the noise" : "");
    }

    private DoubleStream timesOfForks(Document document) {
        List<Double> records = result("records", document).quickestOfForks();
        List<Double> tree = result("tree", document).quickestOfForks();
        return IntStream.range(0, records.size()).mapToDouble(fork -> records.get(fork) / tree.get(fork));
    }

    private String chart() {
        BarChart chart = new BarChart("Reading into records, times a bare tree's", "%.2f", List.of("time", "bytes"));
        for (Document document : Document.values()) {
            chart.group(document.toString(), List.of(time(document), bytes(document)));
        }
        return chart.goal(MOST).svg();
    }

    private double time(Document document) {
        return result("records", document).quickest() / result("tree", document).quickest();
    }

    private double bytes(Document document) {
        return result("records", document).bytes() / result("tree", document).bytes();
    }

    private JmhResult result(String method, Document document) {
        return results.of(method, Map.of("document", document.name()));
    }
}
