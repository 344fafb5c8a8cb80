/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.GetTaskList;
import io.github.camelket.model.KetCall;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskType;
import io.github.camelket.model.UpdateLoop;
import io.github.camelket.resilience.Waiting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/**
 * Loops that are started, changed and stopped while calls are late, lost, answered by nonsense or refused: with {@code
 * onUnknown=verify} and {@code idempotent=true} the service is in the end as the route was told that it is.
 */
class KetReadBackRandomTest {

    private static final int RUNS = Integer.getInteger("ket.runs", 10_000);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Each with a service of its own, so that its faults meet its own calls only. */
    private static final int WORKERS = 16;

    /** How long after it was given up on a request may arrive, in milliseconds: as long as is waited for it. */
    private static final int LATEST = 10_000;

    private static final String OPTIONS =
            "&onUnknown=verify&verifyTimeout=" + LATEST + "&idempotent=true&maxRetries=3&retryDelay=1&retryMaxDelay=5";

    /** Each worker has a time of its own, which passes by waiting alone: nothing is later than it should be by chance. */
    private static final class WorkersTime extends Waiting {
        private final ThreadLocal<Worker> worker = new ThreadLocal<>();

        @Override
        public long nanoTime() {
            return worker.get().now;
        }

        @Override
        public boolean pause(Duration time) {
            worker.get().pass(time);
            return true;
        }
    }

