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

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class SignatureTest extends LocalTest {

    private static final String PRESET =
            "{\"UniqName\":\"demo\",\"App\":\"live\",\"Preset\":\"p1\",\"Output\":[{\"format\":{\"output_format\":256}}]}";

    private Signed list() {
        return client.request().action("GetLoopList").query("UniqName", "demo").query("App", "live");
    }

    private void assertAccepted(Signed request) {
        Wire.Reply reply = client.send(request);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertSuccess(TestClient.json(reply));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void acceptsQueryAndHeaderForm(boolean inHeader) {
        Signed get = list();
        get.inHeader = inHeader;
        assertAccepted(get);
        Signed post = client.request().action("Preset").post(PRESET);
        post.inHeader = inHeader;
        assertAccepted(post);
    }

    static Stream<Arguments> habits() {
        DateTimeFormatter extended =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'+00:00'").withZone(ZoneOffset.UTC);
        String extendedDate = extended.format(MORNING);
        return Stream.of(
                habit("only host signed", r -> r.signedHeaders = "host"),
                habit("many headers signed", r -> {
                    r.header("Content-Type", "application/json").header("User-Agent", "sdk  1.0");
                    r.header("Content-Length", "0").header("X-Amz-Content-Sha256", Signed.sha256(new byte[0]));
                    r.signedHeaders = "content-length;content-type;host;user-agent;x-amz-content-sha256";
                }),
                habit("host listed twice, two lines", r -> r.signedHeaders = "host;host"),
                habit("host listed twice, one line", r -> {
                    r.signedHeaders = "host;host";
                    r.repeatHeaderLines = false;
                }),
                habit("query ends in an ampersand", r -> {
                    r.inHeader = true;
                    r.signedHeaders = "host;x-amz-date";
                    r.wireQuery = query -> query + "&";
                }),
                habit("ampersand before the signature", r -> r.wireQuery = query -> query + "&"),
                habit("space sent as plus", r -> {
                    r.query("Language", "zh CN");
                    r.wireQuery = query -> query.replace("%20", "+");
                }),
                habit("extended date", r -> r.date = extendedDate),
                habit("extended date, basic signed", r -> {
                    r.signedDate = r.date;
                    r.date = extendedDate;
                }),
                habit("extended date with a bare plus", r -> {
                    r.date = extendedDate;
                    r.wireQuery = query -> query.replace("%2B", "+");
                }),
                habit("extended date in a header", r -> {
                    r.inHeader = true;
                    r.date = extendedDate;
                }),
                habit("extra parameters", r -> r.query("Service", "ket").query("Language", "zh-CN")),
                habit("any text in the query", r -> r.query("z*~ +%/&=?", "中文 \u0000 %zz é 😀")
                        .query("z", "")),
                habit("a name twice", r -> r.query("x", "b").query("x", "a")),
                habit(
                        "names that sort differently raw",
                        r -> r.query("aé", "1").query("a{", "2").query("aZ", "3")),
                habit("valid for five minutes", r -> r.query("X-Amz-Expires", "300")));
    }

    private static Arguments habit(String name, Consumer<Signed> habit) {
        return Arguments.of(name, habit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("habits")
    void acceptsWhatRealClientsSend(String name, Consumer<Signed> habit) {
        Signed request = list();
        habit.accept(request);
        assertAccepted(request);
    }

    @Test
    void acceptsActionAndVersionInHeaders() {
        Signed request = client.request().header("X-Action", "Preset").header("X-Version", "2017-01-01");
        request.inHeader = true;
        request.signedHeaders = "host;x-action;x-version";
        assertAccepted(request.post(PRESET));
        assertThat(local.takeRequest().rawTarget()).isEqualTo("/");
        assertThat(local.requestCount("Preset")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "host;x-action", "host;x-version"})
    void refusesActionAndVersionInHeadersThatAreNotSigned(String signedHeaders) {
        Signed request = client.request().header("X-Action", "Preset").header("X-Version", "2017-01-01");
        request.inHeader = true;
        request.signedHeaders = signedHeaders;
        assertGatewayRefusal(client.send(request.post(PRESET)), 403, "IncompleteSignature");
    }

    @Test
    void takesNoActionFromAHeaderBesideAQuery() {
        Signed request = client.request()
                .query("Version", "2017-01-01")
                .header("X-Action", "Preset")
                .post(PRESET);
        assertGatewayRefusal(client.send(request), 400, "MissingParameter");
        assertAccepted(list().header("X-Action", "DelPreset"));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("wrong access key", 403, "AuthFailure", r -> r.accessKey = "someone"),
                mistake("wrong secret key", 403, "SignatureDoesNotMatch", r -> r.secretKey = "guess"),
                mistake(
                        "wrong signature",
                        403,
                        "SignatureDoesNotMatch",
                        r -> r.signature = hex -> (hex.charAt(0) == '0' ? "1" : "0") + hex.substring(1)),
                mistake("cut signature", 403, "SignatureDoesNotMatch", r -> r.signature = hex -> hex.substring(1)),
                mistake(
                        "changed query",
                        403,
                        "SignatureDoesNotMatch",
                        r -> r.wireQuery = query -> query.replace("App=live", "App=dead")),
                mistake("host not signed", 403, "IncompleteSignature", r -> r.signedHeaders = "accept"),
                mistake("other region", 403, "InvalidCredentialScope", r -> r.region = "us-east-1"),
                mistake("other service", 403, "InvalidCredentialScope", r -> r.service = "ks3"),
                mistake("other terminator", 403, "InvalidCredentialScope", r -> r.terminator = "aws4"),
                mistake("other day", 403, "InvalidCredentialScope", r -> r.scopeDay = "20261122"),
                mistake("too old", 403, "RequestExpired", r -> r.date = "20261123T014459Z"),
                mistake("too new", 403, "RequestTimeTooSkewed", r -> r.date = "20261123T021501Z"),
                mistake("expiry over", 403, "RequestExpired", r -> {
                    r.query("X-Amz-Expires", "1");
                    r.date = "20261123T015958Z";
                }),
                mistake(
                        "two signatures",
                        403,
                        "IncompleteSignature",
                        r -> r.wireQuery = query -> query + "&X-Amz-Signature=00"),
                mistake("two dates", 403, "IncompleteSignature", r -> r.query("X-Amz-Date", "20261123T020000Z")),
                mistake("expiry no number", 403, "IncompleteSignature", r -> r.query("X-Amz-Expires", "soon")),
                mistake("expiry too long", 403, "IncompleteSignature", r -> r.query("X-Amz-Expires", "604801")),
                mistake("no date", 400, "MissingParameter", r -> r.without("X-Amz-Date")),
                mistake("not a date", 403, "IncompleteSignature", r -> r.date = "20261123Tnoon"),
                mistake("no signed headers", 400, "MissingParameter", r -> r.without("X-Amz-SignedHeaders")),
                mistake("no signature", 403, "MissingSignature", r -> r.without("X-Amz-Signature")),
                mistake("no credential", 403, "MissingAccesskey", r -> r.without("X-Amz-Credential")),
                mistake("no algorithm", 403, "IncompleteSignature", r -> r.without("X-Amz-Algorithm")),
                mistake("short credential", 403, "IncompleteSignature", r -> {
                    r.without("X-Amz-Credential");
                    r.wireQuery = query -> query + "&X-Amz-Credential=key%2Fday";
                }),
                mistake("no signature in the header", 403, "MissingSignature", r -> {
                    r.inHeader = true;
                    r.without("Signature");
                }),
                mistake("no credential in the header", 403, "MissingAccesskey", r -> {
                    r.inHeader = true;
                    r.without("Credential");
                }),
                mistake("no signed headers in the header", 400, "MissingParameter", r -> {
                    r.inHeader = true;
                    r.without("SignedHeaders");
                }),
                mistake("unexpected token", 403, "InvalidSecurityToken", r -> r.query("X-Amz-Security-Token", "t")));
    }

    private static Arguments mistake(String name, int status, String code, Consumer<Signed> mistake) {
        return Arguments.of(name, status, code, mistake);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("mistakes")
    void refusesEachMistakeByItsOwnCode(String name, int status, String code, Consumer<Signed> mistake) {
        Signed request = list();
        mistake.accept(request);
        assertGatewayRefusal(client.send(request), status, code);
        assertThat(local.takeRequest().executed()).isFalse();
    }

    private void assertGatewayRefusal(Wire.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        var body = TestClient.json(reply);
        assertThat(body.at("/Error/Code").asText()).isEqualTo(code);
        assertThat(body.at("/Error/Type").asText()).isEqualTo("Sender");
        assertThat(body.path("RequestId").asText())
                .isEqualTo(reply.headers().get("X-Ksc-Request-Id"))
                .hasSize(36);
        assertThat(reply.text()).doesNotContain(local.secretKey(), local.accessKey(), "Signature=");
    }

    @Test
    void saysWhatTheScopeIsAndWhatItShouldBe() {
        Signed request = list();
        request.region = "us-east-1";
        assertThat(client.send(request).text())
                .contains("region cn-beijing-6, service ket", "scoped to 20261123/us-east-1/ket/aws4_request");
    }

    @Test
    void refusesWhatIsNotSigned() {
        String request = "GET /?Action=GetLoopList&Version=2017-01-01 HTTP/1.1\r\nHost: x\r\n\r\n";
        try (Wire wire = new Wire(local.serviceUrl())) {
            assertGatewayRefusal(wire.exchange(request.getBytes()), 403, "MissingAuthenticationToken");
        }
    }

    @Test
    void refusesAChangedBody() {
        Signed request = client.request().action("Preset").post(PRESET);
        byte[] sent = request.bytes();
        sent[sent.length - 1] = ' ';
        try (Wire wire = new Wire(local.serviceUrl())) {
            assertGatewayRefusal(wire.exchange(sent), 403, "SignatureDoesNotMatch");
        }
    }

    @Test
    void takesTheClockAsFarOffAsAllowed() {
        Signed oldest = list();
        oldest.date = "20261123T014500Z";
        assertAccepted(oldest);
        Signed newest = list();
        newest.date = "20261123T021500Z";
        assertAccepted(newest);
    }

    @Test
    void takesTheClockAsFarOffAsCanBe() {
        try (KetLocal patient = KetLocal.builder()
                        .clock(clock)
                        .maxClockSkew(Duration.ofSeconds(Long.MAX_VALUE))
                        .start();
                TestClient guest = new TestClient(patient, clock)) {
            for (String date : List.of("19700101T000000Z", "99991231T235959Z")) {
                Signed request = guest.request().action("GetQuotaUsed").query("UniqName", "demo");
                request.date = date;
                assertSuccess(TestClient.json(guest.send(request)));
            }
        }
    }

    @Test
    void demandsTheSessionToken() {
        try (KetLocal temporary =
                        KetLocal.builder().clock(clock).sessionToken("token+/=").start();
                TestClient guest = new TestClient(temporary, clock)) {
            List<Consumer<Signed>> right = List.of(r -> r.query("X-Amz-Security-Token", "token+/="), r -> {
                r.inHeader = true;
                r.header("X-Amz-Security-Token", "token+/=");
                r.signedHeaders = "host;x-amz-security-token";
            });
            for (Consumer<Signed> way : right) {
                Signed request = guest.request().action("GetQuotaUsed").query("UniqName", "demo");
                way.accept(request);
                assertSuccess(TestClient.json(guest.send(request)));
            }
            Signed missing = guest.request().action("GetQuotaUsed").query("UniqName", "demo");
            assertGatewayRefusal(guest.send(missing), 403, "InvalidSecurityToken");
            Signed wrong = guest.request().action("GetQuotaUsed").query("X-Amz-Security-Token", "token");
            assertGatewayRefusal(guest.send(wrong), 403, "InvalidSecurityToken");
            Signed unsigned = guest.request().action("GetQuotaUsed").header("X-Amz-Security-Token", "token+/=");
            unsigned.inHeader = true;
            assertGatewayRefusal(guest.send(unsigned), 403, "IncompleteSignature");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEADER", "QUERY_STRING"})
    void agreesWithTheAwsSigner(String location) {
        SdkHttpRequest unsigned = SdkHttpRequest.builder()
                .uri(URI.create(local.serviceUrl() + "/"))
                .method(SdkHttpMethod.GET)
                .putRawQueryParameter("Action", "GetLoopList")
                .putRawQueryParameter("Version", "2017-01-01")
                .putRawQueryParameter("UniqName", "demo")
                .putRawQueryParameter("App", "live")
                .putRawQueryParameter("Note", "a b+c*~%中文")
                .build();
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(AwsCredentialsIdentity.create(local.accessKey(), local.secretKey()))
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromByteArray(new byte[0]))
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.valueOf(location))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ket")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, local.region())
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock));
        StringBuilder wire = new StringBuilder("GET /?")
                .append(signed.request().encodedQueryParameters().orElse(""))
                .append(" HTTP/1.1\r\n");
        signed.request()
                .forEachHeader((name, values) -> values.forEach(
                        value -> wire.append(name).append(": ").append(value).append("\r\n")));
        if (!signed.request().headers().containsKey("Host")) {
            wire.append("Host: ").append(local.serviceUrl().getAuthority()).append("\r\n");
        }
        try (Wire connection = new Wire(local.serviceUrl())) {
            Wire.Reply reply =
                    connection.exchange(wire.append("\r\n").toString().getBytes());
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
    }

    @Test
    void followsAClockThatJumps() {
        clock.advance(Duration.ofDays(100));
        assertAccepted(list());
    }
}
