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

import io.github.camelket.local.KetLocal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens below HTTP: connections, waiting, and answers that do not end. */
class KetTransportTest {

    private static final String CHANGING = "ket:stopLoop?streamId=s";

    private final KetLocal local = KetLocal.start();

    @AfterEach
    void close() {
        local.close();
    }

    private CamelKet camel(RawServer server) {
        return new CamelKet(local, component -> component.getConfiguration().setServiceUrl(server.url()));
    }

    private CamelKet hasty(RawServer server) {
        return new CamelKet(local, component -> {
            component.getConfiguration().setServiceUrl(server.url());
            component.setConnectTimeout(300);
            component.setResponseTimeout(300);
        });
    }

    @Test
    void connectionsAreKeptAndSharedByAllEndpoints() throws Exception {
        try (RawServer server = new RawServer(
                        (request, connection) -> RawServer.write(connection, RawServer.ok(RawServer.SUCCESS)));
                CamelKet camel = camel(server)) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(camel.send("ket:getQuotaUsed?uniqName=demo" + i, null, Map.of())
                                .getException())
                        .isNull();
            }
            assertThat(server.requests).hasSize(1_000);
            assertThat(server.connections).hasSize(1);
        }
    }

    @Test
    void parallelCallsUseConnectionsUpToTheLimit() throws Exception {
        CountDownLatch all = new CountDownLatch(4);
        try (RawServer server = new RawServer((request, connection) -> {
                    all.countDown();
                    all.await(5, TimeUnit.SECONDS);
                    RawServer.write(connection, RawServer.ok(RawServer.SUCCESS));
                });
                CamelKet camel = new CamelKet(local, component -> {
                    component.getConfiguration().setServiceUrl(server.url());
                    component.setConnectionsPerRoute(4);
                })) {
            ExecutorService threads = Executors.newFixedThreadPool(20);
            try {
                List<Future<Exchange>> calls = IntStream.range(0, 40)
                        .mapToObj(i -> threads.submit(() -> camel.send(CHANGING, null, Map.of())))
                        .toList();
                for (Future<Exchange> call : calls) {
                    assertThat(call.get(20, TimeUnit.SECONDS).getException()).isNull();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.requests).hasSize(40);
            assertThat(server.connections).hasSize(4);
        }
    }

    @Test
    void aConnectionThatTheServerClosedMeanwhileIsNotUsedForTheNextCall() throws Exception {
        try (RawServer server = new RawServer((request, connection) -> {
                    RawServer.write(connection, RawServer.ok(RawServer.SUCCESS));
                    connection.close();
                });
                CamelKet camel = camel(server)) {
            for (int i = 0; i < 3; i++) {
                assertThat(camel.send(CHANGING, null, Map.of()).getException()).isNull();
                Socket last = server.connections.get(i);
                await().until(last::isClosed);
                // Past the second during which a connection is trusted to be as it was left.
                await().pollDelay(1200, TimeUnit.MILLISECONDS).until(() -> true);
            }
            assertThat(server.requests).hasSize(3);
        }
    }

    @Test
    void aResetIsNotRepeated() throws Exception {
        try (RawServer server = new RawServer((request, connection) -> {
                    connection.setSoLinger(true, 0);
                    connection.close();
                });
                CamelKet camel = camel(server)) {
            assertThat(camel.send(CHANGING, null, Map.of()).getException())
                    .isInstanceOf(KetNoAnswerException.class)
                    .hasMessageContaining("not safe to repeat");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aKeptConnectionThatFallsSilentDoesNotHoldTheRoute() throws Exception {
        AtomicInteger answers = new AtomicInteger(2);
        try (RawServer server = new RawServer((request, connection) -> {
                    if (answers.getAndDecrement() > 0) {
                        RawServer.write(connection, RawServer.ok(RawServer.SUCCESS));
                    }
                });
                CamelKet camel = hasty(server)) {
            assertThat(camel.send(CHANGING, null, Map.of()).getException()).isNull();
            assertThat(camel.send(CHANGING, null, Map.of()).getException()).isNull();
            Exchange silent = camel.send(CHANGING, null, Map.of());
            assertUnknownOutcome(silent);
            // By the socket's own timeout, and not by the deadline, which comes later.
            assertThat(silent.getException()).hasMessageContaining("timed out");
            assertThat(server.connections).hasSize(1);
        }
    }

    @Test
    void anAnswerThatDripsDoesNotHoldTheRoute() throws Exception {
        try (RawServer server = new RawServer((request, connection) -> {
                    RawServer.write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    drip(connection, "1\r\n \r\n", 50);
                });
                CamelKet camel = hasty(server)) {
            assertThat(camel.send(CHANGING, null, Map.of()).getException())
                    .isInstanceOf(KetNoAnswerException.class)
                    .hasMessageContaining("broke off")
                    .hasStackTraceContaining("not whole after PT0.3S");
            await().untilAsserted(() ->
                    assertThat(server.connections.get(0).isClosed()).isTrue());
        }
    }

    @Test
    void headersThatDripDoNotHoldTheRoute() throws Exception {
        try (RawServer server = new RawServer((request, connection) -> {
                    RawServer.write(connection, "HTTP/1.1 200 OK\r\n");
                    drip(connection, "X-Drop: 1\r\n", 50);
                });
                CamelKet camel = hasty(server)) {
            assertUnknownOutcome(camel.send(CHANGING, null, Map.of()));
        }
    }

    @Test
    void interimAnswersWithoutEndDoNotHoldTheRoute() throws Exception {
        try (RawServer server =
                        new RawServer((request, connection) -> drip(connection, "HTTP/1.1 100 Continue\r\n\r\n", 50));
                CamelKet camel = hasty(server)) {
            assertUnknownOutcome(camel.send(CHANGING, null, Map.of()));
        }
    }

    @Test
    void aServerThatDoesNotReadDoesNotHoldTheRoute() throws Exception {
        try (ServerSocket server = new ServerSocket(0);
                CamelKet camel = new CamelKet(local, component -> {
                    component.getConfiguration().setServiceUrl("http://127.0.0.1:" + server.getLocalPort());
                    component.setConnectTimeout(300);
                    component.setResponseTimeout(300);
                })) {
            assertUnknownOutcome(camel.send(CHANGING, Map.of("Ballast", "x".repeat(50_000_000)), Map.of()));
        }
    }

    @Test
    void headersWithoutEndAreCut() throws Exception {
        try (RawServer server = new RawServer((request, connection) -> {
                    RawServer.write(connection, "HTTP/1.1 200 OK\r\n");
                    drip(connection, "X-Drop: 1\r\n", 0);
                });
                CamelKet camel = camel(server)) {
            assertUnknownOutcome(camel.send(CHANGING, null, Map.of()));
        }
    }

    @Test
    void aProxyThatDoesNotConnectHasSentNothing() throws Exception {
        try (RawServer proxy = new RawServer((request, connection) ->
                        RawServer.write(connection, "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno"));
                CamelKet camel = new CamelKet(local, component -> {
                    component.getConfiguration().setServiceUrl("https://ket.invalid");
                    component.setProxyHost("127.0.0.1");
                    component.setProxyPort(proxy.port());
                })) {
            assertThat(camel.send(CHANGING, null, Map.of()).getException())
                    .isExactlyInstanceOf(KetNoAnswerException.class)
                    .hasMessageContaining("the proxy refused to connect with HTTP 403")
                    .hasMessageNotContaining("not safe");
            assertThat(proxy.requests).allMatch(request -> request.startsWith("CONNECT ket.invalid:443"));
        }
    }

    @Test
    void anInterruptedThreadHasSentNothing() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (RawServer server = new RawServer((request, connection) -> {
                    busy.countDown();
                    done.await(20, TimeUnit.SECONDS);
                    RawServer.write(connection, RawServer.ok(RawServer.SUCCESS));
                });
                CamelKet camel = new CamelKet(local, component -> {
                    component.getConfiguration().setServiceUrl(server.url());
                    component.setConnectionsPerRoute(1);
                })) {
            Thread first = new Thread(() -> camel.send(CHANGING, null, Map.of()));
            first.start();
            assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
            AtomicReference<Exchange> second = new AtomicReference<>();
            Thread waiting = new Thread(() -> second.set(camel.send(CHANGING, null, Map.of())));
            waiting.start();
            waiting.interrupt();
            waiting.join(20_000);
            done.countDown();
            first.join(20_000);

            assertThat(second.get().getException())
                    .isExactlyInstanceOf(KetNoAnswerException.class)
                    .hasMessageContaining("The request was not sent")
                    .hasMessageNotContaining("not safe");
            assertThat(server.requests).hasSize(1);
        }
    }

    private static void assertUnknownOutcome(Exchange exchange) {
        assertThat(exchange.getException())
                .isInstanceOf(KetNoAnswerException.class)
                .hasMessageContaining("no answer came")
                .hasMessageContaining("not safe to repeat");
    }

    @Test
    void anAnswerWithoutEndIsCutByClosingTheConnection() throws Exception {
        String chunk = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
        try (RawServer server = new RawServer((request, connection) -> {
                    RawServer.write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    drip(connection, chunk, 0);
                });
                CamelKet camel = new CamelKet(local, component -> {
                    component.getConfiguration().setServiceUrl(server.url());
                    component.getConfiguration().setMaxResponseSize(1_000_000);
                })) {
            assertThat(camel.send(CHANGING, null, Map.of()).getException())
                    .isInstanceOf(KetNoAnswerException.class)
                    .hasMessageContaining("larger than maxResponseSize");
            await().untilAsserted(() ->
                    assertThat(server.connections.get(0).isClosed()).isTrue());
        }
    }

    @Test
    void theLimitHoldsForWhatIsUnpackedToo() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50_000_000]);
        }
        try (RawServer server = new RawServer((request, connection) -> {
                    RawServer.write(
                            connection,
                            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size()
                                    + "\r\n\r\n");
                    connection.getOutputStream().write(packed.toByteArray());
                });
                CamelKet camel = camel(server)) {
            assertThat(camel.send(CHANGING, null, Map.of()).getException())
                    .hasMessageContaining("larger than maxResponseSize");
        }
    }

    @Test
    void callsGoThroughAProxy() throws Exception {
        try (RawServer proxy = new RawServer(
                        (request, connection) -> RawServer.write(connection, RawServer.ok(RawServer.SUCCESS)));
                CamelKet camel = new CamelKet(local, component -> {
                    component.getConfiguration().setServiceUrl("http://ket.invalid:8080");
                    component.setProxyHost("127.0.0.1");
                    component.setProxyPort(proxy.port());
                })) {
            assertThat(camel.send("ket:getQuotaUsed", null, Map.of()).getException())
                    .isNull();
            assertThat(proxy.requests.get(0))
                    .startsWith("GET http://ket.invalid:8080/?Action=GetQuotaUsed&")
                    .containsIgnoringCase("\r\nHost: ket.invalid:8080\r\n");
        }
    }

    @Test
    void thePathOfTheServiceUrlIsKept() throws Exception {
        try (RawServer server = new RawServer(
                        (request, connection) -> RawServer.write(connection, RawServer.ok(RawServer.SUCCESS)));
                CamelKet camel = camel(server)) {
            camel.component().getConfiguration().setServiceUrl(server.url() + "/gateway/ket");
            assertThat(camel.send("ket:getQuotaUsed", null, Map.of()).getException())
                    .isNull();
            assertThat(server.requests.get(0)).startsWith("GET /gateway/ket?Action=GetQuotaUsed&");
        }
    }

    @Test
    void signaturesAreDatedByTheComponentsClock() {
        Instant then = Instant.parse("2001-02-03T04:05:06Z");
        try (KetLocal past = KetLocal.builder()
                        .clock(Clock.fixed(then, ZoneOffset.UTC))
                        .start();
                CamelKet camel =
                        new CamelKet(past, component -> component.setClock(Clock.fixed(then, ZoneOffset.UTC)))) {
            assertThat(camel.send("ket:getLoopList", null, Map.of()).getException())
                    .isNull();
            assertThat(past.takeRequest().rawQuery()).contains("X-Amz-Date=20010203T040506Z");
        }
    }

    @Test
    void nothingIsCalledAtStartAndNothingIsLeftAfterStop() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (RawServer server =
                new RawServer((request, connection) -> RawServer.write(connection, RawServer.ok(RawServer.SUCCESS)))) {
            for (int i = 0; i < 20; i++) {
                CamelKet camel = camel(server);
                camel.context().getEndpoint(CHANGING).createProducer().start();
                assertThat(server.connections).hasSize(i);
                camel.send(CHANGING, null, Map.of());
                camel.close();
            }
            await().untilAsserted(() -> assertThat(server.connections).allMatch(Socket::isClosed));
        }
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(
                        thread -> !before.contains(thread) && thread.getName().matches(".*([Kk]et|Camel|http).*"))
                .filteredOn(thread -> !thread.getName().startsWith("ket-local"))
                .isEmpty());
    }

    private static void drip(Socket connection, String drop, int pause) throws IOException {
        while (!connection.isClosed()) {
            RawServer.write(connection, drop);
            if (pause > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            }
        }
    }
}
