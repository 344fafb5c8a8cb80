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

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a message may carry that must neither steer the call nor reach the service, nor come back from it. */
class KetHeaderInjectionTest {

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel = new CamelKet(local);

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    private static Map<String, Object> hostileHeaders() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("CamelHttpUri", "http://evil.invalid/");
        headers.put("camelhttpuri", "http://evil.invalid/");
        headers.put("CAMELHttpPath", "/evil");
        headers.put("CamelHttpQuery", "Action=DelPreset");
        headers.put("CamelHttpRawQuery", "Action=DelPreset");
        headers.put("CamelRestHttpUri", "http://evil.invalid/");
        headers.put("CamelHttpMethod", "DELETE");
        headers.put("CamelHttpProtocolVersion", "HTTP/1.0");
        headers.put("Host", "evil.invalid");
        headers.put("Authorization", "Bearer evil");
        headers.put("Accept", "text/evil");
        headers.put("Content-Type", "application/x-evil");
        headers.put("Cookie", "evil=1");
        headers.put("X-Amz-Date", "19700101T000000Z");
        headers.put("X-Evil", "evil");
        headers.put("CamelKetServiceUrl", "http://evil.invalid/");
        headers.put("CamelKetRegion", "evil");
        headers.put("CamelKetAccessKey", "evil");
        headers.put("CamelKetSecretKey", "evil");
        headers.put("CamelKetCredentialsProvider", "evil");
        headers.put("CamelCharsetName", "UTF-16");
        return headers;
    }

    @Test
    void steersNothing() {
        for (String uri : new String[] {"ket:getLoopList", "ket:stopLoop?streamId=s"}) {
            camel.send(uri, null, Map.of());
            RecordedRequest plain = local.takeRequest();
            camel.send(uri, null, hostileHeaders());
            RecordedRequest hostile = local.takeRequest();

            assertThat(hostile.method()).isEqualTo(plain.method());
            assertThat(unsigned(hostile)).isEqualTo(unsigned(plain));
            assertThat(hostile.headers()).isEqualTo(plain.headers());
            assertThat(hostile.bodyText()).isEqualTo(plain.bodyText());
            assertThat(hostile.rawTarget() + hostile.headers()).doesNotContainIgnoringCase("evil");
        }
    }

    @Test
    void leaksNothingBack() {
        Map<String, Object> headers = hostileHeaders();
        Exchange exchange = camel.send("ket:getLoopList", null, headers);

        Map<String, Object> after = new LinkedHashMap<>(exchange.getMessage().getHeaders());
        after.keySet()
                .removeAll(java.util.Set.of(
                        KetConstants.CALLED_ACTION,
                        KetConstants.ERR_MSG,
                        KetConstants.ERR_NUM,
                        KetConstants.HTTP_STATUS,
                        KetConstants.REQUEST_ID));
        Map<String, Object> before = new LinkedHashMap<>(
                camel.send("mock:nothing", null, headers).getMessage().getHeaders());
        assertThat(after).isEqualTo(before);
    }

    @Test
    void parametersCannotNameAnotherAction() {
        for (String name : new String[] {"Action", "action", "Version", "X-Amz-Date", "x-amz-signature"}) {
            for (String uri : new String[] {"ket:getLoopList", "ket:stopLoop?streamId=s"}) {
                Exchange exchange = camel.send(uri, Map.of(name, "DelPreset"), Map.of());
                assertThat(exchange.getException())
                        .hasMessageContaining(
                                name + " must be left to the component, which writes it itself, but is given.");
            }
        }
        assertThat(local.requestCount()).isZero();
    }

    @Test
    void valuesStayValues() {
        String nasty = "a&Action=DelPreset#?%26=+ \r\nX-Evil: 1\u0000中文😀~*'()";
        camel.send("ket:getStreamTranList?validation=off", null, Map.of("CamelKetStreamId", nasty));
        RecordedRequest get = local.takeRequest();
        assertThat(get.action()).isEqualTo("GetStreamTranList");
        assertThat(get.rawQuery())
                .contains("&StreamID=a%26Action%3DDelPreset%23%3F%2526%3D%2B%20%0D%0AX-Evil%3A%201%00"
                        + "%E4%B8%AD%E6%96%87%F0%9F%98%80~%2A%27%28%29&");
        assertThat(get.header("X-Evil")).isNull();
        assertThat(get.status()).as("the signature is right").isEqualTo(200);

        camel.send("ket:stopLoop?validation=off", null, Map.of("CamelKetStreamId", nasty));
        RecordedRequest post = local.takeRequest();
        assertThat(post.bodyText())
                .contains("\"StreamID\":\"a&Action=DelPreset#?%26=+ \\r\\nX-Evil: 1\\u0000中文😀~*'()\"");
        assertThat(post.status()).isEqualTo(200);
    }

    private static String unsigned(RecordedRequest request) {
        return request.rawTarget().replaceFirst("&X-Amz-.*", "");
    }
}
