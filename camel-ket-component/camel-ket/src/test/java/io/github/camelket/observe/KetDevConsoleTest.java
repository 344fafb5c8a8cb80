/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelket.CamelKet;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of the developer console after calls to a service over a socket. */
class KetDevConsoleTest {

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel = new CamelKet(local);

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    private DevConsole console() {
        return camel.context()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("ket");
    }

    private String text() {
        return (String) console().call(DevConsole.MediaType.TEXT);
    }

    private JsonNode component() throws Exception {
        JsonObject json = (JsonObject) console().call(DevConsole.MediaType.JSON);
        return new ObjectMapper().readTree(json.toJson()).get("components").get(0);
    }

    @Test
    void itShowsEndpointsOutcomesErrorsAndTheLastCalls() throws Exception {
        camel.context().setDevConsole(true);
        camel.send("ket:getLoopList", null, Map.of());
        camel.send("ket:stopLoop?streamId=channel1", null, Map.of());
        local.faults().next(Fault.gatewayError(429, "Throttling", "Slowly."));
        camel.send("ket:getLoopList", null, Map.of());

        JsonNode component = component();
        assertThat(component.get("name").asText()).isEqualTo("ket");
        assertThat(component.get("outcomes").toString()).isEqualTo("{\"not_found\":1,\"success\":1,\"throttled\":1}");
        assertThat(component.get("errors").toString()).isEqualTo("{\"1301 TASK_NOT_FOUND\":1,\"Throttling\":1}");
        assertThat(component.get("endpoints"))
                .extracting(endpoint -> endpoint.get("action").asText() + " "
                        + endpoint.get("subject").asText())
                .containsExactlyInAnyOrder("getLoopList demo/live", "stopLoop demo/live/channel1");
        assertThat(component.get("calls"))
                .extracting(call -> call.get("action").asText())
                .containsExactly("GetLoopList", "StopLoop", "GetLoopList");
        JsonNode stop = component.get("calls").get(1);
        assertThat(stop.get("subject").asText()).isEqualTo("demo/live/channel1");
        assertThat(stop.get("outcome").asText()).isEqualTo("not_found");
        assertThat(stop.get("requestId").asText()).isNotEmpty();

        assertThat(text())
                .contains("Component ket", "ket:stopLoop             demo/live/channel1", "1301 TASK_NOT_FOUND      1")
                .contains("throttled                1")
                .containsSubsequence("Last calls", "GetLoopList", "Throttling", "StopLoop", "1301", "GetLoopList");
    }

    @Test
    void itShowsThePaceOfTheAccountAndWhoWaitsForIt() throws Exception {
        camel.context().setDevConsole(true);
        assertThat(component().has("limiter")).isFalse();
        assertThat(text()).doesNotContain("Limiter");
        camel.component().setRequestsPerMinute(1);
        camel.component().setRequestsPerMinuteMaxWait(600_000);
        camel.send("ket:getLoopList", null, Map.of());
        CompletableFuture<Exchange> waiting =
                CompletableFuture.supplyAsync(() -> camel.send("ket:getLoopList", null, Map.of()));
        await().until(() -> camel.component().requestsWaiting() == 1);
        assertThat(component().get("limiter").toString())
                .isEqualTo("{\"requestsPerMinute\":1,\"waiting\":1,\"heldBack\":0}");

        camel.component().stop();
        waiting.get(1, TimeUnit.MINUTES);
        assertThat(component().get("limiter").get("waiting").asInt()).isZero();
    }

    @Test
    void itShowsHowManyCallsWereHeldBack() throws Exception {
        camel.context().setDevConsole(true);
        camel.component().setRequestsPerMinute(1);
        camel.component().setRequestsPerMinuteMaxWait(1);
        for (int i = 0; i < 3; i++) {
            camel.send("ket:getLoopList", null, Map.of());
        }
        assertThat(component().get("limiter").toString())
                .isEqualTo("{\"requestsPerMinute\":1,\"waiting\":0,\"heldBack\":2}");
        assertThat(text())
                .containsSubsequence(
                        "Limiter:\n  requests a minute        1\n",
                        "waiting                  0\n",
                        "held back                2\n");
    }

    @Test
    void onlySoManyCallsAreKept() throws Exception {
        camel.context().setDevConsole(true);
        for (int i = 0; i < RecentCalls.CAPACITY + 10; i++) {
            camel.send("ket:getQuotaUsed", null, Map.of("CamelKetUniqName", "demo" + i));
        }
        JsonNode component = component();
        assertThat(component.get("calls")).hasSize(RecentCalls.CAPACITY);
        assertThat(component.get("calls").get(0).get("subject").asText())
                .isEqualTo("demo" + (RecentCalls.CAPACITY + 9));
        assertThat(component.get("outcomes").get("success").asInt()).isEqualTo(RecentCalls.CAPACITY + 10);
    }

    @Test
    void errorsThatAGatewayInventsAreCountedTogetherFromSomeNumberOn() throws Exception {
        camel.context().setDevConsole(true);
        for (int i = 0; i < 60; i++) {
            local.faults().next(Fault.gatewayError(400, "Invented" + i, "No."));
            camel.send("ket:getLoopList", null, Map.of());
        }
        JsonNode errors = component().get("errors");
        assertThat(errors.size()).isEqualTo(51);
        assertThat(errors.get("others").asInt()).isEqualTo(10);
    }

    @Test
    void itShowsNoKeyAndNoAddress() {
        camel.context().setDevConsole(true);
        String redirect = "{\"src\": [\"rtmp://a.example.com/live/a?key=hush\"],"
                + " \"durl\": [\"rtmp://b.example.com/live/b?key=hush\"]}";
        camel.send("ket:redirectStart", redirect, Map.of());
        camel.send("ket:startLoop?streamId=s", Map.of("validation", "no"), Map.of());
        assertThat(text() + console().call(DevConsole.MediaType.JSON))
                .contains("RedirectStart")
                .doesNotContain("hush", "rtmp:", local.accessKey() + "\"", local.secretKey(), "Signature");
    }

    @Test
    void nothingIsRememberedWhereTheConsoleIsOff() throws Exception {
        camel.send("ket:getLoopList", null, Map.of());
        assertThat(camel.component().callListener(RecentCalls.class)).isEmpty();
        assertThat(component().get("calls")).isEmpty();
    }
}
