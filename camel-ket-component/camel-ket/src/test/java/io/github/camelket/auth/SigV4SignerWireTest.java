/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goes on the wire, byte for byte. The signatures were computed by an independent few lines of Python, from the
 * specification.
 */
class SigV4SignerWireTest {

    private static final String HOST = "ket.cn-beijing-6.api.ksyun.com";
    private static final List<Header> ACCEPT = List.of(new Header("Accept", "application/json"));
    private static final KetCredentials LASTING = new KetCredentials("AKLTexample", "OExampleSecret+/==");
    private static final KetCredentials TEMPORARY =
            new KetCredentials("AKLTexample", "OExampleSecret+/==", "tok+en/==");
    private static final List<QueryParameter> PRESET_LIST = List.of(
            new QueryParameter("Action", "GetPresetList"),
            new QueryParameter("Version", "2017-01-01"),
            new QueryParameter("UniqName", "mytest"));
    private static final List<QueryParameter> START_LOOP =
            List.of(new QueryParameter("Action", "StartLoop"), new QueryParameter("Version", "2017-01-01"));
    private static final byte[] BODY = "{\"UniqName\":\"\u9891\u9053\"}".getBytes(StandardCharsets.UTF_8);

    private final SigV4Signer signer =
            new SigV4Signer("ket", Clock.fixed(Instant.parse("2026-11-23T05:09:01.999Z"), ZoneOffset.UTC));

    @Test
    void queryFormAsTheDocumentShowsIt() {
        SignedRequest signed = sign(get(PRESET_LIST), LASTING, SignatureLocation.QUERY);

        assertThat(signed.target())
                .isEqualTo("/?Action=GetPresetList&Version=2017-01-01&UniqName=mytest"
                        + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261123T050901Z"
                        + "&X-Amz-Credential=AKLTexample%2F20261123%2Fcn-beijing-6%2Fket%2Faws4_request"
                        + "&X-Amz-SignedHeaders=accept%3Bhost"
                        + "&X-Amz-Signature=fb4b16f05fb7032a809d2b620a1ac1405832caed84d30e9d2a999c596e623ba3");
        assertThat(signed.headers()).isEmpty();
    }

    @Test
    void queryFormCarriesTheTokenUnderTheSignature() {
        SignedRequest signed = sign(get(PRESET_LIST), TEMPORARY, SignatureLocation.QUERY);

        assertThat(signed.target())
                .isEqualTo("/?Action=GetPresetList&Version=2017-01-01&UniqName=mytest"
                        + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261123T050901Z"
                        + "&X-Amz-Credential=AKLTexample%2F20261123%2Fcn-beijing-6%2Fket%2Faws4_request"
                        + "&X-Amz-Security-Token=tok%2Ben%2F%3D%3D&X-Amz-SignedHeaders=accept%3Bhost"
                        + "&X-Amz-Signature=5f494badbc90fce09b94770a4f31ade91e3691adbee5a53006d8321191f84d92");
        assertThat(signed.headers()).isEmpty();
    }

    @Test
    void headerFormLeavesTheQueryAlone() {
        SignedRequest signed = sign(get(PRESET_LIST), LASTING, SignatureLocation.HEADER);

        assertThat(signed.target()).isEqualTo("/?Action=GetPresetList&Version=2017-01-01&UniqName=mytest");
        assertThat(signed.headers())
                .containsExactly(
                        new Header("X-Amz-Date", "20261123T050901Z"),
                        authorization(
                                "accept;host;x-amz-date",
                                "209aa39d4008ac219b1318f7db4c87797e30638c008fa4d9bb7750be737b6314"));
    }

    @Test
    void headerFormCarriesTheTokenUnderTheSignature() {
        SignedRequest signed = sign(get(PRESET_LIST), TEMPORARY, SignatureLocation.HEADER);

        assertThat(signed.headers())
                .containsExactly(
                        new Header("X-Amz-Date", "20261123T050901Z"),
                        new Header("X-Amz-Security-Token", "tok+en/=="),
                        authorization(
                                "accept;host;x-amz-date;x-amz-security-token",
                                "fb4cfb0a6ac5469a4f63adb70ae4803ed4625ae8196c726299e51664f6d49edc"));
    }

