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

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a signature allocates, which does not depend on the machine as its time does. */
class AllocationTest {

    private static final int SIGNATURES = 20_000;

    private final SigV4Signer signer = new SigV4Signer("ket", Clock.systemUTC());
    private final KetCredentials credentials = new KetCredentials("AKLTexample", "SecretExample");

    @ParameterizedTest
    @CsvSource({"4, QUERY, 4096", "4, HEADER, 4096", "20, QUERY, 6144", "20, HEADER, 6144"})
    void bytesOfASignature(int parameters, SignatureLocation location, long atMost) {
        UnsignedRequest request = new UnsignedRequest(
                "GET",
                "ket.cn-beijing-6.api.ksyun.com",
                "/",
                IntStream.range(0, parameters)
                        .mapToObj(i -> new QueryParameter("Parameter" + i, "value " + i))
                        .toList(),
                List.of(new Header("accept", "application/json")));
        sign(request, location);

        long each = sign(request, location) / SIGNATURES;

        // More than nothing, or it is the measurement that is broken.
        assertThat(each).isBetween(500L, atMost);
    }

    private long sign(UnsignedRequest request, SignatureLocation location) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < SIGNATURES; i++) {
            signer.sign(request, credentials, "cn-beijing-6", location);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
