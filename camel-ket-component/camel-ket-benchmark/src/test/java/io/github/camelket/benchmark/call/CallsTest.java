/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.StartLoopResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That all clients ask the same, and that what is compared is right: or their speed would mean nothing. */
class CallsTest {

    @ParameterizedTest
    @EnumSource
    void allAskTheSame(Question question) throws Exception {
        try (KetLocal local = KetLocal.start();
                Calls ket = Client.KET.calling(local.serviceUrl().toString(), question)) {
            // The preset is not there, which the component would throw for: all that counts is what is asked.
            catchRefusal(ket);
            RecordedRequest expected = local.takeRequest();

            for (Client client : List.of(Client.CAMEL_HTTP, Client.JDK, Client.APACHE)) {
                try (Calls calls = client.calling(local.serviceUrl().toString(), question)) {
                    catchRefusal(calls);
                }
                RecordedRequest request = local.takeRequest();
                assertThat(request.method()).as("%s", client).isEqualTo(expected.method());
                assertThat(request.bodyText()).as("%s", client).isEqualTo(expected.bodyText());
                assertThat(parameters(request)).as("%s", client).isEqualTo(parameters(expected));
                assertThat(request.header("Accept")).as("%s", client).isEqualTo("application/json");
                // Whether it was signed, and rightly.
                assertThat(request.executed()).as("%s", client).isEqualTo(client != Client.CAMEL_HTTP);
            }
            assertThat(expected.executed()).isTrue();
        }
    }

    private static void catchRefusal(Calls calls) throws Exception {
        try {
            calls.call();
        } catch (CamelExecutionException e) {
            assertThat(e).hasStackTraceContaining("OperationFailedException");
        }
    }

