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

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelket.client.CallListener;
import io.github.camelket.client.CompletedCall;
import io.github.camelket.client.KetRequest;
import io.github.camelket.client.ObservedCaller;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.KetAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is told of calls, and of which. */
class KetCallListenerTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final ManualClock clock = ManualClock.at(NOON);
    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final CamelKet camel = new CamelKet(local, component -> component.setClock(clock));
    private final List<CompletedCall> told = new ArrayList<>();

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    @Test
    void aListenerIsToldHowACallEnded() {
        camel.component().addCallListener(told::add);
        local.faults().on("StopLoop", Fault.delay(Duration.ofMillis(60)));
        camel.send("ket:stopLoop?streamId=channel1", null, Map.of());
        assertThat(told).singleElement().satisfies(call -> {
            assertThat(call.action()).isEqualTo(KetAction.STOP_LOOP);
            assertThat(call.subject()).isEqualTo("demo/live/channel1");
            assertThat(call.outcome()).isEqualTo("not_found");
            assertThat(call.error()).contains("1301 TASK_NOT_FOUND");
            assertThat(call.requestId()).isPresent();
            assertThat(call.begin()).isEqualTo(NOON);
            assertThat(call.duration()).isBetween(Duration.ofMillis(60), Duration.ofMinutes(1));
            assertThat(call.request().attempt()).isEqualTo(1);
            assertThat(call).hasToString("StopLoop demo/live/channel1: not_found");
        });
    }

    @Test
    void beansOfTheRegistryAreToldAsWellAndOnce() {
        CallListener bean = told::add;
        camel.context().getRegistry().bind("listener", bean);
        camel.component().addCallListener(bean);
        camel.send("ket:getLoopList", null, Map.of());
        camel.send("ket:getQuotaUsed", null, Map.of());
        assertThat(told)
                .extracting(CompletedCall::action)
                .containsExactly(KetAction.GET_LOOP_LIST, KetAction.GET_QUOTA_USED);
    }

    /** As a container does for beans of prototype scope. */
    @Test
    void aBeanThatIsMadeAnewForEachWhoAsksIsToldOnce() {
        Supplier<Object> maker = () -> (CallListener) told::add;
        camel.context().getRegistry().bindAsPrototype("listener", CallListener.class, maker);
        camel.send("ket:getLoopList", null, Map.of());
        camel.send("ket:getQuotaUsed", null, Map.of());
        camel.send("ket:getPresetList", null, Map.of());
        assertThat(told).hasSize(3);
    }

    @Test
    void aBeanThatHasBeenReplacedIsToldNoMoreAfterARestart() {
        List<CompletedCall> toldLater = new ArrayList<>();
        camel.context().getRegistry().bind("listener", (CallListener) told::add);
        camel.send("ket:getLoopList", null, Map.of());
        camel.component().stop();
        camel.context().getRegistry().unbind("listener");
        camel.context().getRegistry().bind("listener", (CallListener) toldLater::add);
        camel.component().start();
        camel.send("ket:getQuotaUsed", null, Map.of());
        assertThat(told).hasSize(1);
        assertThat(toldLater).hasSize(1);
    }

    @Test
    void aListenerThatIsTakenAwayIsToldNoMore() {
        CallListener listener = told::add;
        camel.component().addCallListener(listener);
        camel.send("ket:getLoopList", null, Map.of());
        camel.component().removeCallListener(listener);
        camel.send("ket:getLoopList", null, Map.of());
        assertThat(told).hasSize(1);
    }

    @Test
    void aListenerThatThrowsHarmsNeitherTheCallNorTheOthers() {
        camel.component().addCallListener(call -> {
            throw new AssertionError("not today");
        });
        camel.component().addCallListener(told::add);
        try (LogLines log = new LogLines(ObservedCaller.class.getName())) {
            Exchange exchange = camel.send("ket:getLoopList", null, Map.of());
            assertThat(exchange.getException()).isNull();
            assertThat(told).hasSize(1);
            assertThat(log.exact())
                    .singleElement()
                    .asString()
                    .startsWith("WARN ")
                    .endsWith("failed when it was told of GetLoopList demo/live: success");
        }
    }

    @Test
    void whatTheLimiterHoldsBackIsToldApart() {
        List<String> heldBack = new ArrayList<>();
        try (CamelKet limited = new CamelKet(local, component -> {
            component.setRequestsPerMinute(1);
            component.setRequestsPerMinuteMaxWait(1);
            component.addCallListener(new CallListener() {
                @Override
                public void ended(CompletedCall call) {
                    told.add(call);
                }

                @Override
                public void heldBack(KetRequest request, String reason) {
                    heldBack.add(request.action() + " " + request.subject() + ": " + reason);
                    throw new AssertionError("not today");
                }
            });
        })) {
            limited.send("ket:getLoopList", null, Map.of());
            Exchange exchange = limited.send("ket:stopLoop?streamId=channel1", null, Map.of());
            assertThat(exchange.getException()).isInstanceOf(KetThrottledException.class);
        }
        assertThat(told).extracting(CompletedCall::action).containsExactly(KetAction.GET_LOOP_LIST);
        assertThat(heldBack)
                .singleElement()
                .asString()
                .startsWith("STOP_LOOP demo/live/channel1: it would have to wait");
    }

    @Test
    void whatWasNotSentIsNotToldUnlessAConnectionWasTried() {
        camel.component().addCallListener(told::add);
        camel.send("ket:startLoop", null, Map.of());
        assertThat(told).isEmpty();
        local.close();
        camel.send("ket:getLoopList", null, Map.of());
        assertThat(told).singleElement().extracting(CompletedCall::outcome).isEqualTo("no_answer");
    }

    @Test
    void aRequestThatIsMadeAgainSaysAtWhichAttempt() {
        camel.component().addCallListener(told::add);
        KetEndpoint endpoint = camel.context().getEndpoint("ket:getLoopList", KetEndpoint.class);
        KetRequest first = new KetRequest(
                KetAction.GET_LOOP_LIST,
                JsonNodeFactory.instance.objectNode().put("UniqName", "demo").put("App", "live"));
        endpoint.caller().call(first);
        endpoint.caller().call(first.again());
        assertThat(told).extracting(call -> call.request().attempt()).containsExactly(1, 2);
    }
}
