/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A token bucket for the requests that an account may make in a minute (QPM). Who comes first is served first.
 *
 * <p>The service may count by its own minutes or over any 60 seconds, and no such window may hold more than the limit. A
 * full bucket and what flows into it during a window must therefore not be more than the limit together. The window is
 * taken a little longer than a minute, as requests that left one after the other may arrive closer together.
 */
public final class BucketLimiter implements Limiter {

    private static final Duration WINDOW = Duration.ofSeconds(65);

    /** How much of a minute's requests may go at once after a pause. */
    private static final int BURST_PART = 10;

    private final int requestsPerMinute;
    private final Duration maxWait;
    private final Waiting waiting;
    private final Bucket bucket;
    private final AtomicInteger parked = new AtomicInteger();

    /**
     * @param requestsPerMinute how many requests the account may make in a minute; at least 1
     * @param maxWait how long a request waits at most
     */
    public BucketLimiter(int requestsPerMinute, Duration maxWait, Waiting waiting) {
        this.requestsPerMinute = requestsPerMinute;
        this.maxWait = maxWait;
        this.waiting = waiting;
        int burst = Math.max(1, requestsPerMinute / BURST_PART);
        // A bucket of one is refilled when it is empty: its window never holds one more than flows in.
        int refill = burst == 1 ? requestsPerMinute : requestsPerMinute - burst;
        bucket = Bucket.builder()
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return waiting.nanoTime();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                })
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, WINDOW))
                .build();
    }

    @Override
    public Optional<String> refusal() {
        try {
            boolean free = bucket.asBlocking().tryConsume(1, maxWait, this::park);
            return free
                    ? Optional.empty()
                    : Optional.of("it would have to wait for longer than requestsPerMinuteMaxWait, which is "
                            + maxWait.toMillis() + " ms, as requestsPerMinute is " + requestsPerMinute);
        } catch (InterruptedException e) {
            return Optional.of("waiting for its turn was interrupted, or the component stops");
        }
    }

    @Override
    public int waiting() {
        return parked.get();
    }

    private void park(long nanos) throws InterruptedException {
        parked.incrementAndGet();
        boolean waited = waiting.pause(Duration.ofNanos(nanos));
        parked.decrementAndGet();
        if (!waited) {
            if (!Thread.currentThread().isInterrupted()) {
                // The component stops: all who wait leave, and nobody behind this one keeps a time reckoned with it.
                bucket.addTokens(1);
            }
            throw new InterruptedException();
        }
    }
}
