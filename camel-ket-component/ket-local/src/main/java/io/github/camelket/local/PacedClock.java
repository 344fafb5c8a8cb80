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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that runs faster than the system's, so that a week passes in minutes. Clocks made alike tell the same time in
 * every process of a machine.
 */
public final class PacedClock extends Clock {

    private final Instant start;
    private final Instant systemStart;
    private final int pace;
    private final ZoneId zone;

    private PacedClock(Instant start, Instant systemStart, int pace, ZoneId zone) {
        if (pace < 1) {
            throw new IllegalArgumentException("pace is " + pace + ", must be 1 or more");
        }
        this.start = start;
        this.systemStart = systemStart;
        this.pace = pace;
        this.zone = zone;
    }

    /**
     * A clock that shows a time at a time of the system's clock, and runs from there.
     *
     * @param start what it shows
     * @param systemStart when it shows that
     * @param pace how many of its seconds pass in one of the system's; 1 or more
     * @return the clock, in UTC
     */
    public static PacedClock of(Instant start, Instant systemStart, int pace) {
        return new PacedClock(start, systemStart, pace, ZoneOffset.UTC);
    }

    /**
     * When this clock shows a time.
     *
     * @param shown a time of this clock
     * @return the time of the system's clock
     */
    public Instant systemTime(Instant shown) {
        return systemStart.plus(Duration.between(start, shown).dividedBy(pace));
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.between(systemStart, Instant.now()).multipliedBy(pace));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId newZone) {
        return new PacedClock(start, systemStart, pace, newZone);
    }
}
