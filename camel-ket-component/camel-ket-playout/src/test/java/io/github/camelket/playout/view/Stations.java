/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.RelayKey;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.Failure;
import io.github.camelket.playout.status.RelayStatus;
import io.github.camelket.playout.status.State;
import io.github.camelket.playout.status.StationStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stations to look at, each at the same moment. */
enum Stations {
    /** The guide has no channels. */
    NONE,
    /** Three channels and a relay, and nothing is wrong. */
    THREE,
    /** The same after something went wrong with one of them, and another is gone. */
    TROUBLE,
    /** Sixty channels, some of them in trouble. */
    SIXTY,
    /** Names and messages that are long, in other scripts, or meant to do harm. */
    NAMES,
    /** A newer guide is refused. */
    REFUSED,
    /** The service was never read. */
    UNREAD;

    /** A Saturday evening in Shanghai, 19:42. */
    static final Instant NOW = Instant.parse("2026-12-05T11:42:00Z");

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    static final String SCRIPT =
            "<script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">";

    private static final Failure REFUSED_STEP = new Failure(
            NOW.minus(Duration.ofMinutes(4)),
            5,
            "StartLoop demo/live/sport: refused with 1302 QUOTA_EXCEEDED, asked for"
                    + " http://user:hush@videos.example.com/match.mp4?token=hush");

    StationStatus status() {
        return switch (this) {
            case NONE -> station(List.of(), List.of());
            case THREE ->
                station(List.of(news(State.ON_AIR), sport(State.ON_AIR, null), film()), List.of(cupFinal(true)));
            case TROUBLE ->
                station(List.of(news(State.ON_AIR), sport(State.MISSING, REFUSED_STEP)), List.of(cupFinal(false)));
            case SIXTY ->
                station(IntStream.range(0, 60).mapToObj(Stations::numbered).toList(), List.of(cupFinal(true)));
            case NAMES -> station(named(), List.of(relayNamed("世界杯决赛转播".repeat(20)), relayNamed(SCRIPT)));
            case REFUSED ->
                new StationStatus(
                        NOW,
                        NOW,
                        NOW.minus(Duration.ofHours(9)),
                        "guide.yaml:17: channels[0].programmes[2].start is '25:00', but must be a time of day such as"
                                + " \"06:30\"",
                        false,
                        THREE.status().channels(),
                        List.of());
            case UNREAD ->
                new StationStatus(
                        NOW,
                        null,
                        NOW,
                        null,
                        true,
                        List.of(news(State.UNKNOWN), sport(State.UNKNOWN, null)),
                        List.of());
        };
    }

    private static StationStatus station(List<ChannelStatus> channels, List<RelayStatus> relays) {
        return new StationStatus(
                NOW, NOW.minus(Duration.ofSeconds(12)), NOW.minus(Duration.ofHours(9)), null, false, channels, relays);
    }

    static ChannelStatus news(State state) {
        return channel(
                "news",
                "News 24",
                state,
                state == State.ON_AIR ? NOW.plus(Duration.ofDays(17).plusHours(4)) : null,
                null,
                programme("Afternoon magazine", -222, 120),
                programme("City live", -102, 60),
                programme("News at seven", -42, 60),
                programme("Weather and traffic", 18, 30),
                programme("Documentary: The Yangtze", 48, 100),
                programme("Late news", 148, 60),
                programme("Archive", 208, 540),
                programme("Morning show", 748, 180),
                programme("Archive", 928, 500));
    }

    static ChannelStatus sport(State state, @Nullable Failure failure) {
        return channel(
                "sport",
                "Sport",
                state,
                state == State.ON_AIR ? NOW.plus(Duration.ofDays(9).plusHours(20)) : null,
                failure,
                programme("filler", -300, 270),
                programme("Warm-up", -30, 18),
                programme("Cup final", -12, 165),
                programme("filler", 153, 800));
    }

    private static ChannelStatus film() {
        return channel(
                "film",
                "电影频道",
                State.OFF_AIR,
                null,
                null,
                programme("下午场：茶馆", -250, 130),
                programme("晚间电影：城南旧事", 78, 110),
                programme("午夜影院", 188, 150));
    }

    private static ChannelStatus numbered(int number) {
        State state = number % 19 == 7 ? State.MISSING : number % 23 == 11 ? State.WRONG : State.ON_AIR;
        List<Showing> showings = new ArrayList<>();
        for (int minute = -200 + number % 7 * 10; minute < 1400; minute += 60) {
            showings.add(programme("Programme " + (minute + 260) / 60, minute, 60));
        }
        return channel(
                "channel" + number,
                "Channel " + number,
                state,
                state == State.MISSING ? null : NOW.plus(Duration.ofHours(20L + number * 7L)),
                state == State.MISSING ? REFUSED_STEP : null,
                showings.toArray(Showing[]::new));
    }

    private static List<ChannelStatus> named() {
        String english = "The very long name of a channel that somebody wrote into the guide without thinking of "
                + "whoever has to read it on a telephone at night";
        return Stream.of(
                        english,
                        "Donaudampfschifffahrtsgesellschaft".repeat(8),
                        "超长的频道名称".repeat(30),
                        SCRIPT,
                        "قناة الأخبار",
                        " ")
                .map(name -> channel(
                        name.replaceAll("[^A-Za-z]", "") + name.length(),
                        name,
                        State.MISSING,
                        null,
                        new Failure(NOW.minusSeconds(90), 1, name + " " + SCRIPT),
                        programme(name, -60, 90),
                        programme(name, 30, 15),
                        programme(name, 45, 700)))
                .toList();
    }

    static ChannelStatus channel(
            String stream,
            String name,
            State state,
            @Nullable Instant limit,
            @Nullable Failure failure,
            Showing... showings) {
        List<Showing> all = List.of(showings);
        Optional<Showing> current = all.stream()
                .filter(showing -> !showing.start().isAfter(NOW)
                        && (showing.end() == null || showing.end().isAfter(NOW)))
                .findFirst();
        Optional<Showing> next =
                all.stream().filter(showing -> showing.start().isAfter(NOW)).findFirst();
        return new ChannelStatus(
                new ChannelKey("demo", "live", stream),
                name,
                SHANGHAI,
                state,
                current.orElse(null),
                next.orElse(null),
                all,
                limit,
                failure);
    }

    private static Showing programme(String name, int fromMinute, int minutes) {
        Instant start = NOW.plus(Duration.ofMinutes(fromMinute));
        return new Showing(
                name,
                start,
                start.plus(Duration.ofMinutes(minutes)),
                new Playlist.Addresses(List.of("http://videos.example.com/a.mp4?token=hush")),
                null);
    }

    private static RelayStatus cupFinal(boolean complete) {
        return relay("Cup final to partners", "rtmp://in.example.com/live/final?key=hush", complete);
    }

    private static RelayStatus relayNamed(String name) {
        return relay(name, "rtmp://in.example.com/live/" + "a".repeat(300), false);
    }

    private static RelayStatus relay(String name, String source, boolean complete) {
        return new RelayStatus(
                new RelayKey("demo", "live", source),
                name,
                SHANGHAI,
                complete ? State.ON_AIR : State.MISSING,
                NOW.minus(Duration.ofMinutes(12)),
                NOW.plus(Duration.ofMinutes(153)),
                List.of(
                        new RelayStatus.Target("rtmp://push.partner-one.example.com/live/final?key=hush", true),
                        new RelayStatus.Target("rtmp://user:hush@push.partner-two.example.com/live/final", complete)),
                null);
    }
}
