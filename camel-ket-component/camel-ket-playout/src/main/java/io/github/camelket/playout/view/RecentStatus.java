/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.playout.status.StationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A status that is made anew at most once a second, however many look at it: a registry alone asks for each of its gauges,
 * and each open page asks by itself.
 */
final class RecentStatus implements Supplier<StationStatus> {

    private static final Duration RECENT = Duration.ofSeconds(1);

    private final Supplier<StationStatus> source;
    private final Clock clock;
    private @Nullable StationStatus status;
    private Instant made = Instant.MIN;

    RecentStatus(Supplier<StationStatus> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public synchronized StationStatus get() {
        Instant now = clock.instant();
        // A clock that was put back must not keep it for hours.
        boolean recent = !now.isBefore(made) && now.isBefore(made.plus(RECENT));
        StationStatus known = status;
        if (known != null && recent) {
            return known;
        }
        StationStatus read = source.get();
        status = read;
        made = now;
        return read;
    }
}
