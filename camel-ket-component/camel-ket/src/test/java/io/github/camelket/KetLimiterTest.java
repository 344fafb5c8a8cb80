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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.resilience.Waiting;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The pace of the account, kept by all endpoints of a component together. */
class KetLimiterTest {

    /** A quarter of the calls of all routes: they take more than four minutes. */
    private static final int LIMIT = 60;
    /** What may go at once after a pause. */
    private static final int BURST = LIMIT / 10;

    private static final int ROUTES = 50;
    private static final int CALLS = 5;

    /**
     * A time that passes only when all who are at work wait for it: no request is under way then, however slowly the machine
     * runs.
     */
    private static final class SharedTime extends Waiting {
        private static final Instant START = Instant.parse("2026-11-23T04:00:00Z");

        private final PriorityQueue<Long> ends = new PriorityQueue<>();
        private int atWork;
        private long now;

        SharedTime(int atWork) {
            this.atWork = atWork;
        }

        @Override
        public synchronized long nanoTime() {
            return now;
        }

        @Override
        public synchronized boolean pause(Duration time) {
            long end = now + Math.max(1, time.toNanos());
            ends.add(end);
            leave();
            try {
                while (now < end) {
                    wait();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        }

        /** One less is at work. When none is left, the time comes of those who wait for the shortest. */
        synchronized void leave() {
            atWork--;
            if (atWork == 0 && !ends.isEmpty()) {
                now = ends.element();
                while (!ends.isEmpty() && ends.element() == now) {
                    ends.remove();
                    atWork++;
                }
                notifyAll();
            }
        }

        Clock clock() {
            InstantSource source = () -> START.plusNanos(nanoTime());
            return source.withZone(ZoneOffset.UTC);
        }
    }

    @Test
    void fiftyRoutesNeverMeetTheLimitAndAreServedInTurn() throws Exception {
        SharedTime time = new SharedTime(ROUTES);
        ExecutorService threads = Executors.newFixedThreadPool(ROUTES);
        try (KetLocal local = KetLocal.builder()
                        .clock(time.clock())
                        .requestsPerMinute(LIMIT)
                        .start();
                CamelKet camel = new CamelKet(local, new TimedKetComponent(time), component -> {
                    component.setClock(time.clock());
                    component.setRequestsPerMinute(LIMIT);
                    component.setRequestsPerMinuteMaxWait(600_000);
                })) {
            camel.with(new RouteBuilder() {
                @Override
                public void configure() {
                    for (int i = 0; i < ROUTES; i++) {
                        from("direct:route" + i).to("ket:getLoopList?streamId=route" + i);
                    }
                }
            });
            // From now on each waits for its turn from its first call on, whichever thread is fast.
            for (int i = 0; i < BURST; i++) {
                camel.call("ket:getLoopList", null, LoopListResult.class);
            }
            List<Future<?>> routes = new ArrayList<>();
            for (int i = 0; i < ROUTES; i++) {
                String route = "direct:route" + i;
                routes.add(threads.submit(() -> {
                    try {
                        for (int call = 0; call < CALLS; call++) {
                            camel.call(route, null, LoopListResult.class);
                        }
                    } finally {
                        time.leave();
                    }
                }));
            }
            for (Future<?> route : routes) {
                route.get(2, TimeUnit.MINUTES);
            }

            assertThat(local.requests())
                    .hasSize(BURST + ROUTES * CALLS)
                    .extracting(RecordedRequest::status)
                    .containsOnly(200);
            assertThat(turns(local.requests().subList(BURST, BURST + ROUTES * CALLS)))
                    .as("routes that were served between two calls of the same one")
                    .hasSizeGreaterThanOrEqualTo(ROUTES)
                    .containsOnly(ROUTES - 1);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * How many other routes are served between two calls of the same one, from when all have begun until one is done: all 49,
     * if each comes in turn.
     */
    private static List<Integer> turns(List<RecordedRequest> requests) {
        Map<String, Integer> served = new HashMap<>();
        Map<String, Set<String>> othersSince = new HashMap<>();
        List<Integer> turns = new ArrayList<>();
        for (RecordedRequest request : requests) {
            String route = request.rawQuery().replaceAll(".*StreamID=(\\w+).*", "$1");
            Set<String> others = othersSince.put(route, new HashSet<>());
            if (others != null) {
                turns.add(others.size());
            } else if (served.size() == ROUTES) {
                throw new AssertionError("There are more routes than " + ROUTES);
            }
            othersSince.values().forEach(seen -> seen.add(route));
            othersSince.get(route).clear();
            if (served.size() < ROUTES) {
                turns.clear();
            }
            if (served.merge(route, 1, Integer::sum) == CALLS) {
                return turns;
            }
        }
        throw new AssertionError("No route is done");
    }

    @Test
    void whoWouldWaitForTooLongIsThrottledAndNothingIsSent() {
        try (KetLocal local = KetLocal.start();
                CamelKet camel = new CamelKet(local, component -> {
                    component.setRequestsPerMinute(1);
                    component.setRequestsPerMinuteMaxWait(1);
                })) {
            assertThat(camel.send("ket:getQuotaUsed", null, Map.of()).getException())
                    .isNull();
            // Another endpoint and a change, with retries: who has waited long enough does not wait again.
            assertThat(camel.send("ket:stopLoop?streamId=s&maxRetries=3", null, Map.of())
                            .getException())
                    .isExactlyInstanceOf(KetThrottledException.class)
                    .hasMessage(
                            "StopLoop failed: THROTTLED. The request was not sent: it would have to wait for longer than"
                                    + " requestsPerMinuteMaxWait, which is 1 ms, as requestsPerMinute is 1 (safe to repeat)");
            assertThat(local.requestCount()).isEqualTo(1);
        }
    }

    @Test
    void waitingForATurnEndsWhenTheComponentStops() throws Exception {
        try (KetLocal local = KetLocal.start();
                CamelKet camel = new CamelKet(local, component -> {
                    component.setRequestsPerMinute(1);
                    component.setRequestsPerMinuteMaxWait(600_000);
                })) {
            camel.send("ket:getQuotaUsed", null, Map.of());
            CompletableFuture<Exchange> second =
                    CompletableFuture.supplyAsync(() -> camel.send("ket:getQuotaUsed", null, Map.of()));
            await().until(() -> camel.component().requestsWaiting() == 1);
            camel.component().stop();
            assertThat(second.get(20, TimeUnit.SECONDS).getException())
                    .isExactlyInstanceOf(KetThrottledException.class)
                    .hasMessageContaining("interrupted, or the component stops");
            assertThat(local.requestCount()).isEqualTo(1);
        }
    }

    @Test
    void aLimitBelowNoneIsRefused() {
        try (KetLocal local = KetLocal.start();
                CamelKet camel = new CamelKet(local, component -> component.setRequestsPerMinute(-1))) {
            assertThatThrownBy(() -> camel.send("ket:getQuotaUsed", null, Map.of()))
                    .hasStackTraceContaining("Option requestsPerMinute must be 0, for no limit, or more, but is -1");
        }
    }

    /** An application without Bucket4j: everything works but the option, which says what to add. */
    @Test
    void theLibraryIsNeededForTheOptionOnly() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("bucket4j")) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (KetLocal local = KetLocal.start();
                URLClassLoader loader =
                        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("io.github.bucket4j.Bucket"))
                    .isInstanceOf(ClassNotFoundException.class);
            thread.setContextClassLoader(loader);
            Object outcome = loader.loadClass(WithoutBuckets.class.getName())
                    .getMethod("call", String.class, String.class)
                    .invoke(null, local.serviceUrl().toString(), local.secretKey());
            assertThat((String[]) outcome)
                    .containsExactly(
                            "success",
                            "Option requestsPerMinute needs the library Bucket4j: add the dependency"
                                    + " com.bucket4j:bucket4j_jdk17-core to the application");
            assertThat(local.requestCount()).isEqualTo(1);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What runs in that application. */
    public static final class WithoutBuckets {

        private WithoutBuckets() {}

        /** How a call ends without the option, and how with it. */
        public static String[] call(String serviceUrl, String secretKey) throws Exception {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                KetComponent ket = context.getComponent("ket", KetComponent.class);
                ket.getConfiguration().setServiceUrl(serviceUrl);
                ket.setAccessKey("ket-local");
                ket.setSecretKey(secretKey);
                context.start();
                String without = outcome(context, "ket:getQuotaUsed?uniqName=demo");
                ket.setRequestsPerMinute(60);
                return new String[] {without, outcome(context, "ket:getQuotaUsed?uniqName=other")};
            }
        }

        private static String outcome(DefaultCamelContext context, String uri) {
            try {
                context.createProducerTemplate().requestBody(uri, (Object) null);
                return "success";
            } catch (FailedToCreateProducerException e) {
                return e.getCause().getMessage();
            }
        }
    }
}
