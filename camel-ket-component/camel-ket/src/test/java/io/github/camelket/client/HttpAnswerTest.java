/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Ksc-Request-Id", "x-kss-request-id", "X-Amzn-RequestId", "x-amz-request-id", "X-REQUEST-ID"})
    void theRequestIdHasSeveralNames(String name) {
        assertThat(answer(new BasicHeader("Date", "today"), new BasicHeader(name, "b"))
                        .requestId())
                .isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Cdn-Request-ID", "X-Cdn-Edge-Request-Id"})
    void theIdOfWhatStandsBetweenIsNotTheGateways(String name) {
        HttpAnswer answer = answer(new BasicHeader(name, "a"), new BasicHeader("X-Ksc-Request-Id", "b"));

        assertThat(answer.requestId()).isEqualTo("b");
        assertThat(answer(new BasicHeader(name, "a")).requestId()).isNull();
    }

    @Test
    void ofSeveralHeadersTheFirstCounts() {
        HttpAnswer answer = answer(new BasicHeader("retry-after", "2"), new BasicHeader("Retry-After", "5"));

        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.retryAfter()).hasSeconds(2);
    }

    private static HttpAnswer answer(Header... headers) {
        return new HttpAnswer(200, List.copyOf(Arrays.asList(headers)), new byte[0], false, null);
    }
}
