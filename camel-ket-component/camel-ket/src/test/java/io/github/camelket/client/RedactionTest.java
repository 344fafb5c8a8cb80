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

import io.github.camelket.auth.KetCredentials;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of a body that is full of secrets, wherever it is cut. */
class RedactionTest {

    private static final String TOKEN = "Tk".repeat(500);
    private static final String SIGNATURE = "0123456789abcdef".repeat(4);

    private final Redaction redaction = new Redaction(new KetCredentials("AK", "SK", TOKEN));

    private String quote(String body) {
        return redaction.quote(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Secrets that are masked make room in the quote for what stands far behind. */
    @ParameterizedTest
    @ValueSource(ints = {3096, 3097, 3100, 3596, 4094, 4095, 4096, 4097, 4500, 5000, 5095, 5096, 5097})
    void noPartOfASecretIsQuotedWhereverItStands(int position) {
        String before = (TOKEN + "|").repeat(position / 1001);
        String body = before + "x".repeat(position - before.length()) + TOKEN + "|".repeat(3000);
        assertThat(quote(body)).doesNotContain("Tk").hasSizeLessThanOrEqualTo(201);
    }

    @Test
    void noPartOfASignatureIsQuotedWhereverItStands() {
        for (int gap = 0; gap < 1200; gap++) {
            String body = (TOKEN + "|").repeat(4) + "-".repeat(gap) + " " + SIGNATURE + " ".repeat(3000);
            assertThat(quote(body)).as("after %d more bytes", gap).doesNotContain("0123");
        }
    }

    @Test
    void whatIsLeftOutIsMarked() {
        assertThat(quote(TOKEN)).isEqualTo("***");
        assertThat(quote(TOKEN.repeat(50))).endsWith("…");
        assertThat(quote("a".repeat(200))).isEqualTo("a".repeat(200));
        assertThat(quote("a".repeat(9000))).isEqualTo("a".repeat(200) + "…");
    }
}
