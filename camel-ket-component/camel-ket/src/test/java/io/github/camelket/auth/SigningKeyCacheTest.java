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

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the signer remembers between signatures must never show in one. */
class SigningKeyCacheTest {

    private static final UnsignedRequest REQUEST = new UnsignedRequest(
            "GET", "localhost", "/", List.of(new QueryParameter("Action", "GetPresetList")), List.of());
    private static final KetCredentials CREDENTIALS = new KetCredentials("AK", "SK");

    private final SettableClock clock = new SettableClock("2026-11-23T23:59:59.999Z");
    private final SigV4Signer signer = new SigV4Signer("ket", clock);

    @Test
    void midnight() {
        String before = sign(CREDENTIALS, "cn-beijing-6");
        clock.now = Instant.parse("2026-11-24T00:00:00Z");
        String after = sign(CREDENTIALS, "cn-beijing-6");
        clock.now = Instant.parse("2026-11-23T23:59:59Z");

        assertThat(before).contains("20261123T235959Z", "20261123%2F").isEqualTo(sign(CREDENTIALS, "cn-beijing-6"));
        clock.now = Instant.parse("2026-11-24T00:00:00Z");
        assertThat(after)
                .contains("20261124T000000Z", "20261124%2F")
                .isEqualTo(signAfresh(CREDENTIALS, "cn-beijing-6"));
    }

    @Test
    void regionAndSecretChange() {
        KetCredentials rotated = new KetCredentials("AK", "SK2");
        for (int round = 0; round < 3; round++) {
            for (KetCredentials credentials : List.of(CREDENTIALS, rotated)) {
                for (String region : List.of("cn-beijing-6", "cn-shanghai-2")) {
                    assertThat(sign(credentials, region)).isEqualTo(signAfresh(credentials, region));
                }
            }
        }
        assertThat(sign(CREDENTIALS, "cn-beijing-6"))
                .isNotEqualTo(sign(rotated, "cn-beijing-6"))
                .isNotEqualTo(sign(CREDENTIALS, "cn-shanghai-2"));
    }

    @Test
    void dateIsThatOfTheSecond() {
        assertThat(sign(CREDENTIALS, "r")).contains("X-Amz-Date=20261123T235959Z");
        clock.now = Instant.parse("1969-12-31T23:59:59.5Z");
        assertThat(sign(CREDENTIALS, "r")).contains("X-Amz-Date=19691231T235959Z");
        clock.now = Instant.parse("1970-01-01T00:00:00Z");
        assertThat(sign(CREDENTIALS, "r")).contains("X-Amz-Date=19700101T000000Z");
    }

    @Test
    void keysAreDerivedOnce() {
        SigningKeyCache cache = new SigningKeyCache("ket");
        SigningKey key = cache.get("s", "20261123", "r");

        assertThat(cache.get(new String("s"), new String("20261123"), new String("r")))
                .isSameAs(key);
        assertThat(cache.get("s", "20261123", "r2")).isNotSameAs(key);
        assertThat(cache.get("s2", "20261123", "r")).isNotSameAs(key);
        assertThat(cache.size()).isEqualTo(3);
    }

    @Test
    void oldestLeaveWhenThereAreTooMany() {
        SigningKeyCache cache = new SigningKeyCache("ket");
        SigningKey first = cache.get("s0", "20261123", "r");
        SigningKey second = cache.get("s1", "20261123", "r");
        for (int i = 2; i <= SigningKeyCache.BOUND; i++) {
            cache.get("s" + i, "20261123", "r");
        }

        assertThat(cache.size()).isEqualTo(SigningKeyCache.BOUND);
        assertThat(cache.get("s1", "20261123", "r")).isSameAs(second);
        assertThat(cache.get("s0", "20261123", "r")).isNotSameAs(first);
    }

    @Test
    void yesterdaysKeysLeaveWithTheFirstOfToday() {
        SigningKeyCache cache = new SigningKeyCache("ket");
        cache.get("s0", "20261123", "r");
        cache.get("s1", "20261123", "r");
        cache.get("s1", "20261124", "r");

        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void parallelUse() throws Exception {
        int threads = 8;
        int accounts = SigningKeyCache.BOUND + 4;
        List<String> expected = IntStream.range(0, accounts)
                .mapToObj(i -> signAfresh(account(i), "region-" + i % 3))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int offset = t;
                work.add(() -> {
                    int wrong = 0;
                    for (int n = 0; n < 2000; n++) {
                        int i = (n + offset) % accounts;
                        wrong += sign(account(i), "region-" + i % 3).equals(expected.get(i)) ? 0 : 1;
                    }
                    return wrong;
                });
            }
            for (Future<Integer> wrong : pool.invokeAll(work)) {
                assertThat(wrong.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static KetCredentials account(int i) {
        return new KetCredentials("AK" + i, "SK" + i);
    }

    private String sign(KetCredentials credentials, String region) {
        return signer.sign(REQUEST, credentials, region, SignatureLocation.QUERY)
                .target();
    }

    private String signAfresh(KetCredentials credentials, String region) {
        return new SigV4Signer("ket", clock)
                .sign(REQUEST, credentials, region, SignatureLocation.QUERY)
                .target();
    }

    private static final class SettableClock extends Clock {

        private volatile Instant now;

        SettableClock(String now) {
            this.now = Instant.parse(now);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
