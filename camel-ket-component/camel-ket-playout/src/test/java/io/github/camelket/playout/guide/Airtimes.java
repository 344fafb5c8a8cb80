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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random airtimes, none of which overlap, and the nights that matter. */
final class Airtimes {
    static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Atlantic/Azores");

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    private Airtimes() {}

    static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES).map(ZoneId::of);
    }

    /** Moments of 2026, most of them around those at which the clocks are changed. */
    static Arbitrary<Instant> moments(ZoneId zone) {
        Instant newYear = NEW_YEAR.atStartOfDay(zone).toInstant();
        Set<Instant> changes = new TreeSet<>(Set.of(newYear));
        for (var change = zone.getRules().nextTransition(newYear);
                change != null && change.getInstant().isBefore(newYear.plus(365, ChronoUnit.DAYS));
                change = zone.getRules().nextTransition(change.getInstant())) {
            changes.add(change.getInstant());
        }
        Arbitrary<Instant> near = Combinators.combine(
                        Arbitraries.of(changes),
                        Arbitraries.integers().between(-48 * 60, 48 * 60).withoutEdgeCases())
                .as((change, minutes) -> change.plus(minutes, ChronoUnit.MINUTES));
        Arbitrary<Instant> any = Arbitraries.integers()
                .between(0, 365 * 24 * 60)
                .map(minute -> newYear.plus(minute, ChronoUnit.MINUTES));
        return Arbitraries.frequencyOf(Tuple.of(3, near), Tuple.of(1, any));
    }

    /** The day is cut at random times; each piece is an airtime on random days, the last goes on past midnight. */
    static Arbitrary<List<Airtime>> disjoint() {
        Arbitrary<LocalTime> night = Arbitraries.integers().between(0, 5 * 12).map(n -> LocalTime.of(0, 0)
                .plusMinutes(n * 5L));
        Arbitrary<LocalTime> day = Arbitraries.integers()
                .between(0, 24 * 12 - 1)
                .map(n -> LocalTime.of(0, 0).plusMinutes(n * 5L));
        Arbitrary<Set<LocalTime>> cuts = Arbitraries.frequencyOf(Tuple.of(2, night), Tuple.of(1, day))
                .set()
                .ofMinSize(0)
                .ofMaxSize(8);
        return Combinators.combine(cuts, days().list().ofSize(8)).as((times, days) -> {
            List<LocalTime> sorted = times.stream().sorted().toList();
            return IntStream.range(0, sorted.size())
                    .mapToObj(i -> new Airtime(
                            days.get(i).days(),
                            days.get(i).dates(),
                            days.get(i).except(),
                            sorted.get(i),
                            sorted.get((i + 1) % sorted.size())))
                    .toList();
        });
    }

    private record Days(Set<DayOfWeek> days, Set<LocalDate> dates, Set<LocalDate> except) {}

    private static Arbitrary<Days> days() {
        Arbitrary<Set<LocalDate>> dates = Arbitraries.integers()
                .between(0, 365)
                .map(NEW_YEAR::plusDays)
                .set()
                .ofMaxSize(60);
        Arbitrary<Days> weekly = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1), dates)
                .as((days, except) -> new Days(days, Set.of(), except));
        Arbitrary<Days> dated = Combinators.combine(dates, dates).as((on, except) -> new Days(Set.of(), on, except));
        return Arbitraries.frequencyOf(Tuple.of(3, weekly), Tuple.of(1, dated));
    }

    /**
     * What is on air in each minute, found out with a clock on the wall that is never seen to go back: an airtime is on from
     * when the clock shows its start until it shows its end.
     */
    static String[] onAir(List<Airtime> airtimes, ZoneId zone, Instant from, int minutes) {
        String[] onAir = new String[minutes];
        LocalDateTime latest = LocalDateTime.MIN;
        Instant begin = from.minus(Duration.ofHours(4));
        for (int minute = -4 * 60; minute < minutes; minute++) {
            LocalDateTime shown = LocalDateTime.ofInstant(begin.plus(minute + 4 * 60L, ChronoUnit.MINUTES), zone);
            latest = shown.isAfter(latest) ? shown : latest;
            if (minute >= 0) {
                onAir[minute] = shownAt(latest, airtimes);
            }
        }
        return onAir;
    }

    private static String shownAt(LocalDateTime now, List<Airtime> airtimes) {
        for (int i = 0; i < airtimes.size(); i++) {
            Airtime airtime = airtimes.get(i);
            for (LocalDate day : List.of(now.toLocalDate().minusDays(1), now.toLocalDate())) {
                boolean shown = (airtime.days().contains(day.getDayOfWeek())
                                || airtime.dates().contains(day))
                        && !airtime.except().contains(day);
                long length = Math.floorMod(
                                airtime.end().toSecondOfDay() - airtime.start().toSecondOfDay() - 1L, 86_400L)
                        + 1;
                long since = now.toEpochSecond(ZoneOffset.UTC)
                        - day.atTime(airtime.start()).toEpochSecond(ZoneOffset.UTC);
                if (shown && since >= 0 && since < length) {
                    return i + " of " + day;
                }
            }
        }
        return "";
    }
}
