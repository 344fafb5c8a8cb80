/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A minute of what runs for half an hour by a command; and that it would be seen if something grew. */
class SoakTest {

    private static final Path MEASURED = Path.of("..", "..", "src", "docs", "benchmarks", "soak.json");

    @Test
    void nothingGrows() throws Exception {
        Soak.Report report = Soak.run(Duration.ofMinutes(1), camel -> {});
        report.samples().forEach(System.out::println);
        assertThat(report.growth()).isEmpty();
        // Neither no traffic nor traffic without faults would prove anything.
        assertThat(report.samples().get(report.samples().size() - 1).calls()).isGreaterThan(2_000);
        assertThat(report.failures()).isGreaterThan(20);
    }

    /** Eight kilobytes for each call, and one of each other kind for each 25. */
    @Test
    void whatLeaksIsSeen() throws Exception {
        Leaks leaks = new Leaks();
        try {
            Soak.Report report = Soak.run(Duration.ofSeconds(12), leaks::leak);
            assertThat(report.growth())
                    .extracting(growth -> growth.replaceFirst(":.*", ""))
                    .containsExactly("heap", "threads", "files and sockets", "endpoints", "loggers");
        } finally {
            leaks.close();
        }
    }

    private static final class Leaks {

        private final AtomicInteger calls = new AtomicInteger();
        private final CountDownLatch end = new CountDownLatch(1);
        private final Queue<Object> kept = new ConcurrentLinkedQueue<>();
        private final Queue<FileInputStream> files = new ConcurrentLinkedQueue<>();

        void leak(CamelContext camel) {
            int call = calls.incrementAndGet();
            kept.add(new byte[8_000]);
            if (call % 25 == 0) {
                new Thread(this::awaitEnd, "leak").start();
                files.add(open());
                camel.getEndpoint("ket:getLoopList?streamId=leak" + call);
                LoggerFactory.getLogger("leak." + call);
            }
        }

        private void awaitEnd() {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static FileInputStream open() {
            try {
                return new FileInputStream(System.getProperty("java.home") + "/release");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() throws IOException {
            end.countDown();
            for (FileInputStream file : files) {
                file.close();
            }
        }
    }

    @Test
    void aLineIsDrawnThroughTheHeap() {
        assertThat(Growth.of(heaps(9, 9, 9, 9, 5, 6, 5, 6, 5, 6, 5, 6))).isEmpty();
        assertThat(Growth.of(heaps(5, 5, 5, 5, 5, 6, 6, 7, 7, 8, 8, 9))).isNotEmpty();
    }

    /** Half an hour of it, in which nothing grew; and the same if a little had. */
    @Test
    void aSlowLeakIsSeenInHalfAnHour() throws Exception {
        List<Sample> samples = new ObjectMapper()
                .convertValue(new ObjectMapper().readTree(MEASURED.toFile()).path("samples"), new TypeReference<>() {});
        assertThat(samples).hasSize(360);
        assertThat(Growth.of(samples)).isEmpty();

        // A thread for each 40 samples, which are three minutes and a third, and a file for each 60.
        assertThat(Growth.of(leaking(samples, i -> i / 40, i -> 0, i -> 0)))
                .singleElement()
                .satisfies(growth -> assertThat(growth).startsWith("threads: 3 more"));
        assertThat(Growth.of(leaking(samples, i -> 0, i -> i / 60, i -> 0)))
                .singleElement()
                .satisfies(growth -> assertThat(growth).startsWith("files and sockets: "));
        // Once.
        assertThat(Growth.of(leaking(samples, i -> 0, i -> 0, i -> i / 300)))
                .singleElement()
                .satisfies(growth -> assertThat(growth).startsWith("endpoints: 1 more"));
    }

    private static List<Sample> leaking(
            List<Sample> samples, IntUnaryOperator threads, IntUnaryOperator files, IntUnaryOperator endpoints) {
        return IntStream.range(0, samples.size())
                .mapToObj(i -> {
                    Sample each = samples.get(i);
                    return new Sample(
                            each.calls(),
                            each.heap(),
                            each.threads() + threads.applyAsInt(i),
                            each.files() + files.applyAsInt(i),
                            each.endpoints() + endpoints.applyAsInt(i),
                            each.loggers());
                })
                .toList();
    }

    /** Or the page would tell of a run that is none of half an hour, or its table would not be what is beside it. */
    @Test
    void onlyAWholeRunThatSucceedsIsForThePage() {
        Soak.Report good = new Soak.Report(1, List.of(), List.of());
        Soak.Report bad = new Soak.Report(1, List.of(), List.of("threads"));
        assertThat(Soak.file(MEASURED, 30, good)).isEqualTo(MEASURED);
        assertThat(List.of(Soak.file(MEASURED, 5, good), Soak.file(MEASURED, 30, bad)))
                .containsOnly(Path.of("target", "soak.json"));
    }

    private static List<Sample> heaps(int... megabytes) {
        return Arrays.stream(megabytes)
                .mapToObj(each -> new Sample(0, (long) each << 20, 1, 1, 1, 1))
                .toList();
    }
}
