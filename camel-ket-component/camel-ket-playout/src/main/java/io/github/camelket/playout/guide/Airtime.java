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
import java.util.Set;

/**
 * Times of the day on some days, in the time zone of the channel or relay.
 *
 * @param days on which days of the week; empty if the dates are given
 * @param dates on which dates; empty if the days are given
 * @param except dates on which not
 * @param start when it begins
 * @param end when it is over: on the next day if it is not after the start; 24:00 is 00:00 of the next day
 */
public record Airtime(
        Set<DayOfWeek> days, Set<LocalDate> dates, Set<LocalDate> except, LocalTime start, LocalTime end) {
    public Airtime {
        days = Set.copyOf(days);
        dates = Set.copyOf(dates);
        except = Set.copyOf(except);
    }
}
