/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often a call that failed is made again, and when.
 *
 * @param maxRetries how often at most; 0 for never
 * @param delay the pause before the first retry; it doubles with each further one
 * @param maxDelay the longest pause, whatever anybody asks for
 */
public record RetryPolicy(int maxRetries, Duration delay, Duration maxDelay) {

    /** @throws IllegalArgumentException if a value is out of its range; the message names the option */
    public RetryPolicy {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("Option maxRetries must be 0 or more, but is " + maxRetries);
        }
        if (delay.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Option retryDelay must be at least 1 ms, but is " + delay.toMillis() + " ms");
        }
        if (maxDelay.compareTo(delay) < 0) {
            throw new IllegalArgumentException("Option retryMaxDelay must be at least retryDelay, which is "
                    + delay.toMillis() + " ms, but is " + maxDelay.toMillis() + " ms");
        }
    }

    /**
     * The pause before a retry: half of the delay and up to another half by chance, so that those who failed together do not
     * come back together; and before it whatever the answer asked for by Retry-After.
     *
     * @param retry 1 for the first
     * @param asked what the answer asked for, if it did
     */
    Duration pause(int retry, @Nullable Duration asked, RandomGenerator chance) {
        // From 2^30 on the longest pause is reached anyway.
        double doubled = delay.toMillis() * Math.pow(2, Math.min(retry - 1, 30));
        double backoff = Math.min(doubled, maxDelay.toMillis());
        long jittered = Math.round(backoff * (0.5 + chance.nextDouble() / 2));
        Duration pause = asked == null ? Duration.ofMillis(jittered) : asked.plusMillis(jittered);
        return pause.compareTo(maxDelay) < 0 ? pause : maxDelay;
    }
}
