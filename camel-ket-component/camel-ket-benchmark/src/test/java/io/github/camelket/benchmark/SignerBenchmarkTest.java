/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.SdkHttpRequest;

/** That what is compared is a signature each time, of a request that was built once. */
class SignerBenchmarkTest {

    @ParameterizedTest
    @EnumSource
    void theSameRequestIsSignedAgainAndAgain(RequestShape shape) throws NoSuchAlgorithmException {
        SignerBenchmark benchmark = new SignerBenchmark();
        benchmark.shape = shape;
        benchmark.prepare();
        for (int i = 0; i < 3; i++) {
            assertThat(benchmark.ketQuery().target()).contains("X-Amz-Signature=");
            assertThat(benchmark.ketHeader().headers())
                    .anyMatch(header -> header.name().equals("Authorization"));
            SdkHttpRequest query = benchmark.awsSdkQuery().request();
            assertThat(query.firstMatchingRawQueryParameter("X-Amz-Signature")).isPresent();
            SdkHttpRequest header = benchmark.awsSdkHeader().request();
            assertThat(header.firstMatchingHeader("Authorization")).isPresent();
            // With the body in it, from its beginning each time.
            assertThat(header.firstMatchingHeader("x-amz-content-sha256"))
                    .hasValue(sha256(shape.request().body()));
        }
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
