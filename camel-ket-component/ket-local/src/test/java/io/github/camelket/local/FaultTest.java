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

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of fault as a client meets it. */
class FaultTest extends LocalTest {

    private static final String PRESET =
            "{\"UniqName\":\"demo\",\"App\":\"live\",\"Preset\":\"p1\",\"Output\":[{\"format\":{\"output_format\":256}}]}";

    /** Creates the preset over a connection of its own, which the fault may close. */
    private Wire.Reply create() {
        try (Wire wire = new Wire(local.serviceUrl())) {
            return wire.exchange(client.request().action("Preset").post(PRESET).bytes());
        }
    }

    private boolean exists() {
        return client.get("GetPresetDetail", "UniqName", "demo", "App", "live", "Preset", "p1")
                        .path("ErrNum")
                        .asInt()
                == 0;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.status(503), false, 503, ""),
                Arguments.of(Fault.status(502, "<html>bad gateway</html>"), false, 502, "<html>bad gateway</html>"),
                Arguments.of(Fault.notJson("<html>login</html>"), false, 200, "<html>login</html>"),
                Arguments.of(Fault.errNum(1300, "task fail"), false, 200, "{\"ErrNum\":1300,\"ErrMsg\":\"task fail\"}"),
                Arguments.of(Fault.closeBeforeExecution(), false, 0, ""),
                Arguments.of(Fault.closeAfterExecution(), true, 0, ""),
                Arguments.of(Fault.status(500).afterExecution(), true, 500, ""),
                Arguments.of(Fault.notJson("?").afterExecution(), true, 200, "?"),
                Arguments.of(
                        Fault.delayAnswer(Duration.ofMillis(1)), true, 200, "{\"ErrNum\":0,\"ErrMsg\":\"success\"}"),
                Arguments.of(Fault.delay(Duration.ofMillis(1)), true, 200, "{\"ErrNum\":0,\"ErrMsg\":\"success\"}"),
                Arguments.of(Fault.cutOff(), true, 200, "{\"ErrNum\":0,\"Er"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isMetByOneRequest(Fault fault, boolean executed, int status, String body) {
        local.faults().next(fault);
        Wire.Reply reply = create();
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).isEqualTo(body);
        RecordedRequest request = local.takeRequest();
        assertThat(request.executed()).isEqualTo(executed);
        assertThat(request.status()).isEqualTo(status);
        assertThat(request.bodyText()).isEqualTo(PRESET);
        assertThat(exists()).isEqualTo(executed);
    }

    @Test
    void cutsOffWhatItAnnounced() {
        local.faults().next(Fault.cutOff());
        Wire.Reply reply = create();
        assertThat(reply.announced()).isEqualTo(31);
        assertThat(reply.body()).hasSize(15);
    }

