/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.benchmark.Machine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;

/**
 * Runs mixed traffic with faults, stops it now and then to count what is left, and fails if anything grows: {@code Soak
 * file.json minutes}. What is shorter than half an hour, or fails, is written to {@code target} instead: the page is for the
 * others.
 */
public final class Soak {

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int FEWEST_ROUNDS = 12;
    private static final int MINUTES_OF_THE_PAGE = 30;

    /**
     * What came of it.
     *
     * @param failures how many of the calls failed, as a fault made them
     * @param growth what grows, in words
     */
    record Report(long failures, List<Sample> samples, List<String> growth) {}

    private Soak() {}

    public static void main(String[] args) throws Exception {
        int minutes = Integer.parseInt(args[1]);
        Report report = run(Duration.ofMinutes(minutes), camel -> {});
        ObjectMapper json = new ObjectMapper();
        ObjectNode results = Machine.describe().put("minutes", minutes).put("failures", report.failures());
        results.set("samples", json.valueToTree(report.samples()));
        results.set("growth", json.valueToTree(report.growth()));
        Path file = file(Path.of(args[0]), minutes, report);
        json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), results);
        report.samples().forEach(System.out::println);
        report.growth().forEach(System.out::println);
        System.out.println("Written to " + file);
        System.exit(report.growth().isEmpty() ? 0 : 1);
    }

    static Path file(Path ofThePage, int minutes, Report report) {
        return minutes >= MINUTES_OF_THE_PAGE && report.growth().isEmpty()
                ? ofThePage
                : Path.of("target").resolve(ofThePage.getFileName());
    }

    /** @param besides done after each call, from several threads */
    static Report run(Duration time, Consumer<CamelContext> besides) throws Exception {
        try (Traffic traffic = new Traffic()) {
            List<Sample> samples = new ArrayList<>();
            int rounds = (int) Math.max(FEWEST_ROUNDS, time.dividedBy(ROUND));
            for (int round = 0; round < rounds; round++) {
                traffic.run(time.dividedBy(rounds), () -> besides.accept(traffic.camel()));
                samples.add(Sample.take(traffic.camel(), traffic.calls()));
            }
            return new Report(traffic.failures(), samples, Growth.of(samples));
        }
    }
}
