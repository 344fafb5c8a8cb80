/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The account's requests per minute, counted by the clock's minutes. */
final class Throttle {

    private static final int MINUTE = 60;

    private final int limit;
    private final Clock clock;
    private long minute = Long.MIN_VALUE;
    private int seen;

    Throttle(Settings settings) {
        this.limit = settings.requestsPerMinute();
        this.clock = settings.clock();
    }

    synchronized void check() {
        if (limit == 0) {
            return;
        }
        Instant now = clock.instant();
        long current = Math.floorDiv(now.getEpochSecond(), MINUTE);
        if (current != minute) {
            minute = current;
            seen = 0;
        }
        if (seen >= limit) {
            long wait = MINUTE - Math.floorMod(now.getEpochSecond(), MINUTE);
            throw new GatewayError(
                    429,
                    "Throttling",
                    "The account is limited to " + limit + " requests a minute.",
                    Map.of("Retry-After", Long.toString(wait)));
        }
        seen++;
    }

    synchronized void reset() {
        minute = Long.MIN_VALUE;
    }
}