    @Test
    void answersTheGatewaysErrorBody() {
        local.faults().next(Fault.gatewayError(403, "AuthFailure", "No.").retryAfter(Duration.ofSeconds(7)));
        Wire.Reply reply = create();
        JsonNode body = TestClient.json(reply);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.headers()).containsEntry("Retry-After", "7");
        assertThat(body.path("RequestId").asText()).isEqualTo(reply.headers().get("X-Ksc-Request-Id"));
        assertThat(body.path("Error").toString())
                .isEqualTo("{\"Type\":\"Sender\",\"Code\":\"AuthFailure\",\"Message\":\"No.\"}");
        local.faults().next(Fault.gatewayError(500, "InternalError", "Oh."));
        assertThat(TestClient.json(create()).at("/Error/Type").asText()).isEqualTo("Receiver");
    }

    @Test
    void answersRedirectsInLowerCase() {
        local.faults().on("RedirectStop", Fault.errNum(1, "unknow issue"));
        assertThat(client.post("RedirectStop", "{}").toString()).isEqualTo("{\"errno\":1,\"errmsg\":\"unknow issue\"}");
    }

    @Test
    void padsAnAnswerToItsLength() {
        local.faults().next(Fault.oversized(11_000_003)).next(Fault.oversized(100));
        Wire.Reply reply = create();
        assertThat(reply.body()).hasSize(11_000_003);
        assertThat(TestClient.json(reply).path("ErrNum").asInt(-1)).isZero();
        Wire.Reply small = create();
        assertThat(small.body()).hasSize(100);
        assertThat(TestClient.json(small).path("ErrNum").asInt(-1)).isEqualTo(1201);
    }

    @Test
    void padsTheAnswerThatThereWouldHaveBeen() {
        local.faults().next(4, Fault.oversized(5_000));
        JsonNode list = client.get("GetLoopList", "UniqName", "demo", "App", "live");
        assertSuccess(list);
        assertThat(list.path("Total").asInt(-1)).isZero();
        JsonNode redirect = client.post("RedirectStop", "{'reqid':'x'}");
        assertThat(redirect.path("errno").asInt()).isEqualTo(1301);
        assertThat(redirect.has("ErrNum")).isFalse();
        assertThat(redirect.path("Padding").asText()).hasSizeGreaterThan(4_800);
        Signed forged = client.request().action("GetLoopList");
        forged.secretKey = "guess";
        Wire.Reply refused = client.send(forged);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).hasSize(5_000);
        assertThat(TestClient.json(refused).at("/Error/Code").asText()).isEqualTo("SignatureDoesNotMatch");
        assertThat(TestClient.json(refused).has("ErrNum")).isFalse();
        String sources = "'src':['rtmp://a/l/s'],'durl':['rtmp://b/l/s']";
        local.faults().clear();
        local.faults().next(Fault.oversized(64));
        JsonNode longer = client.post("RedirectStart", "{'uniqname':'demo','app':'live'," + sources + "}");
        assertThat(longer.path("reqlist")).hasSize(1);
        assertThat(longer.path("Padding").asText("?")).isEmpty();
    }

    @Test
    void delaysOneRequestAndNoOther() {
        local.faults().on("Preset", Fault.delay(Duration.ofMinutes(5)));
        try (Wire waiting = new Wire(local.serviceUrl())) {
            Thread sender = new Thread(() -> waiting.exchange(
                    client.request().action("Preset").post(PRESET).bytes()));
            sender.start();
            RecordedRequest seen = local.takeRequest();
            assertThat(seen.status()).isZero();
            assertThat(seen.executed()).isFalse();
            assertThat(exists()).isFalse();
        }
    }

    @Test
    void executesNothingThatWaitedAtAReset() throws Exception {
        local.faults().on("Preset", Fault.delay(Duration.ofSeconds(1)));
        FutureTask<Wire.Reply> waiting = new FutureTask<>(this::create);
        new Thread(waiting).start();
        assertThat(local.takeRequest().action()).isEqualTo("Preset");
        local.reset();
        assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isZero();
        assertThat(local.requestCount()).isZero();
        assertThat(exists()).isFalse();
    }

    @Test
    void holdsNoThreadForADelay() {
        local.faults().next(200, Fault.delayAnswer(Duration.ofMinutes(5)));
        for (int i = 0; i < 200; i++) {
            Wire wire = new Wire(local.serviceUrl());
            Thread sender = new Thread(() -> {
                try (wire) {
                    wire.exchange(client.request().action("GetQuotaUsed").bytes());
                }
            });
            sender.setDaemon(true);
            sender.start();
            assertThat(local.takeRequest().action()).isEqualTo("GetQuotaUsed");
        }
        assertThat(exists()).isFalse();
        local.close();
    }

    @Test
    void completesTheJournalAfterADelay() {
        local.faults().next(Fault.delay(Duration.ofMillis(20)));
        assertThat(create().status()).isEqualTo(200);
        assertThat(local.requests()).singleElement().satisfies(request -> {
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.executed()).isTrue();
        });
        assertThat(local.requestCount("Preset")).isEqualTo(1);
    }

    @Test
    void meetsAsManyRequestsAsToldAndOnlyTheActionNamed() {
        local.faults().on("Preset", 2, Fault.status(503)).next(Fault.status(500));
        assertThat(client.send(client.request().action("GetQuotaUsed")).status())
                .isEqualTo(500);
        assertThat(exists()).isFalse();
        assertThat(create().status()).isEqualTo(503);
        assertThat(create().status()).isEqualTo(503);
        assertThat(create().status()).isEqualTo(200);
        local.faults().next(5, Fault.status(500)).clear();
        assertThat(exists()).isTrue();
    }

    @Test
    void authenticatesWhatAFaultExecutes() {
        local.faults().next(Fault.closeAfterExecution());
        Signed forged = client.request().action("Preset").post(PRESET);
        forged.secretKey = "guess";
        try (Wire wire = new Wire(local.serviceUrl())) {
            assertThat(wire.exchange(forged.bytes()).status()).isZero();
        }
        assertThat(local.takeRequest().executed()).isFalse();
        assertThat(exists()).isFalse();
    }

    @Test
    void refusesWhatIsNoFault() {
        assertThatThrownBy(() -> Fault.status(99)).hasMessage("status is 99, must be between 200 and 599");
        assertThatThrownBy(() -> Fault.oversized(63)).hasMessage("bytes is 63, must be at least 64");
        Fault fault = Fault.status(500);
        assertThatThrownBy(() -> fault.header("X", "a\nb")).hasMessageContaining("value of X must be");
        assertThatThrownBy(() -> fault.header("X", "中")).hasMessageContaining("value of X must be");
        assertThatThrownBy(() -> fault.header("X: y", "a")).hasMessageContaining("name is 'X: y'");
        assertThatThrownBy(() -> fault.header("", "a")).hasMessageContaining("name is ''");
        assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1))).hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> local.faults().next(0, Fault.cutOff())).hasMessageContaining("requests is 0");
        assertThatThrownBy(() -> local.faults().on("startLoop", Fault.cutOff()))
                .hasMessageContaining("action is startLoop");
    }
}
