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
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camelket.local.KetLocal;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of calls, threads, sockets and timers when the context stops. */
class KetShutdownTest {

    private static final String CHANGING = "ket:stopLoop?streamId=channel1";

    private final KetLocal local = KetLocal.start();

    @AfterEach
    void close() {
        local.close();
    }

    /** A route that sends to the endpoint, on a context that waits for so long for what is in flight. */
    private CamelKet route(RawServer server, String uri, int patience) throws Exception {
        CamelKet camel = new CamelKet(local, component -> {
            component.getConfiguration().setServiceUrl(server.url());
            component.setResponseTimeout(300_000);
            component.setRequestsPerMinute(1);
            component.setRequestsPerMinuteMaxWait(300_000);
        });
        camel.context().getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        camel.context().getShutdownStrategy().setTimeout(patience);
        return camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:change").to(uri);
            }
        });
    }

    @Test
    void aCallInFlightIsFinished() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, connection) -> {
                    answer.await(60, TimeUnit.SECONDS);
                    RawServer.write(connection, RawServer.ok(RawServer.SUCCESS));
                });
                CamelKet camel = route(server, CHANGING, 60)) {
            CompletableFuture<Exchange> call = send(camel);
            await().until(() -> server.requests.size() == 1);
            CompletableFuture<Void> stop = CompletableFuture.runAsync(camel::close, KetShutdownTest::inAThreadOfItsOwn);
            await().until(() -> camel.context().isStopping());
            answer.countDown();

            assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull();
            stop.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCallWithoutAnAnswerIsCutAtTheTimeoutOfTheContext() throws Exception {
        try (RawServer server = new RawServer(
                        (request, connection) -> connection.getInputStream().read());
                CamelKet camel = route(server, CHANGING, 1)) {
            CompletableFuture<Exchange> call = send(camel);
            await().until(() -> server.requests.size() == 1);
            assertStopsWithin(camel, Duration.ofSeconds(20));

            assertThat(call.get(5, TimeUnit.SECONDS).getException())
                    .isExactlyInstanceOf(KetNoAnswerException.class)
                    .hasMessageEndingWith("(not safe to repeat)");
            await().untilAsserted(() -> assertThat(server.connections).allMatch(connection -> connection.isClosed()));
        }
    }

    /** The second call of the minute; a call that is to be repeated; one that is to be read back. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&maxRetries=1&retryDelay=60000", "&onUnknown=verify&verifyTimeout=300000"})
    void waitingIsCutAtTheTimeoutOfTheContext(String options) throws Exception {
        try (RawServer server = new RawServer((request, connection) -> RawServer.write(
                        connection,
                        "HTTP/1.1 " + (options.contains("maxRetries") ? 429 : 503)
                                + " No\r\nContent-Length: 0\r\n\r\n"));
                CamelKet camel = route(server, CHANGING + options, 1)) {
            CompletableFuture<Exchange> call = send(camel);
            await().until(() -> server.requests.size() == 1);
            CompletableFuture<Exchange> second = send(camel);
            assertStopsWithin(camel, Duration.ofSeconds(20));

            assertThat(call.get(5, TimeUnit.SECONDS).getException()).isInstanceOf(KetOperationFailedException.class);
            assertThat(second.get(5, TimeUnit.SECONDS).getException()).isNotNull();
            assertThat(server.requests).hasSize(1);
        }
    }

    private static CompletableFuture<Exchange> send(CamelKet camel) {
        return CompletableFuture.supplyAsync(
                () -> camel.send("direct:change", null, Map.of()), KetShutdownTest::inAThreadOfItsOwn);
    }

    /** The common pool may have as few threads as there are calls that wait, and none for the stop. */
    private static void inAThreadOfItsOwn(Runnable work) {
        new Thread(work).start();
    }

    private static void assertStopsWithin(CamelKet camel, Duration time) throws Exception {
        CompletableFuture.runAsync(camel::close, KetShutdownTest::inAThreadOfItsOwn)
                .get(time.toSeconds(), TimeUnit.SECONDS);
    }

    /** Whatever can be counted from outside. */
    private record Held(List<String> threads, long files, int managed) {

        static Held now() {
            UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Held(
                    Thread.getAllStackTraces().keySet().stream()
                            .map(Thread::getName)
                            // The service of the test and the one who waits for it.
                            .filter(name -> !name.startsWith("ket-local") && !name.startsWith("awaitility"))
                            .filter(name -> !name.startsWith("ForkJoinPool.commonPool"))
                            .sorted()
                            .toList(),
                    system.getOpenFileDescriptorCount(),
                    ManagementFactory.getPlatformMBeanServer().getMBeanCount());
        }
    }

    @Test
    void fiveHundredStartsAndStopsLeaveNothing() throws Exception {
        // What is loaded and opened once is there after the first.
        startAndStop(1);
        Held before = Held.now();
        startAndStop(50);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Held after = Held.now();
            List<String> threads = new ArrayList<>(after.threads());
            // Those of other tests may end meanwhile.
            before.threads().forEach(threads::remove);
            assertThat(threads).as("threads").isEmpty();
            assertThat(after.files()).as("files and sockets").isLessThanOrEqualTo(before.files());
            assertThat(after.managed()).as("managed beans").isEqualTo(before.managed());
        });
        assertThat(local.requestCount()).isEqualTo(510);
    }

    /** So many contexts, and in each the component ten times. */
    private void startAndStop(int contexts) throws Exception {
        for (int i = 0; i < contexts; i++) {
            try (CamelKet camel = new CamelKet(local, component -> component.setRequestsPerMinute(6_000))) {
                for (int j = 0; j < 10; j++) {
                    camel.component().stop();
                    camel.component().start();
                    Exchange exchange =
                            camel.send("ket:getLoopList?onUnknown=verify&idempotent=true&maxRetries=1", null, Map.of());
                    assertThat(exchange.getException()).isNull();
                }
            }
        }
    }
}
