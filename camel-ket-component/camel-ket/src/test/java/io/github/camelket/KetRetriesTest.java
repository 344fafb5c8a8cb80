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

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.resilience.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is made again by itself when it fails, and what is not. */
class KetRetriesTest {

    private static final String READING = "ket:getLoopList?";
    private static final String CHANGING = "ket:stopLoop?streamId=channel1&";
    private static final String THREE_TIMES = "maxRetries=3&retryDelay=1";
    private static final String LONG = "maxRetries=3&retryDelay=60000";

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel = new CamelKet(local);

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    @Test
    void aReadingIsMadeAgainUntilItSucceeds() {
        local.faults().next(Fault.status(503)).next(Fault.closeAfterExecution()).next(Fault.cutOff());
        assertThat(send(READING + THREE_TIMES).getException()).isNull();
        assertThat(local.requestCount()).isEqualTo(4);
    }

    @Test
    void aReadingIsNotMadeAgainForEver() {
        local.faults().next(10, Fault.gatewayError(500, "InternalError", "Sorry."));
        assertThat(send(READING + THREE_TIMES).getException()).hasMessageContaining("InternalError");
        assertThat(local.requestCount()).isEqualTo(4);
    }

    @Test
    void withoutTheOptionNothingIsMadeAgain() {
        local.faults().next(10, Fault.status(429));
        assertThat(send(READING + "retryDelay=1").getException()).isInstanceOf(KetThrottledException.class);
        assertThat(local.requestCount()).isEqualTo(1);
    }

    @Test
    void aChangeThatMayHaveBeenMadeIsNotMadeAgain() {
        for (Fault fault : new Fault[] {
            Fault.status(503),
            Fault.gatewayError(500, "InternalError", "Sorry."),
            Fault.closeBeforeExecution(),
            Fault.closeAfterExecution(),
            Fault.cutOff(),
            Fault.errNum(1, "m")
        }) {
            local.reset();
            local.faults().next(10, fault);
            assertThat(send(CHANGING + THREE_TIMES).getException()).hasMessageContaining("not safe to repeat");
            assertThat(local.requestCount()).as("requests with %s", fault).isEqualTo(1);
        }
    }

    @Test
    void aChangeThatWasThrottledIsMadeAgain() {
        local.faults().next(3, Fault.gatewayError(429, "Throttling", "Too many."));
        // The fourth reaches the service, which has no such loop.
        assertThat(send(CHANGING + THREE_TIMES).getException()).isInstanceOf(KetNotFoundException.class);
        assertThat(local.requestCount()).isEqualTo(4);
    }

    @Test
    void aChangeThatNeverLeftIsMadeAgain() throws Exception {
        try (RawServer proxy = new RawServer((request, connection) ->
                        RawServer.write(connection, "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"));
                CamelKet behind = new CamelKet(local, component -> {
                    component.getConfiguration().setServiceUrl("https://ket.invalid");
                    component.setProxyHost("127.0.0.1");
                    component.setProxyPort(proxy.port());
                })) {
            assertThat(behind.send(CHANGING + THREE_TIMES, null, Map.of()).getException())
                    .hasMessageContaining("the proxy refused to connect");
            assertThat(proxy.requests).hasSize(4);
        }
    }

    @Test
    void whatIsRefusedForWhatItIsIsNotMadeAgain() {
        for (Fault fault : new Fault[] {
            Fault.errNum(1301, "m"), Fault.errNum(1001, "m"), Fault.gatewayError(403, "SignatureDoesNotMatch", "No.")
        }) {
            local.reset();
            local.faults().next(10, fault);
            assertThat(send(READING + THREE_TIMES).getException()).isNotNull();
            assertThat(local.requestCount()).as("requests with %s", fault).isEqualTo(1);
        }
    }

    /** Takes no time, and notes how much it would have been. */
    private static final class Noted extends Waiting {
        private final List<Duration> pauses = new ArrayList<>();

        @Override
        public boolean pause(Duration time) {
            pauses.add(time);
            return true;
        }
    }

    @Test
    void whatTheAnswerAsksForIsWaitedFor() throws Exception {
        Noted noted = new Noted();
        Iterator<String> refusals = List.of(
                        "Retry-After: 7\r\n",
                        // Held against the answer's own date, whatever our clock says.
                        "Date: Mon, 23 Nov 2026 04:00:00 GMT\r\nRetry-After: Mon, 23 Nov 2026 04:00:03 GMT\r\n")
                .iterator();
        try (RawServer service = new RawServer((request, connection) -> RawServer.write(
                        connection,
                        refusals.hasNext()
                                ? "HTTP/1.1 503 No\r\nContent-Length: 0\r\n" + refusals.next() + "\r\n"
                                : RawServer.ok(RawServer.SUCCESS)));
                CamelKet told = new CamelKet(local, new TimedKetComponent(noted), component -> component
                        .getConfiguration()
                        .setServiceUrl(service.url()))) {
            assertThat(told.send(READING + THREE_TIMES, null, Map.of()).getException())
                    .isNull();
        }
        // And before it the pause of the first retry, of 1 ms at most, and of the second, of 2 ms.
        assertThat(noted.pauses).hasSize(2);
        assertThat(noted.pauses.get(0)).isBetween(Duration.ofMillis(7_000), Duration.ofMillis(7_001));
        assertThat(noted.pauses.get(1)).isBetween(Duration.ofMillis(3_000), Duration.ofMillis(3_002));
    }

    @Test
    void whatTheAnswerAsksForHasALimit() {
        Noted noted = new Noted();
        local.faults().next(Fault.status(429).retryAfter(Duration.ofHours(1)));
        local.faults().next(Fault.status(429).header("Retry-After", "soon"));
        local.faults().next(Fault.status(429).header("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"));
        try (CamelKet told = new CamelKet(local, new TimedKetComponent(noted), component -> {})) {
            assertThat(told.send(READING + THREE_TIMES + "&retryMaxDelay=5", null, Map.of())
                            .getException())
                    .isNull();
        }
        assertThat(noted.pauses).hasSize(3).startsWith(Duration.ofMillis(5)).allMatch(pause -> pause.toMillis() <= 5);
        assertThat(local.requestCount()).isEqualTo(4);
    }

    @Test
    void waitingEndsWhenTheComponentStops() throws Exception {
        local.faults().next(10, Fault.status(429));
        CountDownLatch answered = new CountDownLatch(1);
        // Not when the service has the request: stopped before the answer is read, the call would be cut.
        camel.component().addCallListener(told -> answered.countDown());
        CompletableFuture<Exchange> call = CompletableFuture.supplyAsync(() -> send(READING + LONG));
        assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
        camel.component().stop();
        assertThat(call.get(20, TimeUnit.SECONDS).getException()).isInstanceOf(KetThrottledException.class);
        assertThat(local.requestCount()).isEqualTo(1);

        camel.component().start();
        local.faults().clear();
        assertThat(send(READING + THREE_TIMES).getException()).isNull();
    }

    @Test
    void waitingEndsWhenTheThreadIsInterrupted() throws Exception {
        local.faults().next(10, Fault.status(429));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            send(READING + LONG);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        await().until(() -> local.requestCount() == 1);
        thread.interrupt();
        assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    }

    private Exchange send(String uri) {
        return camel.send(uri, null, Map.of());
    }
}