    @Test
    void theServiceIsAsTheRouteWasTold() throws Exception {
        long seed = Long.getLong("ket.seed", System.nanoTime());
        System.out.println("KetReadBackRandomTest: -Dket.seed=" + seed);
        List<KetLocal> services = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        WorkersTime time = new WorkersTime();
        int faults = 0;
        try (KetLocal first = KetLocal.start();
                CamelKet camel = new CamelKet(first, new TimedKetComponent(time), component -> {})) {
            ProducerTemplate template = camel.context().createProducerTemplate();
            List<Future<Integer>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                KetLocal local = KetLocal.builder().journalSize(100_000).start();
                services.add(local);
                Worker worker = new Worker(template, local, seed + i);
                int runs = RUNS / WORKERS + (i < RUNS % WORKERS ? 1 : 0);
                workers.add(threads.submit(() -> {
                    time.worker.set(worker);
                    return worker.run(runs);
                }));
            }
            for (Future<Integer> worker : workers) {
                faults += worker.get();
            }
        } catch (Exception | AssertionError e) {
            throw new AssertionError("With -Dket.seed=" + seed, e);
        } finally {
            threads.shutdownNow();
            services.forEach(KetLocal::close);
        }
        assertThat(faults).as("faults on the way").isGreaterThan(RUNS / 8);
    }

    /** A route that works on one stream after the other. */
    private static final class Worker {
        private final ProducerTemplate template;
        private final KetLocal local;
        private final Random random;
        private final String uri;

        private String stream = "";
        /** What plays on the stream as far as the route was told; null if nothing does. */
        private List<LoopSource> told = List.of();

        private long now;
        /** The action of a request that was given up on and is still on its way, and when it arrives. */
        private String late = "";

        private long arrival;

        private int starts;
        private int startsOfWhatRuns;
        private int faults;

        Worker(ProducerTemplate template, KetLocal local, long seed) {
            this.template = template;
            this.local = local;
            this.random = new Random(seed);
            this.uri = "ket:call?serviceUrl=" + local.serviceUrl() + OPTIONS;
        }

        void pass(Duration time) {
            now += time.toNanos();
            if (!late.isEmpty() && now >= arrival) {
                deliver(late);
                late = "";
            }
        }

        /** The very bytes that were signed then. */
        private void deliver(String action) {
            RecordedRequest request = local.requests().stream()
                    .filter(sent -> sent.action().equals(action))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            assertThat(request.executed()).isFalse();
            HttpRequest.Builder copy = HttpRequest.newBuilder(local.serviceUrl().resolve(request.rawTarget()))
                    .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
            for (String header : List.of("Accept", "Content-Type")) {
                copy.header(header, String.valueOf(request.header(header)));
            }
            try {
                assertThat(HTTP.send(copy.build(), HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError("What is late does not arrive", e);
            }
        }

        int run(int runs) {
            template.requestBody(
                    uri.replace("call", "preset") + "&preset=mypreset",
                    "{\"Output\": [{\"format\": {\"output_format\": 258, \"suffix\": \"_low\"}}]}");
            for (int i = 0; i < runs; i++) {
                stream = "s" + i;
                told = List.of();
                run();
                local.faults().clear();
                assertThat(onAir()).as("on air on %s", stream).isEqualTo(paths(told));
                if (!told.isEmpty()) {
                    template.requestBody(
                            uri, StopLoop.builder().streamId(stream).build());
                }
            }
            assertThat(tasks()).as("loops that were started").isEqualTo(starts);
            assertThat(local.requests().stream()
                            .filter(request -> request.action().equals("StartLoop"))
                            .filter(RecordedRequest::executed))
                    .as("starts that were carried out; one of what runs already need not have arrived")
                    .hasSizeBetween(starts, starts + startsOfWhatRuns);
            return faults;
        }

        private void run() {
            List<LoopSource> sources = sourcesOtherThan(told);
            change(start(sources), sources, true);
            starts++;
            if (random.nextInt(10) == 0) {
                // It plays already, with equal content. Had it been on its way, it could arrive after what comes next.
                change(start(sources), sources, false);
                startsOfWhatRuns++;
            }
            if (random.nextInt(3) > 0) {
                List<LoopSource> others = sourcesOtherThan(told);
                change(UpdateLoop.builder().streamId(stream).srcInfo(others).build(), others, true);
            }
            if (random.nextInt(3) > 0) {
                change(StopLoop.builder().streamId(stream).build(), List.of(), true);
            }
        }

        private StartLoop start(List<LoopSource> sources) {
            return StartLoop.builder()
                    .streamId(stream)
                    .preset("mypreset")
                    .pubDomain("publish.example.com")
                    .srcInfo(sources)
                    .build();
        }

        /** Makes a change and, as a route may, makes it again as long as that is said to be safe. */
        private void change(KetCall call, List<LoopSource> wanted, boolean mayBeLate) {
            Exchange exchange;
            do {
                if (random.nextInt(12) == 0) {
                    faults++;
                    local.faults().on(call.action().wireName(), mayBeLate ? faultOrLateness(call) : fault());
                    if (random.nextInt(4) == 0) {
                        local.faults().on("GetLoopList", fault());
                    }
                }
                exchange = template.send(uri, message -> message.getMessage().setBody(call));
                // One that the call did not meet must not meet another.
                local.faults().clear();
            } while (exchange.getException() instanceof KetOperationFailedException failure
                    && failure.isSafeToRepeat());
            assertThat(exchange.getException())
                    .as("%s on %s", call.action(), stream)
                    .isNull();
            assertThat(late).as("still on its way").isEmpty();
            told = wanted;
        }

        /** One in seven is as good as lost, and is carried out later on. */
        private Fault faultOrLateness(KetCall call) {
            if (random.nextInt(7) > 0) {
                return fault();
            }
            late = call.action().wireName();
            arrival = now + TimeUnit.MILLISECONDS.toNanos(random.nextInt(LATEST));
            return Fault.closeBeforeExecution();
        }

        private Fault fault() {
            return switch (random.nextInt(11)) {
                case 0 -> Fault.closeBeforeExecution();
                case 1 -> Fault.closeAfterExecution();
                case 2 -> Fault.status(500);
                case 3 -> Fault.status(503).afterExecution();
                case 4 -> Fault.gatewayError(500, "InternalError", "Sorry.");
                case 5 -> Fault.gatewayError(504, "ServiceTimeout", "Late.").afterExecution();
                case 6 -> Fault.cutOff();
                case 7 -> Fault.status(429);
                case 8 -> Fault.gatewayError(429, "Throttling", "Too many.");
                case 9 -> Fault.notJson("<html>Sorry</html>").afterExecution();
                default -> Fault.delayAnswer(Duration.ofMillis(random.nextInt(20)));
            };
        }

        private List<LoopSource> sourcesOtherThan(List<LoopSource> sources) {
            List<LoopSource> others;
            do {
                others = LoopSource.inOrder(IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(
                                i -> "http://videos.ks3-cn-beijing-internal.ksyuncs.com/" + random.nextInt(9) + ".mp4")
                        .toList());
            } while (others.equals(sources));
            return others;
        }

        private List<String> onAir() {
            List<Loop> loops = template.requestBody(
                            uri, GetLoopList.builder().streamId(stream).build(), LoopListResult.class)
                    .list();
            return loops.isEmpty() ? List.of() : paths(loops.get(0).srcInfo());
        }

        private static List<String> paths(List<LoopSource> sources) {
            return sources.stream().map(LoopSource::path).toList();
        }

        private int tasks() {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            return template.requestBody(
                            uri,
                            GetTaskList.builder()
                                    .taskType(TaskType.FILE_LOOP)
                                    .startDate(today.minusDays(1))
                                    .endDate(today.plusDays(1))
                                    .build(),
                            TaskListResult.class)
                    .total();
        }
    }
}
