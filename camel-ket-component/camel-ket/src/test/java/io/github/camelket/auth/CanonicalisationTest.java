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

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How each part of a canonical request is spelled. */
class CanonicalisationTest {

    static List<Map.Entry<String, String>> encodings() {
        return List.of(
                Map.entry("AZaz09-._~", "AZaz09-._~"),
                Map.entry(" ", "%20"),
                Map.entry("+", "%2B"),
                Map.entry("*", "%2A"),
                Map.entry("%", "%25"),
                Map.entry("%20", "%2520"),
                Map.entry("a b", "a%20b"),
                Map.entry("/?#&=", "%2F%3F%23%26%3D"),
                Map.entry("!'()", "%21%27%28%29"),
                Map.entry("\u0000\t\r\n\u007f", "%00%09%0D%0A%7F"),
                Map.entry("\u0080", "%C2%80"),
                Map.entry("\u00e9", "%C3%A9"),
                Map.entry("e\u0301", "e%CC%81"),
                Map.entry("\u07ff\u0800", "%DF%BF%E0%A0%80"),
                Map.entry("\u4e2d\u6587", "%E4%B8%AD%E6%96%87"),
                Map.entry("\ud7ff\ue000\uffff", "%ED%9F%BF%EE%80%80%EF%BF%BF"),
                Map.entry("\ud869\uded6", "%F0%AA%9B%96"),
                Map.entry("\ud800\udc00\ud83d\ude00\udbff\udfff", "%F0%90%80%80%F0%9F%98%80%F4%8F%BF%BF"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void encoding(Map.Entry<String, String> textAndEncoded) {
        ByteBuilder out = new ByteBuilder(1);
        PercentEncoding.append(textAndEncoded.getKey(), "p", out);
        assertThat(out.text()).isEqualTo(textAndEncoded.getValue());
    }

    static List<List<String>> sortings() {
        return List.of(
                // Wire, then what is signed.
                List.of("?b=1&a=2", "a=2&b=1"),
                List.of("?a=2&a=10&a=1&a=", "a=&a=1&a=10&a=2"),
                List.of("?B=1&a=1&A=1&b=1", "A=1&B=1&a=1&b=1"),
                List.of("?ab=1&a=1", "a=1&ab=1"),
                // '-' is less than '=', yet the shorter name comes first.
                List.of("?a-=1&a=1", "a=1&a-=1"),
                List.of("?a~=1&a-=1&a=1&a1=1", "a=1&a-=1&a1=1&a~=1"));
    }

    @ParameterizedTest
    @MethodSource("sortings")
    void sorting(List<String> wireAndSigned) {
        String wire = wireAndSigned.get(0);
        ByteBuilder bytes = new ByteBuilder(1);
        EncodedQuery query = new EncodedQuery(bytes, 9);
        for (String pair : wire.substring(1).split("&")) {
            query.add(pair.split("=", -1)[0], pair.split("=", -1)[1]);
        }

        assertThat(bytes.text()).isEqualTo(wire);
        assertThat(sorted(query)).isEqualTo(wireAndSigned.get(1));
    }

    @Test
    void sortsByEncodedBytesNotByCharacters() {
        assertThat(sorted(query("A", "", "\u4e2d", ""))).isEqualTo("%E4%B8%AD=&A=");
        assertThat(sorted(query("A", "", "[", ""))).isEqualTo("%5B=&A=");
        assertThat(sorted(query("-", "", "=", ""))).isEqualTo("%3D=&-=");
        assertThat(sorted(query("\ue000", "", "\ud83d\ude00", ""))).isEqualTo("%EE%80%80=&%F0%9F%98%80=");
        assertThat(sorted(query("a", "A", "a", "\u4e2d"))).isEqualTo("a=%E4%B8%AD&a=A");
        assertThat(sorted(query("a", "b", "a", "}"))).isEqualTo("a=%7D&a=b");
    }

    @Test
    void hundredsOfParameters() {
        EncodedQuery query = new EncodedQuery(new ByteBuilder(1), 1000);
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            query.add("p" + (1999 - i), "v");
            expected.append(i == 0 ? "" : "&").append("p").append(1000 + i).append("=v");
        }
        assertThat(sorted(query)).isEqualTo(expected.toString());
    }

    @Test
    void headersInLowerCaseSortedTrimmedAndJoined() {
        SignedHeaders headers = new SignedHeaders(
                "h:1",
                List.of(
                        new Header("X-Second", "  b  "),
                        new Header("ACCEPT", "a/b,   c/d"),
                        new Header("x-second", "a   c"),
                        new Header("X-Empty", "   ")),
                List.of(new Header("X-Amz-Date", "d")));
        ByteBuilder out = new ByteBuilder(1);
        headers.appendCanonical(out);

        assertThat(headers.names()).isEqualTo("accept;host;x-amz-date;x-empty;x-second");
        assertThat(out.text())
                .isEqualTo(
                        """
                accept:a/b, c/d
                host:h:1
                x-amz-date:d
                x-empty:
                x-second:b,a c
                """);
    }

    @Test
    void pathIsEncodedOnceMore() {
        ByteBuilder out = new ByteBuilder(1);
        PercentEncoding.appendPath("/a%20b/c+d~/", out);
        assertThat(out.text()).isEqualTo("/a%2520b/c%2Bd~/");
    }

    private static EncodedQuery query(String... namesAndValues) {
        EncodedQuery query = new EncodedQuery(new ByteBuilder(1), namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return query;
    }

    private static String sorted(EncodedQuery query) {
        ByteBuilder canonical = new ByteBuilder(1);
        query.appendSorted(canonical);
        return canonical.text();
    }
}
