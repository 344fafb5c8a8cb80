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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pace, in a time that passes by waiting alone. */
class BucketLimiterTest {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /** Waiting takes no time but of this clock. */
    private static final class Simulated extends Waiting {
        long now;
        boolean over;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public boolean pause(Duration time) {
            if (over) {
                return false;
            }
            now += time.toNanos();
            return true;
        }
    }

    private final Simulated time = new Simulated();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 10, 19, 20, 60, 600, 1_000})
    void noMinuteWhereverItBeginsHoldsMoreThanTheLimit(int limit) {
        BucketLimiter limiter = new BucketLimiter(limit, Duration.ofDays(1), time);
        Random random = new Random(limit);
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < limit * 20; i++) {
            if (random.nextInt(limit * 3) == 0) {
                // A quiet time, after which the bucket is full again.
                time.now += random.nextLong(10 * MINUTE);
            }
            assertThat(limiter.refusal()).isEmpty();
            sent.add(time.now);
        }
        for (int i = 0; i + limit < sent.size(); i++) {
            assertThat(sent.get(i + limit) - sent.get(i))
                    .as("nanoseconds from request %d to the one that is %d later", i, limit)
                    .isGreaterThanOrEqualTo(MINUTE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 60, 600})
    void mostOfTheLimitCanBeUsed(int limit) {
        BucketLimiter limiter = new BucketLimiter(limit, Duration.ofDays(1), time);
        for (int i = 0; i < limit * 100; i++) {
            limiter.refusal();
        }
        assertThat((double) time.now / MINUTE)
                .as("minutes for 100 times the limit")
                .isBetween(100.0, 125.0);
    }

    @Test
    void whatWouldWaitForTooLongIsRefusedAtOnce() {
        BucketLimiter limiter = new BucketLimiter(1, Duration.ofSeconds(60), time);
        assertThat(limiter.refusal()).isEmpty();
        assertThat(limiter.refusal())
                .contains("it would have to wait for longer than requestsPerMinuteMaxWait, which is 60000 ms,"
                        + " as requestsPerMinute is 1");
        assertThat(time.now).isZero();
        time.now += TimeUnit.SECONDS.toNanos(30);
        assertThat(limiter.refusal()).isEmpty();
        assertThat(time.now).isGreaterThan(MINUTE);
    }

    /** They were waiting when the component stopped, and nothing was sent for them. */
    @Test
    void turnsThatNobodyTookAreFreeAfterARestart() {
        BucketLimiter limiter = new BucketLimiter(60, Duration.ofSeconds(60), time);
        for (int i = 0; i < 6; i++) {
            assertThat(limiter.refusal()).isEmpty();
        }
        time.over = true;
        for (int i = 0; i < 50; i++) {
            assertThat(limiter.refusal()).contains("waiting for its turn was interrupted, or the component stops");
        }
        time.over = false;
        assertThat(limiter.refusal()).isEmpty();
        assertThat(time.now).isLessThan(TimeUnit.SECONDS.toNanos(2));
    }

    /** Those behind it keep their times, and one more at the time of the last would be one too many. */
    @Test
    void theTurnOfOneThatIsInterruptedIsLost() {
        BucketLimiter limiter = new BucketLimiter(60, Duration.ofSeconds(60), time);
        for (int i = 0; i < 6; i++) {
            assertThat(limiter.refusal()).isEmpty();
        }
        time.over = true;
        Thread.currentThread().interrupt();
        assertThat(limiter.refusal()).isPresent();
        assertThat(Thread.interrupted()).isTrue();
        time.over = false;
        assertThat(limiter.refusal()).isEmpty();
        assertThat(time.now).isGreaterThan(TimeUnit.SECONDS.toNanos(2));
    }
}