    /** But for the signature. */
    private static List<String> parameters(RecordedRequest request) {
        return Arrays.stream(request.rawQuery().split("&"))
                .filter(parameter -> !parameter.startsWith("X-Amz-"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void allGetTheAnswer(Client client) throws Exception {
        try (AnsweringServer server = new AnsweringServer();
                Calls lists = client.calling(server.url(), Question.GET_LOOP_LIST);
                Calls starts = client.calling(server.url(), Question.START_LOOP)) {
            assertThat(text(lists.call())).contains("weather.mp4", "channel2");
            assertThat(text(starts.call())).contains("2d9a3a6e7e0f4f6c8d1e2f3a4b5c6d7e");
            // Kept open, or it would be connecting that is measured.
            assertThat(text(starts.call())).isNotEmpty();
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    private static String text(Object answer) {
        return answer instanceof byte[] bytes ? new String(bytes) : answer.toString();
    }

    @Test
    void theComponentReadsAllOfIt() throws Exception {
        try (AnsweringServer server = new AnsweringServer();
                Calls lists = Client.KET.calling(server.url(), Question.GET_LOOP_LIST);
                Calls starts = Client.KET.calling(server.url(), Question.START_LOOP)) {
            assertThat(lists.call()).isInstanceOfSatisfying(LoopListResult.class, answer -> {
                assertThat(answer.list()).hasSize(2);
                assertThat(answer.unknown()).isEmpty();
            });
            assertThat(starts.call()).isInstanceOfSatisfying(StartLoopResult.class, answer -> {
                assertThat(answer.list()).hasSize(1);
                assertThat(answer.unknown()).isEmpty();
            });
        }
    }

    @Test
    void whatAWorkerTellsIsWhatItMeasured() {
        long[] times = LongStream.rangeClosed(1, 5_000).map(i -> 1_000 * i).toArray();

        ObjectNode told = CallWorker.told(times, 1e9, 5_000 * 123L);

        assertThat(told.get("callsPerMillisecond").asDouble()).isEqualTo(5);
        assertThat(told.get("p50Microseconds").asDouble()).isEqualTo(2_500);
        assertThat(told.get("p99Microseconds").asDouble()).isEqualTo(4_950);
        assertThat(told.get("bytesPerCall").asLong()).isEqualTo(123);
    }

    @Test
    void aWorkerThatMadeNoCallTellsSo() {
        ObjectNode told = CallWorker.told(new long[0], 1e9, 123);

        assertThat(told.get("callsPerMillisecond").asDouble()).isZero();
        assertThat(told.get("p99Microseconds").asDouble()).isZero();
    }

    /** Where a client allocates nothing, nothing is told: neither the times that are kept nor their sorting are its. */
    @Test
    void whatAWorkerAllocatesItselfIsNotTheClients() throws Exception {
        Calls nothing = new Calls() {
            @Override
            public Object call() {
                // Or there would be millions of times to keep.
                LockSupport.parkNanos(1_000);
                return this;
            }

            @Override
            public void close() {}
        };
        CallWorker worker = new CallWorker(nothing);

        assertThat(worker.run(2, Duration.ofMillis(300)).get("bytesPerCall").asLong())
                .isLessThan(4);
        assertThat(worker.run(2, Duration.ofMillis(300)).get("bytesPerCall").asLong())
                .isLessThan(4);
    }

    /** Counts what is asked of it, as a worker should. */
    private static final class Counting implements Calls {

        private final Calls calls;
        private final AtomicInteger count = new AtomicInteger();

        Counting(Calls calls) {
            this.calls = calls;
        }

        @Override
        public Object call() throws Exception {
            count.incrementAndGet();
            return calls.call();
        }

        @Override
        public long repeated() {
            return count.get() / 2;
        }

        @Override
        public void close() {
            calls.close();
        }
    }

    @Test
    void aWorkerCountsItsCalls() throws Exception {
        try (AnsweringServer server = new AnsweringServer();
                Counting calls = new Counting(Client.APACHE.calling(server.url(), Question.GET_LOOP_LIST))) {
            CallWorker worker = new CallWorker(calls);
            long begin = System.nanoTime();
            ObjectNode told = worker.run(2, Duration.ofMillis(500));
            double milliseconds = (System.nanoTime() - begin) / 1e6;

            assertThat(calls.count).hasPositiveValue();
            // The time until the worker has told is a little longer than the one that it divides by.
            assertThat(told.get("callsPerMillisecond").asDouble() * milliseconds)
                    .isBetween(1.0 * calls.count.get(), 3.0 * calls.count.get());
            // Two threads, of which each makes one call at a time, can make no more of such a length.
            assertThat(told.get("callsPerMillisecond").asDouble()
                            * told.get("p50Microseconds").asDouble()
                            / 2)
                    .isLessThanOrEqualTo(2 * 1_000);
            assertThat(told.get("repeated").asLong()).isEqualTo(calls.repeated());
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void noClientAlwaysComesAfterTheSameOne() {
        Map<Client, Set<Client>> before = new EnumMap<>(Client.class);
        for (int round = 0; round < 8; round++) {
            List<Client> clients = CallComparison.inTurn(round);
            assertThat(clients).containsExactlyInAnyOrder(Client.values());
            for (int i = 1; i < clients.size(); i++) {
                before.computeIfAbsent(clients.get(i), client -> EnumSet.noneOf(Client.class))
                        .add(clients.get(i - 1));
            }
        }
        assertThat(before).containsOnlyKeys(Client.values()).allSatisfy((client, others) -> assertThat(others)
                .hasSizeGreaterThan(1));
        assertThat(IntStream.range(0, 8)
                        .mapToObj(round -> CallComparison.inTurn(round).get(0))
                        .distinct())
                .hasSize(4);
    }

    /** A GET it sends once more by itself, when a connection ends without an answer. */
    @Test
    void whatTheJdksClientSendsOnceMoreIsCounted() throws Exception {
        try (KetLocal local = KetLocal.start();
                Calls calls = Client.JDK.calling(local.serviceUrl().toString(), Question.START_LOOP)) {
            calls.call();
            assertThat(calls.repeated()).isZero();
            local.faults().next(Fault.closeAfterExecution());
            calls.call();
            assertThat(calls.repeated()).isEqualTo(1);
        }
    }
}