    @Test
    void theBodyIsSigned() {
        assertThat(sign(post(HOST), LASTING, SignatureLocation.QUERY).target())
                .startsWith("/?Action=StartLoop&Version=2017-01-01&X-Amz-Algorithm=")
                .endsWith("&X-Amz-Signature=ab9cb8995e52c8745b3985b34986b9643a196ea7647a1a8800534e833cf08010");
    }

    @Test
    void thePortIsSigned() {
        assertThat(sign(post("127.0.0.1:8080"), LASTING, SignatureLocation.QUERY)
                        .target())
                .endsWith("&X-Amz-Signature=e7bb69148aa44e180c5c32689a604b2d8edca70f13421c83ad63178d89da6de5");
    }

    @Test
    void awkwardBytesInTheCallersOrder() {
        SignedRequest signed = sign(
                get(List.of(
                        new QueryParameter("b", "a b+c~d*e%f"),
                        new QueryParameter("a", ""),
                        new QueryParameter("\u540d", "\u9891\u9053 \u4e00"),
                        new QueryParameter("b", "2"),
                        new QueryParameter("\ud83d\ude00", "\ue000"),
                        new QueryParameter("\ue000", "\ud83d\ude00"),
                        new QueryParameter("a-", "!'()&=?/#\r\n"))),
                LASTING,
                SignatureLocation.HEADER);

        assertThat(signed.target())
                .isEqualTo("/?b=a%20b%2Bc~d%2Ae%25f&a=&%E5%90%8D=%E9%A2%91%E9%81%93%20%E4%B8%80&b=2"
                        + "&%F0%9F%98%80=%EE%80%80&%EE%80%80=%F0%9F%98%80&a-=%21%27%28%29%26%3D%3F%2F%23%0D%0A");
        assertThat(signed.headers())
                .contains(authorization(
                        "accept;host;x-amz-date", "fbd195b6909df087e138e34ac0ddb8a6e36493e6e00c87431aabbb5d4728b0d8"));
    }

    @Test
    void noQueryNoQuestionMark() {
        assertThat(sign(get(List.of()), LASTING, SignatureLocation.HEADER).target())
                .isEqualTo("/");
        assertThat(sign(get(List.of()), LASTING, SignatureLocation.QUERY).target())
                .startsWith("/?X-Amz-Algorithm=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\ud83d", "\ude00x", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void halfASurrogatePairIsRefused(String broken) {
        for (SignatureLocation location : SignatureLocation.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sign(get(List.of(new QueryParameter("UniqName", broken))), LASTING, location))
                    .withMessageContaining("UniqName")
                    .withMessageContaining("surrogate")
                    .withMessageNotContaining(broken);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sign(get(List.of(new QueryParameter(broken, "x"))), LASTING, location));
        }
    }

    @ParameterizedTest
    @CsvSource(value = {"''", "cn/beijing", "'cn beijing'", "\u5317\u4eac"})
    void regionThatBreaksTheScopeIsRefused(String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.sign(get(PRESET_LIST), LASTING, region, SignatureLocation.QUERY))
                .withMessageContaining("region");
    }

    private SignedRequest sign(UnsignedRequest request, KetCredentials credentials, SignatureLocation location) {
        return signer.sign(request, credentials, "cn-beijing-6", location);
    }

    private static UnsignedRequest get(List<QueryParameter> query) {
        return new UnsignedRequest("GET", HOST, "/", query, ACCEPT);
    }

    private static UnsignedRequest post(String host) {
        return new UnsignedRequest("POST", host, "/", START_LOOP, ACCEPT, BODY);
    }

    private static Header authorization(String signedHeaders, String signature) {
        return new Header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKLTexample/20261123/cn-beijing-6/ket/aws4_request, SignedHeaders="
                        + signedHeaders + ", Signature=" + signature);
    }
}
