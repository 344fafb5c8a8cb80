/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something starts and ends. Nothing ticks: what phase it is in is asked with a time, so that a clock may jump by
 * months and everything is in the state it would have been in.
 */
final class Life {

    enum Phase {
        SCHEDULED,
        RUNNING,
        ENDED
    }

    private final Instant start;
    private final @Nullable Life within;
    private Instant end;
    private @Nullable String failure;

    Life(Instant start, Instant end) {
        this(start, end, null);
    }

    private Life(Instant start, Instant end, @Nullable Life within) {
        this.start = start;
        this.end = end;
        this.within = within;
    }

    static Life openFrom(Instant start) {
        return new Life(start, Instant.MAX);
    }

    /** A life that ends with the other one at the latest. */
    static Life openWithin(Life other, Instant start) {
        return new Life(start, Instant.MAX, other);
    }

    Phase phase(Instant now) {
        if (!now.isBefore(end())) {
            return Phase.ENDED;
        }
        return now.isBefore(start) ? Phase.SCHEDULED : Phase.RUNNING;
    }

    boolean ended(Instant now) {
        return phase(now) == Phase.ENDED;
    }

    boolean running(Instant now) {
        return phase(now) == Phase.RUNNING;
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return within == null || end.isBefore(within.end()) ? end : within.end();
    }

    void endAt(Instant newEnd) {
        end = newEnd;
    }

    /** Ends then, unless it has an earlier end already. */
    void endBy(Instant latest) {
        end = min(end, latest);
    }

    void fail(Instant now, String message) {
        end = now;
        failure = message;
    }

    @Nullable
    String failure() {
        return failure;
    }

    /** How long it ran between the two times, as far as the present. */
    Duration ranBetween(Instant from, Instant to, Instant now) {
        Instant first = start.isAfter(from) ? start : from;
        Instant last = min(min(end(), to), now);
        return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
