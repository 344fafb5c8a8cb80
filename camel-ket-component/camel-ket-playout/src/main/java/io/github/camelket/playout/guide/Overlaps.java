/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out whether two airtimes of one time zone are ever on at the same time. Local times are compared: whether the clocks are
 * changed in between makes no difference, as they keep their order.
 */
final class Overlaps {
    private static final int DAY_SECONDS = 86_400;

    private Overlaps() {}

    /** When both are on for the first time, such as {@code mon 08:00} or {@code 2026-12-24 08:00}; nothing if never. */
    static Optional<String> between(Airtime one, Airtime other) {
        for (int shift = -1; shift <= 1; shift++) {
            // Seconds since the day begins on which the first one begins.
            int start = Math.max(one.start().toSecondOfDay(), other.start().toSecondOfDay() + shift * DAY_SECONDS);
            int end = Math.min(end(one), end(other) + shift * DAY_SECONDS);
            if (start < end) {
                Optional<String> day = commonDay(one, other, shift, Math.floorDiv(start, DAY_SECONDS));
                if (day.isPresent()) {
                    return day.map(name -> name + " " + LocalTime.ofSecondOfDay(Math.floorMod(start, DAY_SECONDS)));
                }
            }
        }
        return Optional.empty();
    }

    private static int end(Airtime airtime) {
        int end = airtime.end().toSecondOfDay();
        return airtime.end().isAfter(airtime.start()) ? end : end + DAY_SECONDS;
    }

    /** A day on which the one begins, and the other so many days later; told as the day so many days after it. */
    private static Optional<String> commonDay(Airtime one, Airtime other, int shift, int toldDaysLater) {
        if (one.dates().isEmpty() && other.dates().isEmpty()) {
            // Each goes on for ever, so dates that are left out do not keep them apart.
            for (DayOfWeek day : new TreeSet<>(one.days())) {
                if (other.days().contains(day.plus(shift))) {
                    return Optional.of(AirtimeReader.name(day.plus(toldDaysLater)));
                }
            }
            return Optional.empty();
        }
        Set<LocalDate> days = new TreeSet<>(one.dates());
        if (one.dates().isEmpty()) {
            other.dates().forEach(date -> days.add(date.minusDays(shift)));
        }
        return days.stream()
                .filter(date -> LocalTimes.isOn(date, one) && LocalTimes.isOn(date.plusDays(shift), other))
                .map(date -> date.plusDays(toldDaysLater).toString())
                .findFirst();
    }
}
