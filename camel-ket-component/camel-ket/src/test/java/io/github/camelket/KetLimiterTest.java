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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateProducerException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.annotations.Component;
import org.junit.jupiter.api.Test;

/** The pace of the account, kept by all endpoints of a component together. */
class KetLimiterTest {

    private static final int SPEED = 20;
    /** A quarter of the calls of all routes: they take more than three minutes of that time. */
    private static final int LIMIT = 60;

    private static final int ROUTES = 50;
    private static final int CALLS = 5;

    /** A component in whose time a minute is over in three seconds. Its annotation is what its options are found by. */
    @Component(KetConstants.SCHEME)
    private static final class Fast extends KetComponent {
        private final Waiting waiting = new Waiting() {
            @Override
            public long nanoTime() {
                return System.nanoTime() * SPEED;
            }

            @Override
            public boolean pause(Duration time) {
                return super.pause(time.dividedBy(SPEED));
            }
        };

        static Clock time() {
            Instant start = Instant.now();
            long begin = System.nanoTime();
            InstantSource source = () -> start.plusNanos((System.nanoTime() - begin) * SPEED);
            return source.withZone(ZoneOffset.UTC);
        }

        @Override
        Waiting waiting() {
            return waiting;
        }
    }

    @Test
    void fiftyRoutesNeverMeetTheLimitAndAreServedInTurn() throws Exception {
        Clock clock = Fast.time();
        try (KetLocal local =
                        KetLocal.builder().clock(clock).requestsPerMinute(LIMIT).start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            Fast ket = new Fast();
            ket.getConfiguration().setServiceUrl(local.serviceUrl().toString());
            ket.getConfiguration().setUniqName("demo");
            ket.getConfiguration().setApp("live");
            ket.setAccessKey(local.accessKey());
            ket.setSecretKey(local.secretKey());
            ket.setClock(clock);
            ket.setRequestsPerMinute(LIMIT);
            ket.setRequestsPerMinuteMaxWait(600_000);
            context.addComponent("ket", ket);
            CountDownLatch allStarted = new CountDownLatch(1);
            List<Exchange> failed = Collections.synchronizedList(new ArrayList<>());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(Exception.class).process(failed::add);
                    for (int i = 0; i < ROUTES; i++) {
                        from("timer:t" + i + "?delay=0&period=1&repeatCount=" + CALLS)
                                .process(exchange -> allStarted.await())
                                .to("ket:getLoopList?streamId=route" + i);
                    }
                }
            });
            context.start();
            allStarted.countDown();
            await().atMost(Duration.ofMinutes(2)).until(() -> local.requestCount() >= ROUTES * CALLS);
            await().until(() -> context.getInflightRepository().size() == 0);

            assertThat(failed).isEmpty();
            assertThat(local.requests())
                    .hasSize(ROUTES * CALLS)
                    .extracting(RecordedRequest::status)
                    .containsOnly(200);
            assertThat(turns(local.requests()))
                    .as("routes that were served between two calls of the same one")
                    .hasSizeGreaterThanOrEqualTo(ROUTES)
                    // A call that takes its time comes back that much later.
                    .allMatch(others -> others >= 30);
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
            Thread[] waiter = new Thread[1];
            CompletableFuture<Exchange> second = CompletableFuture.supplyAsync(() -> {
                waiter[0] = Thread.currentThread();
                return camel.send("ket:getQuotaUsed", null, Map.of());
            });
            await().until(() -> waiter[0] != null && waiter[0].getState() == Thread.State.TIMED_WAITING);
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
