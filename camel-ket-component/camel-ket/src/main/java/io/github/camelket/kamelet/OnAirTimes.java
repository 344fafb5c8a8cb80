/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.model.StartLoop;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a channel that starts and stops by cron should be on air. */
final class OnAirTimes {

    private final CronTimes starts;
    private final @Nullable CronTimes stops;

    OnAirTimes(CronTimes starts, @Nullable CronTimes stops) {
        this.starts = starts;
        this.stops = stops;
    }

    /**
     * By the last time before now; empty if there was none in the last 20 days: what was started before has ended. A start
     * wins over a stop of the same second.
     */
    Optional<Boolean> onAirAt(Instant now) {
        Optional<Instant> start = starts.lastBefore(now, StartLoop.LONGEST);
        Optional<Instant> stop = stops == null ? Optional.empty() : stops.lastBefore(now, StartLoop.LONGEST);
        if (start.isEmpty() && stop.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(start.isPresent() && (stop.isEmpty() || !start.get().isBefore(stop.get())));
    }

    /** Whether one of the times lies after {@code then} and not after {@code now}. */
    boolean comeBetween(Instant then, Instant now) {
        return starts.isBetween(then, now) || stops != null && stops.isBetween(then, now);
    }
}
