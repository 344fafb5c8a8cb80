/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever does not know the secret gets nothing but a refusal. An input is a request as it is on the wire; some of those
 * that are committed are signed, so that the fuzzer begins inside, and what is signed is one call and no other.
 */
class SignatureVerifierFuzzTest {

    private static final String SECRET = "secret-of-the-fuzz-test";
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final SignatureVerifier VERIFIER = new SignatureVerifier(new Settings(
            "127.0.0.1",
            0,
            "fuzz",
            SECRET,
            null,
            KetLocal.DEFAULT_REGION,
            Clock.fixed(NOW, ZoneOffset.UTC),
            Duration.ofMinutes(15),
            0,
            1 << 20,
            1,
            1,
            path -> Duration.ofMinutes(1)));

    @FuzzTest(maxDuration = "")
    void nobodyCallsWhatWasNotSigned(byte[] input) {
        RequestBytes.read(input).ifPresent(request -> {
            try {
                VERIFIER.verify(request);
            } catch (GatewayError e) {
                // The fuzzer learns from this very comparison, and may bring the secret along itself.
                if (e.getMessage().contains(SECRET) && !new String(input, ISO_8859_1).contains(SECRET)) {
                    throw new AssertionError("the secret is shown");
                }
                return;
            }
            boolean signed = request.path().equals("/")
                    && "GetLoopList".equals(request.queryOrHeader("Action"))
                    && "demo".equals(request.queryParameter("UniqName"))
                    && request.body().length == 0;
            if (!signed) {
                throw new AssertionError("accepted, and nobody signed it: " + request);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed-in-query", "signed-in-header", "signed-with-offset"})
    void theFuzzerBeginsWithRequestsThatAreAccepted(String name) throws IOException {
        try (InputStream input =
                getClass().getResourceAsStream("SignatureVerifierFuzzTestInputs/nobodyCallsWhatWasNotSigned/" + name)) {
            RawRequest request = RequestBytes.read(input.readAllBytes()).orElseThrow();
            VERIFIER.verify(request);
            assertThat(request.queryOrHeader("Action")).isEqualTo("GetLoopList");
        }
    }
}
