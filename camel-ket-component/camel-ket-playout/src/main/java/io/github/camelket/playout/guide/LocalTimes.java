/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * When the times of a guide are in a time zone. A local time that does not exist, as clocks are put forward, is the moment
 * when they are; one that exists twice is the first of the two. So what is earlier in the guide is never later on air.
 */
record LocalTimes(ZoneId timeZone) {

    LocalDate dateAt(Instant instant) {
        return LocalDate.ofInstant(instant, timeZone);
    }

    Instant startOf(LocalDate date) {
        return instantOf(date.atStartOfDay());
    }

    /** The airtime that begins on a date, if one does and is not lost as clocks are put forward. */
    Optional<Window> on(LocalDate date, Airtime airtime) {
        if (!isOn(date, airtime)) {
            return Optional.empty();
        }
        Instant start = instantOf(date.atTime(airtime.start()));
        LocalDate endDate = airtime.end().isAfter(airtime.start()) ? date : date.plusDays(1);
        Instant end = instantOf(endDate.atTime(airtime.end()));
        return start.isBefore(end) ? Optional.of(new Window(start, end)) : Optional.empty();
    }

    static boolean isOn(LocalDate date, Airtime airtime) {
        return (airtime.days().contains(date.getDayOfWeek()) || airtime.dates().contains(date))
                && !airtime.except().contains(date);
    }

    private Instant instantOf(LocalDateTime local) {
        ZoneOffsetTransition transition = timeZone.getRules().getTransition(local);
        if (transition == null) {
            return local.toInstant(timeZone.getRules().getOffset(local));
        }
        return transition.isGap() ? transition.getInstant() : local.toInstant(transition.getOffsetBefore());
    }
}
