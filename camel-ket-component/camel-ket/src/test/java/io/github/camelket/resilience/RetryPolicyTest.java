/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** When a retry is due. */
class RetryPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RetryPolicy policy = new RetryPolicy(3, SECOND, MINUTE);

    @Test
    void pausesDoubleAndAreShortenedByChance() {
        RandomGenerator chance = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(policy.pause(1, null, chance)).isBetween(Duration.ofMillis(500), SECOND);
            assertThat(policy.pause(2, null, chance)).isBetween(SECOND, Duration.ofSeconds(2));
            assertThat(policy.pause(4, null, chance)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
            assertThat(policy.pause(1_000_000, null, chance)).isBetween(Duration.ofSeconds(30), MINUTE);
        }
        assertThat(policy.pause(1, null, chance)).isNotEqualTo(policy.pause(1, null, chance));
    }

    @Test
    void whatTheAnswerAsksForIsWaitedForBefore() {
        RandomGenerator chance = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(policy.pause(1, Duration.ofSeconds(20), chance))
                    .isBetween(Duration.ofMillis(20_500), Duration.ofSeconds(21));
        }
        assertThat(policy.pause(1, Duration.ofDays(1), chance)).isEqualTo(MINUTE);
    }

    @Test
    void whatMakesNoSenseIsRefusedByTheNameOfTheOption() {
        assertThatThrownBy(() -> new RetryPolicy(-1, SECOND, MINUTE))
                .hasMessage("Option maxRetries must be 0 or more, but is -1");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, MINUTE))
                .hasMessage("Option retryDelay must be at least 1 ms, but is 0 ms");
        assertThatThrownBy(() -> new RetryPolicy(1, MINUTE, SECOND))
                .hasMessage("Option retryMaxDelay must be at least retryDelay, which is 60000 ms, but is 1000 ms");
    }
}
