/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.playout.guide.GuideEntries.AirtimeEntry;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the times of a programme or a window. */
final class AirtimeReader {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private AirtimeReader() {}

    /** @param place where nothing is wrong so far */
    static Optional<Airtime> read(GuideFile file, Place place) {
        AirtimeEntry entry = file.read(place, AirtimeEntry.class);
        if ((entry.days() == null) == (entry.dates() == null)) {
            file.error(
                    place,
                    "has " + (entry.days() == null ? "neither days nor" : "both days and")
                            + " dates, but must have one of them");
        }
        Airtime airtime = new Airtime(
                days(entry.days()),
                dates(file, place.member("dates"), entry.dates()),
                dates(file, place.member("except"), entry.except()),
                time(entry.start()),
                time(entry.end()));
        return file.isRight(place) ? Optional.of(airtime) : Optional.empty();
    }

    private static Set<DayOfWeek> days(@Nullable JsonNode days) {
        if (days == null) {
            return Set.of();
        }
        if (days.isTextual()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> some = EnumSet.noneOf(DayOfWeek.class);
        days.forEach(day -> some.add(DayOfWeek.of(DAYS.indexOf(day.textValue()) + 1)));
        return some;
    }

    private static Set<LocalDate> dates(GuideFile file, Place place, @Nullable List<String> texts) {
        Set<LocalDate> dates = new HashSet<>();
        for (int i = 0; texts != null && i < texts.size(); i++) {
            try {
                dates.add(LocalDate.parse(texts.get(i)));
            } catch (DateTimeException e) {
                Place date = place.element(i);
                file.error(date, GuideSchema.is(file.at(date), "a date of the calendar"));
            }
        }
        return dates;
    }

    private static LocalTime time(String text) {
        return text.startsWith("24:") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    /** {@code mon} */
    static String name(DayOfWeek day) {
        return DAYS.get(day.ordinal());
    }
}
