/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting, stopping, and many at once. */
class KetLocalTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ket-local-")
                        || thread.getName().startsWith("HTTP-Dispatcher")
                        || thread.getName().startsWith("idle-timeout-task")
                        || thread.getName().startsWith("req-rsp-timeout-task"))
                .collect(Collectors.toSet());
    }

    @Test
    void needsNothingSaid() {
        try (KetLocal local = KetLocal.start();
                TestClient client = new TestClient(local, CLOCK)) {
            assertThat(local.serviceUrl().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(local.accessKey()).isEqualTo("ket-local");
            assertThat(local.region()).isEqualTo("cn-beijing-6");
            assertThat(local.sessionToken()).isNull();
            LocalTest.assertSuccess(client.get("GetQuotaUsed", "UniqName", "demo"));
        }
    }

    @Test
    void leavesNoThreadAndNoPort() throws Exception {
        Set<Thread> before = threads();
        KetLocal local = KetLocal.start();
        local.faults().next(Fault.delay(Duration.ofHours(1)));
        Wire waiting = new Wire(local.serviceUrl());
        Thread sender = new Thread(() -> waiting.exchange("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes()));
        sender.start();
        local.takeRequest();
        try (TestClient client = new TestClient(local, CLOCK)) {
            client.get("GetQuotaUsed", "UniqName", "demo");
            assertThat(threads()).hasSizeGreaterThan(before.size());
            int port = local.port();
            local.close();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
            sender.join(10_000);
            assertThat(sender.isAlive()).as("the client that waited is told").isFalse();
            try (ServerSocket socket = new ServerSocket(port)) {
                assertThat(socket.isBound()).isTrue();
            }
        }
        waiting.close();
        local.close();
    }

    @Test
    void startsQuicklyAndOftenWithoutLeaks() {
        Set<Thread> before = threads();
        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            KetLocal.start().close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    }

    @Test
    void saysWhyItCannotListen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            KetLocalBuilder builder = KetLocal.builder().host("0.0.0.0").port(taken.getLocalPort());
            assertThatThrownBy(builder::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("Cannot listen on 0.0.0.0:" + taken.getLocalPort());
        }
        // No name, and no address either: nobody asks a name server for it.
        assertThatThrownBy(KetLocal.builder().host("::g")::start)
                .hasMessage("Cannot listen on ::g: the host is not known");
        assertThatThrownBy(KetLocal.builder().host("192.0.2.1")::start)
                .hasMessageStartingWith("Cannot listen on 192.0.2.1: ");
    }

    @Test
    void isReachedWhereItListensOnEveryAddress() {
        try (KetLocal local = KetLocal.builder().host("0.0.0.0").start();
                TestClient client = new TestClient(local, CLOCK)) {
            LocalTest.assertSuccess(client.get("GetQuotaUsed", "UniqName", "demo"));
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        KetLocalBuilder builder = KetLocal.builder();
        assertThatThrownBy(() -> builder.port(65_536)).hasMessage("port is 65536, must be between 0 and 65535");
        assertThatThrownBy(() -> builder.requestsPerMinute(-1)).hasMessageContaining("requestsPerMinute is -1");
        assertThatThrownBy(() -> builder.maxBodyBytes(0)).hasMessageContaining("maxBodyBytes is 0");
        assertThatThrownBy(() -> builder.journalSize(0)).hasMessageContaining("journalSize is 0");
        assertThatThrownBy(() -> builder.maxLoopTasks(0)).hasMessageContaining("maxLoopTasks is 0");
        assertThatThrownBy(() -> builder.accessKey(" ")).hasMessage("accessKey must not be blank");
        assertThatThrownBy(() -> builder.secretKey(" ")).hasMessage("secretKey must not be blank");
        assertThatThrownBy(() -> builder.maxClockSkew(Duration.ofSeconds(-1))).hasMessageContaining("maxClockSkew");
        assertThatThrownBy(() -> builder.sourceLength(Duration.ZERO)).hasMessageContaining("sourceLength");
    }

    @Test
    void doesNotStallOnAConnectionThatIsKept() {
        try (KetLocal local = KetLocal.start();
                TestClient client = new TestClient(local, CLOCK)) {
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long start = System.nanoTime();
                client.get("GetQuotaUsed", "UniqName", "demo");
                nanos.add(System.nanoTime() - start);
            }
            Collections.sort(nanos);
            // A stalled answer takes 40 ms, each of them; a busy machine makes some slow, not half of them.
            assertThat(Duration.ofNanos(nanos.get(nanos.size() / 2))).isLessThan(Duration.ofMillis(20));
        }
    }

    @Test
    void looksAndActsInOne() throws Exception {
        CyclicBarrier bothInside = new CyclicBarrier(2);
        // Asked between the look for a loop that is there and the start of the new one. Who is alone there goes on
        // after
        // a while; two that are there at once would both go on, and both start.
        Function<String, Duration> meetingPlace = path -> {
            try {
                bothInside.await(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (BrokenBarrierException | TimeoutException e) {
                return Duration.ofHours(1);
            }
            return Duration.ofHours(1);
        };
        String loop = "{" + LocalTest.IDS + ",'StreamID':'s1','Preset':'p1','PubDomain':'d.com','LoopTimes':1,"
                + "'SrcInfo':[{'Path':'http://b/a.mp4','Index':0}]}";
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (KetLocal local = KetLocal.builder().sourceLength(meetingPlace).start();
                TestClient one = new TestClient(local, CLOCK);
                TestClient other = new TestClient(local, CLOCK)) {
            LocalTest.assertSuccess(one.post(
                    "Preset", "{" + LocalTest.IDS + ",'Preset':'p1','Output':[{'format':{'output_format':256}}]}"));
            Future<JsonNode> first = pool.submit(() -> one.post("StartLoop", loop));
            Future<JsonNode> second = pool.submit(() -> other.post("StartLoop", loop));
            assertThat(List.of(
                            first.get(30, TimeUnit.SECONDS).path("ErrNum").asInt(-1),
                            second.get(30, TimeUnit.SECONDS).path("ErrNum").asInt(-1)))
                    .containsExactlyInAnyOrder(0, 1201);
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"StartLoop", "StartStreamPull", "RedirectStart", "Preset"})
    void letsExactlyOneOfManyWin(String action) throws Exception {
        int clients = 32;
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try (KetLocal local = KetLocal.start();
                TestClient first = new TestClient(local, CLOCK)) {
            String preset = "{" + LocalTest.IDS + ",'Preset':'p0','Output':[{'format':{'output_format':256}}]}";
            LocalTest.assertSuccess(first.post("Preset", preset));
            String body = "{" + LocalTest.IDS + ",'uniqname':'demo','app':'live','StreamID':'s1',"
                    + "'Preset':'" + (action.equals("Preset") ? "p1" : "p0") + "','PubDomain':'d.com',"
                    + "'SrcInfo':[{'Path':'http://b/a.mp4','Index':0}],'SrcUrl':'rtmp://a/b/c',"
                    + "'src':['rtmp://a/b/c'],'durl':['rtmp://d/e/f'],'Output':[{'format':{'output_format':256}}]}";
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Integer>> outcomes = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                outcomes.add(pool.submit(() -> {
                    try (TestClient client = new TestClient(local, CLOCK)) {
                        go.await();
                        JsonNode answer = client.post(action, body);
                        return answer.path(action.equals("RedirectStart") ? "errno" : "ErrNum")
                                .asInt(-1);
                    }
                }));
            }
            go.countDown();
            List<Integer> numbers = new ArrayList<>();
            for (Future<Integer> outcome : outcomes) {
                numbers.add(outcome.get(30, TimeUnit.SECONDS));
            }
            assertThat(numbers).containsOnly(0, 1201);
            assertThat(Collections.frequency(numbers, 0)).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void servesAThousandClientsAtOnce() throws Exception {
        int clients = 1_000;
        ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
        try (KetLocal local = KetLocal.start()) {
            List<Wire> wires = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                wires.add(new Wire(local.serviceUrl()));
            }
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (Wire wire : wires) {
                Thread thread = new Thread(null, () -> send(local, wire, go, statuses), "client", 1 << 18);
                thread.start();
                threads.add(thread);
            }
            go.countDown();
            for (Thread thread : threads) {
                thread.join(60_000);
            }
            wires.forEach(Wire::close);
            assertThat(statuses).hasSize(3 * clients).containsOnly(200);
            assertThat(local.requestCount("GetQuotaUsed")).isEqualTo(3 * clients);
            assertThat(threads()).hasSizeLessThan(256 + 32);
        }
    }

    private static void send(KetLocal local, Wire wire, CountDownLatch go, ConcurrentLinkedQueue<Integer> statuses) {
        try {
            go.await();
            for (int i = 0; i < 3; i++) {
                Signed request = new Signed(local, CLOCK).action("GetQuotaUsed").query("UniqName", "demo");
                statuses.add(wire.exchange(request.bytes()).status());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isNotHeldUpByClientsThatNeverFinish() {
        byte[] half = "POST /?Action=StartLoop HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{".getBytes();
        List<Wire> slow = new ArrayList<>();
        try (KetLocal local = KetLocal.start();
                TestClient client = new TestClient(local, CLOCK)) {
            for (int i = 0; i < 100; i++) {
                slow.add(new Wire(local.serviceUrl()));
                slow.get(i).send(half);
            }
            await().untilAsserted(() -> assertThat(threads()).hasSizeGreaterThan(100));
            long start = System.nanoTime();
            LocalTest.assertSuccess(client.get("GetQuotaUsed", "UniqName", "demo"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        } finally {
            slow.forEach(Wire::close);
        }
    }

    @Test
    void tellsTheTimeItIsToldTo() {
        ManualClock clock = ManualClock.at(LocalTest.MORNING);
        Clock inChina = clock.withZone(ZoneId.of("Asia/Shanghai"));
        clock.advance(Duration.ofDays(1));
        assertThat(inChina.instant()).isEqualTo("2026-11-24T02:00:00Z").isEqualTo(clock.instant());
        assertThat(inChina.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        clock.set(LocalTest.MORNING);
        assertThat(clock.millis()).isEqualTo(LocalTest.MORNING.toEpochMilli());
    }

    @Test
    void hidesItsSecrets() {
        try (KetLocal local =
                KetLocal.builder().secretKey("hush").sessionToken("shush").start()) {
            assertThat(Arrays.asList(local.toString(), local.faults().toString()))
                    .noneMatch(text -> text.contains("hush"));
        }
    }
}
