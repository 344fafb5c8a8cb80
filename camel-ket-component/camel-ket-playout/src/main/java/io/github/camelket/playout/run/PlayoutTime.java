/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/**
 * The time that playout lives in. It is the system's, except where a week is to pass in minutes.
 *
 * @param clock the clock that the guide's times are meant by
 * @param system when the system's clock, which Quartz goes by, is at a time of that clock
 */
public record PlayoutTime(Clock clock, UnaryOperator<Instant> system) {

    public static final PlayoutTime SYSTEM = new PlayoutTime(Clock.systemUTC(), UnaryOperator.identity());

    /** Not before the time itself: what is due at a time must not be done before it. */
    Date systemDate(Instant instant) {
        Instant exact = system.apply(instant);
        Date date = Date.from(exact);
        return date.toInstant().isBefore(exact) ? new Date(date.getTime() + 1) : date;
    }

    /** How many of the system's milliseconds pass in a while of the clock, at least one. */
    long systemMillis(Duration duration) {
        Instant now = clock.instant();
        return Math.max(
                1,
                Duration.between(system.apply(now), system.apply(now.plus(duration)))
                        .toMillis());
    }
}
