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

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway and the reader of requests do before an action's own rules. */
class GatewayTest extends LocalTest {

    @Override
    KetLocalBuilder configure(KetLocalBuilder builder) {
        return builder.maxBodyBytes(10_000);
    }

    private static void assertGatewayError(Wire.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(TestClient.json(reply).at("/Error/Code").asText()).isEqualTo(code);
        assertThat(reply.text()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void namesEveryRequest() {
        Wire.Reply first = client.send(client.request().action("GetQuotaUsed").query("UniqName", "demo"));
        Wire.Reply second = client.send(client.request().action("GetQuotaUsed").query("UniqName", "demo"));
        assertThat(first.headers().get("X-Ksc-Request-Id"))
                .hasSize(36)
                .isNotEqualTo(second.headers().get("X-Ksc-Request-Id"));
        assertThat(first.headers().get("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        assertThat(TestClient.json(first).has("RequestId")).isFalse();
    }

    static Stream<String> actions() {
        return Stream.of(LocalAction.values()).map(action -> action.wireName);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void answersEveryActionThatLacksEverything(String action) {
        boolean get = LocalAction.find(action).method.equals("GET");
        JsonNode answer = get ? client.get(action) : client.post(action, "{}");
        boolean lowerCase = action.startsWith("Redirect");
        assertThat(answer.path(lowerCase ? "errno" : "ErrNum").asInt()).isEqualTo(1000);
        assertThat(answer.path(lowerCase ? "errmsg" : "ErrMsg").asText())
                .isEqualTo("lack of parameters: " + (lowerCase ? "uniqname" : "UniqName"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void refusesTheWrongMethod(String action) {
        boolean get = LocalAction.find(action).method.equals("GET");
        Signed request = client.request().action(action);
        Wire.Reply reply = client.send(get ? request.post("{}") : request);
        assertGatewayError(reply, 405, "MethodNotAllowed");
        assertThat(reply.headers().get("Allow")).isEqualTo(get ? "GET" : "POST");
    }

    @Test
    void refusesWhatItCannotRoute() {
        assertGatewayError(client.send(client.request().action("GetNothing")), 400, "InvalidAction");
        assertGatewayError(client.send(client.request().action("getPresetList")), 400, "InvalidAction");
        assertGatewayError(client.send(client.request().query("Version", "2017-01-01")), 400, "MissingParameter");
        assertGatewayError(client.send(client.request().query("Action", "StartLoop")), 400, "MissingParameter");
        assertGatewayError(
                client.send(client.request().query("Action", "StartLoop").query("Version", "2016-01-01")),
                400,
                "InvalidParameterValue");
        Signed elsewhere = client.request().action("GetPresetList");
        elsewhere.path = "/api/%20x";
        assertGatewayError(client.send(elsewhere), 404, "InvalidPath");
        Signed deleted = client.request().action("GetPresetList");
        deleted.method = "DELETE";
        assertGatewayError(client.send(deleted), 405, "MethodNotAllowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "5", "\"x\"", "null", "{\"a\":1} {", "{reqid:1}", "{\"a\":1,}", "\u0000"})
    void refusesWhatIsNoJsonObject(String body) {
        Wire.Reply reply = client.send(client.request().action("StartLoop").post(body));
        assertThat(reply.status()).isEqualTo(200);
        assertRefused(TestClient.json(reply), 1001, "parameter illegal: the body must be a JSON object");
        JsonNode redirect = TestClient.json(
                client.send(client.request().action("RedirectStart").post(body)));
        assertThat(redirect.path("errno").asInt()).isEqualTo(1001);
    }

    @Test
    void survivesDeepNesting() {
        String deep = "{\"UniqName\":" + "[".repeat(4000) + "]".repeat(4000) + "}";
        Wire.Reply reply = client.send(client.request().action("StartLoop").post(deep));
        assertThat(reply.status()).isEqualTo(200);
        assertRefused(TestClient.json(reply), 1001);
    }

    @Test
    void refusesBodiesOverTheLimitAndGoesOn() {
        Wire.Reply reply =
                client.send(client.request().action("StartLoop").post("{\"x\":\"" + "y".repeat(1_000_000) + "\"}"));
        assertGatewayError(reply, 413, "RequestEntityTooLarge");
        assertThat(reply.text()).contains("at most 10000 bytes");
        assertThat(local.takeRequest().executed()).isFalse();
        String fits = "{\"UniqName\":\"" + "y".repeat(10_000 - 15) + "\"}";
        assertThat(fits.getBytes(StandardCharsets.UTF_8)).hasSize(10_000);
        assertRefused(client.post("StartLoop", fits), 1002);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(
                        "json",
                        "{'UniqName':'demo','App':'live','Preset':'p1','Output':[{'format':"
                                + "{'output_format':256,'suffix':'_a'}},{'format':{'output_format':257}}],"
                                + "'Video':{'LOGO':[{'pic':'/b/o'}]}}"),
                Arguments.of(
                        "structures as strings",
                        "{'UniqName':'demo','App':'live','Preset':'p1','Output':"
                                + "'[{\\'format\\':{\\'output_format\\':256,\\'suffix\\':\\'_a\\'}},"
                                + "{\\'format\\':{\\'output_format\\':257}}]',"
                                + "'Video':'{\\'LOGO\\':[{\\'pic\\':\\'/b/o\\'}]}'}"),
                Arguments.of(
                        "form with dots",
                        "UniqName=demo&App=live&Preset=p1&Output.0.format.output_format=256"
                                + "&Output.0.format.suffix=_a&Output.1.format.output_format=257&Video.LOGO.0.pic=%2Fb%2Fo&"),
                Arguments.of(
                        "form with brackets",
                        "UniqName=demo&App=live&Preset=p1&Output[0].format.output_format=256"
                                + "&Output%5B0%5D.format.suffix=_a&Output[1].format.output_format=257&Video.LOGO[0].pic=/b/o"),
                Arguments.of(
                        "form that counts from one",
                        "UniqName=demo&App=live&Preset=p1"
                                + "&Output.2.format.output_format=257&Output.1.format.output_format=256"
                                + "&Output.1.format.suffix=_a&Video.LOGO.1.pic=/b/o"),
                Arguments.of(
                        "form with JSON",
                        "UniqName=demo&App=live&Preset=p1&Output="
                                + Signed.encode("[{\"format\":{\"output_format\":256,\"suffix\":\"_a\"}},"
                                        + "{\"format\":{\"output_format\":257}}]")
                                + "&Video=" + Signed.encode("{\"LOGO\":[{\"pic\":\"/b/o\"}]}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void readsEveryKindOfBody(String kind, String body) {
        Signed request = client.request()
                .action("Preset")
                .header(
                        "Content-Type",
                        kind.startsWith("form")
                                ? "application/x-www-form-urlencoded; charset=utf-8"
                                : "application/json")
                .post(kind.startsWith("form") ? body : body.replace('\'', '"'));
        assertSuccess(TestClient.json(client.send(request)));
        JsonNode detail = client.get("GetPresetDetail", "UniqName", "demo", "App", "live", "Preset", "p1")
                .path("PresetDetail");
        assertThat(detail.at("/Output/0/format/output_format").asInt()).isEqualTo(256);
        assertThat(detail.at("/Output/0/format/suffix").asText()).isEqualTo("_a");
        assertThat(detail.at("/Output/1/format/output_format").asInt()).isEqualTo(257);
        assertThat(detail.at("/Video/LOGO/0/pic").asText()).isEqualTo("/b/o");
    }

    @Test
    void readsJsonUnderTheFormContentType() {
        Signed request = client.request()
                .action("StopLoop")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .post(" {\"UniqName\":\"demo\",\"App\":\"live\",\"StreamID\":\"s\"}");
        assertRefused(TestClient.json(client.send(request)), 1301);
    }

    @Test
    void refusesAFormThatIsTooDeep() {
        Signed request = client.request()
                .action("StopLoop")
                .header("Content-Type", "Application/X-WWW-Form-URLEncoded")
                .post("a" + ".b".repeat(1000) + "=1");
        assertRefused(TestClient.json(client.send(request)), 1001, "form body");
    }

    @Test
    void readsParametersOfAPostFromTheQueryAndPrefersTheBody() {
        Signed request = client.request()
                .action("StopLoop")
                .query("UniqName", "demo")
                .query("StreamID", "inquery")
                .post("{\"App\":\"live\",\"StreamID\":\"inbody\",\"Service\":\"ket\"}");
        assertRefused(TestClient.json(client.send(request)), 1301, "no loop on StreamID inbody");
    }

    @Test
    void readsNamesInUtf8() {
        assertRefused(
                client.get("GetPresetDetail", "UniqName", "demo", "App", "live", "Preset", "模板"),
                1005,
                "invalid preset name");
        assertThat(local.takeRequest().rawQuery()).contains("Preset=%E6%A8%A1%E6%9D%BF");
    }

    @Test
    void limitsRequestsPerMinute() {
        try (KetLocal limited =
                        KetLocal.builder().clock(clock).requestsPerMinute(3).start();
                TestClient guest = new TestClient(limited, clock)) {
            clock.advance(Duration.ofSeconds(48));
            Signed forged = guest.request().action("GetQuotaUsed");
            forged.secretKey = "guess";
            assertGatewayError(guest.send(forged), 403, "SignatureDoesNotMatch");
            for (int i = 0; i < 3; i++) {
                assertSuccess(guest.get("GetQuotaUsed", "UniqName", "demo"));
            }
            Wire.Reply refused =
                    guest.send(guest.request().action("GetQuotaUsed").query("UniqName", "demo"));
            assertGatewayError(refused, 429, "Throttling");
            assertThat(refused.headers().get("Retry-After")).isEqualTo("12");
            clock.advance(Duration.ofSeconds(12));
            assertSuccess(guest.get("GetQuotaUsed", "UniqName", "demo"));
            assertThat(limited.requests().get(4).toString()).isEqualTo("GET GetQuotaUsed -> 429 (not executed)");
            assertThat(limited.requestCount("GetQuotaUsed")).isEqualTo(6);
        }
    }

    @Test
    void forgetsTheRequestsOfTheMinuteOnReset() {
        try (KetLocal limited =
                        KetLocal.builder().clock(clock).requestsPerMinute(1).start();
                TestClient guest = new TestClient(limited, clock)) {
            assertSuccess(guest.get("GetQuotaUsed", "UniqName", "demo"));
            limited.reset();
            assertSuccess(guest.get("GetQuotaUsed", "UniqName", "demo"));
            assertGatewayError(guest.send(guest.request().action("GetQuotaUsed")), 429, "Throttling");
        }
    }

    @Test
    void ownsUpToFailuresOfItsOwn() {
        Function<String, Duration> failing = path -> {
            throw new IllegalStateException("secret insides");
        };
        Clock stopped = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                throw new IllegalStateException("secret insides");
            }
        };
        try (KetLocal before = KetLocal.builder().clock(stopped).start();
                KetLocal within =
                        KetLocal.builder().clock(clock).sourceLength(failing).start()) {
            for (KetLocal failed : List.of(before, within)) {
                try (TestClient guest = new TestClient(failed, clock)) {
                    guest.post("Preset", "{" + IDS + ",'Preset':'p1','Output':[{'format':{'output_format':256}}]}");
                    String loop = "{" + IDS + ",'StreamID':'s1','Preset':'p1','PubDomain':'d.com','LoopTimes':1,"
                            + "'SrcInfo':[{'Path':'http://b/a.mp4','Index':0}]}";
                    Wire.Reply reply =
                            guest.send(guest.request().action("StartLoop").post(loop.replace('\'', '"')));
                    assertGatewayError(reply, 500, "InternalError");
                    assertThat(reply.text()).doesNotContain("insides");
                    assertThat(failed.requests().get(1).executed()).isEqualTo(failed == within);
                }
            }
        }
    }

    @Test
    void forgetsEverythingOnReset() {
        preset("p1", "'output_format':256");
        local.publish("live", "s", "p1");
        local.faults().next(Fault.status(500));
        local.reset();
        assertThat(local.requests()).isEmpty();
        assertThat(local.requestCount()).isZero();
        assertThat(local.requestCount("Preset")).isZero();
        assertThat(local.takeRequest(Duration.ZERO)).isEmpty();
        assertRefused(client.get("GetPresetList", "UniqName", "demo", "App", "live"), 1200);
        assertThat(local.play("live", "s")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'UniqName', demo", "'uniqname', demo"})
    void tellsNamesApartByCase(String name, String value) {
        JsonNode answer = client.get("GetQuotaUsed", name, value);
        assertThat(answer.path("ErrNum").asInt(-1)).isEqualTo(name.equals("UniqName") ? 0 : 1000);
    }
}
