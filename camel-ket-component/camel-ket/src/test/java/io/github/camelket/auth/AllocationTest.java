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
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signature allocates, which does not depend on the machine as its time does. */
class AllocationTest {

    private static final int SIGNATURES = 20_000;

    private final SigV4Signer signer = new SigV4Signer("ket", Clock.systemUTC());
    private final KetCredentials credentials = new KetCredentials("AKLTexample", "SecretExample");
    private final KetCredentials temporary = new KetCredentials("AKLTexample", "SecretExample", "t".repeat(200));

    /** The goal is 4 KB; few parameters are well within it. */
    @ParameterizedTest
    @CsvSource({
        "GET, 4, QUERY, 3000",
        "GET, 4, HEADER, 3000",
        "GET, 20, QUERY, 4096",
        "GET, 20, HEADER, 4096",
        "POST, 2, QUERY, 3000",
        "POST, 2, HEADER, 3000"
    })
    void bytesOfASignature(String method, int parameters, SignatureLocation location, long atMost) {
        assertBytes(atMost, request(method, parameters, "value-"), location, credentials);
    }

    /** Values with blanks, which no name of the service has, are written anew; many of them may take more than 4 KB. */
    @ParameterizedTest
    @CsvSource({"4, QUERY, 3000", "4, HEADER, 3000", "20, QUERY, 4600", "20, HEADER, 5200"})
    void bytesOfASignatureThatEncodes(int parameters, SignatureLocation location, long atMost) {
        assertBytes(atMost, request("GET", parameters, "value "), location, credentials);
    }

    /** Which is one parameter or header more. */
    @ParameterizedTest
    @CsvSource({"QUERY, 4096", "HEADER, 4096"})
    void bytesOfASignatureWithASessionToken(SignatureLocation location, long atMost) {
        assertBytes(atMost, request("GET", 4, "value-"), location, temporary);
    }

    private static UnsignedRequest request(String method, int parameters, String value) {
        return new UnsignedRequest(
                method,
                "ket.cn-beijing-6.api.ksyun.com",
                "/",
                IntStream.range(0, parameters)
                        .mapToObj(i -> new QueryParameter("Parameter" + i, value + i))
                        .toList(),
                List.of(new Header("accept", "application/json")),
                new byte[method.equals("POST") ? 300 : 0]);
    }

    /**
     * Until the compiler has seen them, methods allocate what they need not: on a busy machine that takes its time. Less than 500
     * would mean that it is the measurement that is broken.
     */
    private void assertBytes(long atMost, UnsignedRequest request, SignatureLocation location, KetCredentials keys) {
        await().atMost(60, TimeUnit.SECONDS).pollInSameThread().untilAsserted(() -> assertThat(
                        allocated(request, location, keys) / SIGNATURES)
                .isBetween(500L, atMost));
    }

    private long allocated(UnsignedRequest request, SignatureLocation location, KetCredentials keys) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < SIGNATURES; i++) {
            signer.sign(request, keys, "cn-beijing-6", location);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
