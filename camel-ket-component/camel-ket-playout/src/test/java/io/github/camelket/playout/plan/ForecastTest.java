/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.playout.guide.Airtime;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Programme;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.guide.RelayKey;
import io.github.camelket.playout.plan.Forecast.Call;
import io.github.camelket.playout.plan.Step.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Rules RULES = new Rules(Duration.ofMinutes(15), Duration.ofHours(72), 0);

    private static Airtime daily(String start, String end) {
        return new Airtime(
                EnumSet.allOf(DayOfWeek.class), Set.of(), Set.of(), LocalTime.parse(start), LocalTime.parse(end));
    }

    private static Playlist.Addresses files(String name) {
        return new Playlist.Addresses(List.of("http://videos.ks3-cn-beijing-internal.ksyuncs.com/" + name + ".mp4"));
    }

    private static Programme programme(String name, String start, String end) {
        return new Programme(name, daily(start, end), files(name), null);
    }

    private static Channel channel(String stream, Playlist.@Nullable Addresses filler, Programme... programmes) {
        return new Channel(
                new ChannelKey("demo", "live", stream),
                stream,
                "mypreset",
                "publish.example.com",
                ZoneOffset.UTC,
                filler,
                List.of(programmes));
    }

    private static List<Call> week(Guide guide, Rules rules) {
        return Forecast.between(
                guide,
                rules,
                playlist -> Optional.of(((Playlist.Addresses) playlist).addresses()),
                MONDAY,
                MONDAY.plus(Duration.ofDays(7)));
    }

    private static List<String> kinds(List<Call> calls) {
        return calls.stream()
                .map(call -> call.at().toString().substring(8, 16) + " "
                        + call.step().kind())
                .toList();
    }

    @Test
    void aChannelThatIsNeverBlackIsChangedAtItsTimes() {
        Guide guide =
                new Guide(List.of(channel("news", files("ident"), programme("Morning", "06:00", "09:00"))), List.of());
        assertThat(kinds(week(guide, RULES)))
                .hasSize(14)
                .startsWith("23T06:00 CHANGE", "23T09:00 CHANGE", "24T06:00 CHANGE")
                .endsWith("29T09:00 CHANGE");
    }

    @Test
    void aChannelWithGapsIsToldAheadAndStopped() {
        Guide guide = new Guide(List.of(channel("kids", null, programme("Cartoons", "07:00", "13:00"))), List.of());
        List<Call> calls = week(guide, RULES);
        assertThat(calls).hasSize(14);
        assertThat(calls.get(0).step().kind()).isEqualTo(Kind.START_AHEAD);
        assertThat(calls.get(0).step().due()).isEqualTo(MONDAY.plus(Duration.ofHours(7)));
        assertThat(Duration.between(calls.get(0).at(), calls.get(0).step().due()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
        assertThat(kinds(calls.subList(1, 2))).containsExactly("23T13:00 STOP");
    }

    @Test
    void whatIsOnAirAtTheBeginningTakesNoCall() {
        Guide guide =
                new Guide(List.of(channel("round-the-clock", null, programme("Always", "00:00", "00:00"))), List.of());
        assertThat(week(guide, RULES)).isEmpty();
    }

    @Test
    void aRelayIsToldAheadAndStoppedByItsTargets() {
        Relay relay = new Relay(
                new RelayKey("demo", "live", "rtmp://in.example.com/live/match"),
                "Match",
                List.of("rtmp://a.example.com/live/match", "rtmp://b.example.com/live/match"),
                ZoneOffset.UTC,
                List.of(daily("19:30", "22:15")),
                null);
        List<Call> calls = week(new Guide(List.of(), List.of(relay)), RULES);
        assertThat(calls).hasSize(7 * 3);
        assertThat(kinds(calls.subList(1, 3))).containsExactly("23T22:15 STOP", "23T22:15 STOP");
    }

    /** 120 starts at 7 o'clock with 20 calls a minute: half of them are for what is told ahead, for 15 minutes. */
    @Test
    void startsAreSpreadOverTheMinutesBefore() {
        List<Channel> channels = IntStream.range(0, 120)
                .mapToObj(i -> channel("kids" + i, null, programme("Cartoons", "07:00", "13:00")))
                .toList();
        List<Call> calls =
                week(new Guide(channels, List.of()), new Rules(Duration.ofMinutes(15), Duration.ofHours(72), 20));
        List<Call> first = calls.stream()
                .filter(call -> call.at().isBefore(MONDAY.plus(Duration.ofHours(8))))
                .toList();
        assertThat(first).hasSize(120).allMatch(call -> call.step().kind() == Kind.START_AHEAD);
        assertThat(first.stream().map(Call::at).distinct().count()).isGreaterThanOrEqualTo(6);
    }
}
