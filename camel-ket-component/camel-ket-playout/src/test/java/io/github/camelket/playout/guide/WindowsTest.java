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

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WindowsTest {

    record Question(ZoneId zone, Instant from, int minutes, List<Airtime> airtimes) {}

    @Provide
    Arbitrary<Question> questions() {
        return Airtimes.zones().flatMap(zone -> Airtimes.moments(zone)
                .flatMap(from -> Arbitraries.integers().between(1, 3 * 24 * 60).flatMap(minutes -> Airtimes.disjoint()
                        .filter(airtimes -> !airtimes.isEmpty())
                        .map(airtimes -> new Question(zone, from, minutes, airtimes)))));
    }

    @Property(tries = 200)
    void areOpenWhenAClockOnTheWallThatIsNeverSeenToGoBackSays(@ForAll("questions") Question question) {
        int before = 3 * 24 * 60;
        Instant begin = question.from().minus(before, ChronoUnit.MINUTES);
        String[] open =
                Airtimes.onAir(question.airtimes(), question.zone(), begin, before + question.minutes() + 3 * 24 * 60);
        Set<Window> expected = new LinkedHashSet<>();
        for (int minute = before; minute < before + question.minutes(); minute++) {
            if (!open[minute].isEmpty()) {
                int first = minute;
                while (open[first - 1].equals(open[minute])) {
                    first--;
                }
                int after = minute;
                while (open[after].equals(open[minute])) {
                    after++;
                }
                expected.add(new Window(begin.plus(first, ChronoUnit.MINUTES), begin.plus(after, ChronoUnit.MINUTES)));
            }
        }

        List<Window> windows = Windows.of(relay(question.zone(), question.airtimes()))
                .between(question.from(), question.from().plus(question.minutes(), ChronoUnit.MINUTES));

        assertThat(windows).containsExactlyElementsOf(expected);
    }

    @Test
    void aRelayWithoutWindowsRunsAlways() {
        Instant now = Instant.parse("2026-05-09T04:00:00Z");

        assertThat(Windows.of(relay(ZoneId.of("Asia/Shanghai"), List.of())).between(now, now.plusSeconds(60)))
                .containsExactly(new Window(Instant.EPOCH, null));
    }

    private static Relay relay(ZoneId zone, List<Airtime> windows) {
        return new Relay(
                new RelayKey("mydomain", "live", "rtmp://in.example.com/live/final"),
                "Cup final",
                List.of("rtmp://out.example.com/live/a"),
                zone,
                windows,
                null);
    }
}
