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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsignedRequestTest {

    @ParameterizedTest
    @CsvSource({
        "https://ket.api.ksyun.com,         ket.api.ksyun.com",
        "https://ket.api.ksyun.com/,        ket.api.ksyun.com",
        "https://ket.api.ksyun.com:443/x,   ket.api.ksyun.com",
        "HTTPS://ket.api.ksyun.com:443,     ket.api.ksyun.com",
        "http://ket.api.ksyun.com:80,       ket.api.ksyun.com",
        "http://ket.api.ksyun.com:443,      ket.api.ksyun.com:443",
        "https://ket.api.ksyun.com:80,      ket.api.ksyun.com:80",
        "http://127.0.0.1:8080,             127.0.0.1:8080",
        "http://[::1]:8080/,                [::1]:8080",
        "http://[::1]/,                     [::1]",
    })
    void hostOfUrl(URI url, String host) {
        assertThat(UnsignedRequest.hostOf(url)).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/path", "mailto:someone", "http:///"})
    void hostOfUrlWithoutHost(URI url) {
        assertThatIllegalArgumentException().isThrownBy(() -> UnsignedRequest.hostOf(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "\u4e2d\u6587.com"})
    void badHost(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnsignedRequest("GET", host, "/", List.of(), List.of()))
                .withMessageContaining("host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/a/", "/a/b.c/...", "/a%20b"})
    void goodPath(String path) {
        assertThatCode(() -> new UnsignedRequest("GET", "h", path, List.of(), List.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "//", "/a//b", "/a//", "/./a", "/a/.", "/a/..", "/..", "/a?b", "/a#b", "/a b", "/\u4e2d"
            })
    void badPath(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnsignedRequest("GET", "h", path, List.of(), List.of()))
                .withMessageContaining("path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GE T", "GET\n"})
    void badMethod(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnsignedRequest(method, "h", "/", List.of(), List.of()))
                .withMessageContaining("method");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "authorization", "X-AMZ-Date", "X-Amz-Security-Token"})
    void headersOfTheSigner(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnsignedRequest("GET", "h", "/", List.of(), List.of(new Header(name, "x"))))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Signature", "x-amz-date"})
    void parametersOfTheSigner(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new UnsignedRequest("GET", "h", "/", List.of(new QueryParameter(name, "x")), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: b", "a\tb", "\0", "\u007f", "\u00e9", "\u4e2d"})
    void badHeaderValue(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Header("Accept", value))
                .withMessageContaining("Accept")
                .withMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\n", "\u00e9"})
    void badHeaderName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Header(name, "x"));
    }

    @Test
    void parameterWithoutName() {
        assertThatIllegalArgumentException().isThrownBy(() -> new QueryParameter("", "x"));
    }

    @Test
    void listsAreCopied() {
        List<QueryParameter> query = new ArrayList<>(List.of(new QueryParameter("a", "b")));
        UnsignedRequest request = new UnsignedRequest("GET", "h", "/", query, List.of());
        query.clear();
        assertThat(request.query()).containsExactly(new QueryParameter("a", "b"));
    }
}
