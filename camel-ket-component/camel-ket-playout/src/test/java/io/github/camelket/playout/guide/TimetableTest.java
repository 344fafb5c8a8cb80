/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    private static final Playlist FILM = new Playlist.Addresses(List.of("http://videos.example.com/film.mp4"));
    private static final Playlist IDENT = new Playlist.Addresses(List.of("http://videos.example.com/ident.mp4"));
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

    /** @param minutes that are asked for */
    record Question(ZoneId zone, Instant from, int minutes, boolean filler, List<Airtime> airtimes) {}

    @Provide
    Arbitrary<Question> questions() {
        return Airtimes.zones().flatMap(zone -> Airtimes.moments(zone).flatMap(from -> Arbitraries.integers()
                .between(1, 3 * 24 * 60)
                .flatMap(minutes -> Arbitraries.of(true, false).flatMap(filler -> Airtimes.disjoint()
                        .map(airtimes -> new Question(zone, from, minutes, filler, airtimes))))));
    }

    @Property(tries = 400)
    void isWhatAClockOnTheWallThatIsNeverSeenToGoBackSays(@ForAll("questions") Question question) {
        Instant begin = question.from().minus(10, ChronoUnit.DAYS);
        int asked = 10 * 24 * 60;
        String[] onAir =
                Airtimes.onAir(question.airtimes(), question.zone(), begin, asked + question.minutes() + 10 * 24 * 60);
        Instant to = question.from().plus(question.minutes(), ChronoUnit.MINUTES);
        Channel channel = channel(question.zone(), question.filler() ? IDENT : null, question.airtimes());

        List<Showing> expected = new ArrayList<>();
        for (int minute = asked; minute < asked + question.minutes(); ) {
            int first = minute;
            while (first > 0 && onAir[first - 1].equals(onAir[minute])) {
                first--;
            }
            int after = minute;
            while (after < onAir.length && onAir[after].equals(onAir[minute])) {
                after++;
            }
            if (!onAir[minute].isEmpty()) {
                String name = onAir[minute].substring(0, onAir[minute].indexOf(' '));
                expected.add(new Showing(name, at(begin, first), at(begin, after), FILM, null));
            } else if (question.filler()) {
                Instant farthest = question.from()
                        .atZone(question.zone())
                        .toLocalDate()
                        .minusDays(8)
                        .atStartOfDay(question.zone())
                        .toInstant();
                Instant start = at(begin, first);
                Instant lastStart = to.atZone(question.zone())
                        .toLocalDate()
                        .plusDays(9)
                        .atStartOfDay(question.zone())
                        .toInstant();
                Instant end = at(begin, after);
                expected.add(new Showing(
                        "filler",
                        start.isBefore(farthest) ? farthest : start,
                        end.isBefore(lastStart) ? end : null,
                        IDENT,
                        null));
            }
            minute = after;
        }

        Timetable timetable = Timetable.of(channel);
        assertThat(timetable.between(question.from(), to)).isEqualTo(expected);
        assertThat(timetable.between(question.from(), to)).isEqualTo(expected);
    }

    @Property(tries = 100)
    void questionsOneAfterTheOtherAreAnsweredAsByANewTimetable(
            @ForAll("questions") Question question, @ForAll("steps") List<Integer> steps) {
        Channel channel = channel(question.zone(), question.filler() ? IDENT : null, question.airtimes());
        Timetable timetable = Timetable.of(channel);
        Instant from = question.from();
        for (int step : steps) {
            from = from.plus(step, ChronoUnit.MINUTES);
            Instant to = from.plus(question.minutes(), ChronoUnit.MINUTES);

            assertThat(timetable.between(from, to))
                    .isEqualTo(Timetable.of(channel).between(from, to));
        }
    }

    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers()
                .between(-12 * 24 * 60, 12 * 24 * 60)
                .list()
                .ofMaxSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks are put forward: what begins in the hour that is not there begins as it is skipped.
        "Europe/Berlin, 2026-03-29, 02:30, 04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "America/New_York, 2026-03-08, 02:15, 02:45, -, -",
        "America/New_York, 2026-03-08, 01:00, 02:45, 2026-03-08T06:00:00Z, 2026-03-08T07:00:00Z",
        "Australia/Lord_Howe, 2026-10-04, 02:10, 03:00, 2026-10-03T15:30:00Z, 2026-10-03T16:00:00Z",
        // Put back: what is there twice is meant the first time.
        "Europe/Berlin, 2026-10-25, 02:30, 03:00, 2026-10-25T00:30:00Z, 2026-10-25T02:00:00Z",
        "Europe/Berlin, 2026-10-25, 02:30, 02:45, 2026-10-25T00:30:00Z, 2026-10-25T00:45:00Z",
        "Australia/Lord_Howe, 2026-04-05, 01:45, 02:00, 2026-04-04T14:45:00Z, 2026-04-04T15:30:00Z",
        "Asia/Shanghai, 2026-04-05, 02:30, 03:00, 2026-04-04T18:30:00Z, 2026-04-04T19:00:00Z",
        // 24:00, and past it
        "Asia/Shanghai, 2026-04-05, 22:00, 00:00, 2026-04-05T14:00:00Z, 2026-04-05T16:00:00Z",
        "Asia/Shanghai, 2026-04-05, 22:00, 22:00, 2026-04-05T14:00:00Z, 2026-04-06T14:00:00Z",
    })
    void nights(String zone, LocalDate date, LocalTime start, LocalTime end, String begins, String ends) {
        Airtime airtime = new Airtime(Set.of(), Set.of(date), Set.of(), start, end);
        Timetable timetable = Timetable.of(channel(ZoneId.of(zone), null, List.of(airtime)));

        List<Showing> showings =
                timetable.between(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(showings)
                .isEqualTo(
                        begins.equals("-")
                                ? List.of()
                                : List.of(new Showing("0", Instant.parse(begins), Instant.parse(ends), FILM, null)));
    }

    @Test
    void aChannelOfNothingButFillerPlaysItForEver() {
        Timetable timetable = Timetable.of(channel(ZoneId.of("Asia/Shanghai"), IDENT, List.of()));

        assertThat(timetable.between(Instant.parse("2026-05-09T04:00:00Z"), Instant.parse("2026-05-09T04:15:00Z")))
                .containsExactly(new Showing("filler", Instant.parse("2026-04-30T16:00:00Z"), null, IDENT, null));
    }

    @Test
    void aFillerBeginsWhereTheProgrammeBeforeEndsEvenIfThatIsPastMidnightOfTheEighthDay() {
        Airtime late = new Airtime(
                Set.of(), Set.of(LocalDate.parse("2026-04-30")), Set.of(), LocalTime.of(22, 0), LocalTime.of(0, 5));
        Airtime early = new Airtime(
                Set.of(), Set.of(LocalDate.parse("2026-04-30")), Set.of(), LocalTime.of(20, 0), LocalTime.of(22, 0));
        Instant from = Instant.parse("2026-05-09T04:00:00Z");

        assertThat(Timetable.of(channel(ZoneId.of("Asia/Shanghai"), IDENT, List.of(early, late)))
                        .between(from, from.plusSeconds(900)))
                .extracting(Showing::start)
                .containsExactly(Instant.parse("2026-04-30T16:05:00Z"));
        assertThat(Timetable.of(channel(ZoneId.of("Asia/Shanghai"), IDENT, List.of(early)))
                        .between(from, from.plusSeconds(900)))
                .extracting(Showing::start)
                .containsExactly(Instant.parse("2026-04-30T16:00:00Z"));
    }

    @Test
    void nothingTouchesNoTime() {
        Timetable timetable = Timetable.of(channel(ZoneId.of("Asia/Shanghai"), IDENT, List.of()));

        assertThat(timetable.between(Instant.EPOCH, Instant.EPOCH)).isEmpty();
    }

    private static Instant at(Instant begin, int minute) {
        return begin.plus(minute, ChronoUnit.MINUTES);
    }

    private static Channel channel(ZoneId zone, @Nullable Playlist filler, List<Airtime> airtimes) {
        List<Programme> programmes = IntStream.range(0, airtimes.size())
                .mapToObj(i -> new Programme(Integer.toString(i), airtimes.get(i), FILM, null))
                .toList();
        return new Channel(
                new ChannelKey("mydomain", "live", "news"),
                "News",
                "hd",
                "publish.example.com",
                zone,
                filler,
                programmes);
    }
}
