/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static io.github.camelket.kamelet.KameletRun.NEWS;
import static io.github.camelket.kamelet.KameletRun.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.KetComponent;
import io.github.camelket.KetConstants;
import io.github.camelket.KetThrottledException;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.KetCall;
import io.github.camelket.model.KetResult;
import io.github.camelket.model.Loop;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.UpdateLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopKeepaliveTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T02:00:00Z"));
    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final KameletRun run = new KameletRun(local, clock);
    private final Calls calls = new Calls(run);
    private final LoopKeepalive.Keeper keeper =
            new LoopKeepalive.Keeper(calls, GetLoopList.builder().build(), Duration.ofHours(72), clock);

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    /**
     * 100 days with a look a day, as the Kamelet's defaults have it. Nothing here starts a loop, so one that is on air with
     * its first task has never been off.
     */
    @Test
    void aLoopStaysOnAirFor100DaysWithSixExtensions() throws Exception {
        run.startLoop("channel1", NEWS, WEATHER);
        Loop first = run.onAir().get(0);
        for (int day = 0; day < 100; day++) {
            keeper.look();
            for (int hour = 0; hour < 24; hour += 8) {
                clock.advance(Duration.ofHours(8));
                assertThat(run.onAir())
                        .as("day %s, hour %s", day, hour)
                        .singleElement()
                        .satisfies(loop -> assertThat(loop.taskId()).isEqualTo(first.taskId()));
            }
        }
        String measured = "100 days: " + calls.changes + " UpdateLoop, " + calls.reads + " GetLoopList";
        System.out.println(measured);
        assertThat(measured).isEqualTo("100 days: 6 UpdateLoop, 100 GetLoopList");
        assertThat(Path.of("..", "..", "src", "docs", "loops.md")).content().contains("\n" + measured + "\n");
        assertThat(calls.delivered).hasSize(6);
        assertThat(run.onAir().get(0).continueHour()).isEqualTo(Duration.ofDays(100));

        // And without the keeper, the 20 days end.
        clock.advance(Duration.ofDays(20));
        assertThat(run.onAir()).isEmpty();
    }

    @Test
    void aLoopWithLessThanTheMarginLeftIsExtendedAndOthersAreLeftAlone() throws Exception {
        run.startLoop("one", NEWS);
        keeper.look();
        clock.advance(Duration.ofDays(10));
        run.startLoop("two", NEWS);
        keeper.look();
        assertThat(calls.extended()).containsExactly("one", "two");

        clock.advance(Duration.ofDays(7));
        keeper.look();
        assertThat(calls.extended()).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        keeper.look();
        assertThat(calls.extended()).containsExactly("one", "two", "one");
    }

    /** It has an end of its own, which may be nearer than that of the loop before. */
    @Test
    void aLoopThatWasStartedAnewIsExtendedAtOnce() throws Exception {
        run.startLoop("channel1", NEWS);
        keeper.look();
        run.call(StopLoop.builder().streamId("channel1").build());
        run.startLoop("channel1", NEWS);
        keeper.look();
        assertThat(calls.extended()).containsExactly("channel1", "channel1");
    }

    @Test
    void aFailedExtensionIsToldAndTriedAgainAtTheNextLook() throws Exception {
        run.startLoop("one", NEWS);
        run.startLoop("two", NEWS);
        local.faults().on("UpdateLoop", Fault.gatewayError(429, "Throttling", "Later."));
        keeper.look();
        assertThat(calls.delivered)
                .extracting(Exchange::getException)
                .hasSize(2)
                .hasAtLeastOneElementOfType(KetThrottledException.class)
                .containsNull();
        keeper.look();
        assertThat(calls.extended()).containsExactly("one", "two", "one");
        keeper.look();
        assertThat(calls.extended()).hasSize(3);
    }

    @Test
    void theKameletLooksAtOnceAndAgain() throws Exception {
        run.startLoop("one", NEWS);
        run.startLoop("two", NEWS);
        run.from("kamelet:ket-loop-keepalive?checkEvery=1s");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("UpdateLoop", "UpdateLoop"));
        run.awaitThat(it -> assertThat(local.requestCount("GetLoopList")).isGreaterThan(2));
        clock.advance(Duration.ofDays(18));
        run.awaitThat(it -> assertThat(it.emitted()).hasSize(4));
        assertThat(local.requestCount("UpdateLoop")).isEqualTo(4);
        assertThat(run.last("UpdateLoop").bodyText()).contains("\"DurationHour\":480");
    }

    @Test
    void oneStreamAloneCanBeKept() throws Exception {
        run.startLoop("one", NEWS);
        run.startLoop("two", NEWS);
        run.from("kamelet:ket-loop-keepalive?streamId=two&checkEvery=1s");
        run.awaitThat(it -> assertThat(it.emitted()).hasSize(1));
        assertThat(run.last("UpdateLoop").bodyText()).contains("\"two\"");
        assertThat(run.last("GetLoopList").rawQuery()).contains("StreamID=two");
    }

    /** As an application with a single channel may have set it, which would hide the loops of all others from the looks. */
    @Test
    void theComponentsStreamDoesNotNarrowDownTheLooks() throws Exception {
        run.startLoop("one", NEWS);
        run.startLoop("two", NEWS);
        run.context().getComponent("ket", KetComponent.class).getConfiguration().setStreamId("one");
        run.from("kamelet:ket-loop-keepalive");
        run.awaitThat(it -> assertThat(it.emitted())
                .extracting(message -> message.getMessage().getHeader(KetConstants.CALLED_STREAM_ID))
                .containsExactlyInAnyOrder("one", "two"));
    }

    @Test
    void aLookThatFailsIsToldAndTheNextOneComes() throws Exception {
        run.startLoop("one", NEWS);
        local.faults().on("GetLoopList", Fault.status(503));
        run.from("kamelet:ket-loop-keepalive?checkEvery=1s");
        run.awaitThat(it -> assertThat(it.emitted()).hasSize(1));
        assertThat(run.failed()).hasSize(1);
    }

    @Test
    void anErrorIsToldAndTheNextLookComes() throws Exception {
        run.startLoop("one", NEWS);
        AtomicInteger asked = new AtomicInteger();
        run.context().getRegistry().bind("flawed", (KetCredentialsProvider) () -> {
            // First it is asked when the producer starts, then for the first look.
            if (asked.incrementAndGet() == 2) {
                throw new NoClassDefFoundError("com/example/Keys");
            }
            return new KetCredentials(local.accessKey(), local.secretKey(), null);
        });
        run.from("kamelet:ket-loop-keepalive?checkEvery=1s&credentialsProvider=#flawed");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("UpdateLoop"));
        assertThat(run.failed()).hasSize(1);
    }

    @Test
    void whatCannotWorkDoesNotStart() {
        assertThat(run.refusal("kamelet:ket-loop-keepalive?margin=480h"))
                .isEqualTo("Property margin of Kamelet ket-loop-keepalive is '480h', but must be less than the 480h"
                        + " that a loop can be given");
        assertThat(run.refusal("kamelet:ket-loop-keepalive?checkEvery=72h"))
                .startsWith("Property checkEvery of Kamelet ket-loop-keepalive is '72h', but must be less than margin");
        assertThat(run.refusal("kamelet:ket-loop-keepalive?checkEvery=24"))
                .isEqualTo("Property checkEvery of Kamelet ket-loop-keepalive is '24', but must be at least 1s;"
                        + " a number without a unit is milliseconds");
        assertThat(run.refusal("kamelet:ket-loop-keepalive?checkEvery=daily"))
                .startsWith("Property checkEvery of Kamelet ket-loop-keepalive is 'daily', but must be a time such as");
        assertThat(run.actions()).isEmpty();
    }

    /** Real calls, counted, by the hand of the test and not of a thread. */
    private static final class Calls implements Steps {

        private final KameletRun run;
        private final List<Exchange> delivered = new ArrayList<>();
        private final List<String> extended = new ArrayList<>();
        private int changes;
        private int reads;

        Calls(KameletRun run) {
            this.run = run;
        }

        List<String> extended() {
            return extended;
        }

        @Override
        public Exchange call(KetCall call) {
            changes++;
            extended.add(((UpdateLoop) call).streamId());
            return run.context().createProducerTemplate().send("ket:call", it -> it.getMessage()
                    .setBody(call));
        }

        @Override
        public <T extends KetResult> T read(KetCall call, Class<T> type) {
            reads++;
            return type.cast(run.call(call));
        }

        @Override
        public void deliver(Exchange exchange) {
            delivered.add(exchange);
        }

        @Override
        public void every(Duration period, Step step) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void take(Step step) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void atStop(AutoCloseable ending) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public CamelContext context() {
            return run.context();
        }
    }
}
