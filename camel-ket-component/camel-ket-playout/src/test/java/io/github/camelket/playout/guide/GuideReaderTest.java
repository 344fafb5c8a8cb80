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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelket.model.Gravity;
import io.github.camelket.model.LogoOffset;
import io.github.camelket.model.OnOff;
import io.github.camelket.model.RedirectFops;
import io.github.camelket.model.RedirectLogo;
import io.github.camelket.model.RedirectTransParam;
import io.github.camelket.model.Resolution;
import io.github.camelket.model.VideoCodec;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideReaderTest {
    private static final String TOP =
            """
            uniqName: mydomain
            app: live
            preset: mypreset
            pubDomain: publish.example.com
            """;

    @Test
    void everythingThatAGuideMaySay() {
        Guide guide = read(
                """
                uniqName: mydomain
                app: live
                timeZone: Europe/Berlin
                preset: mypreset
                pubDomain: publish.example.com
                channels:
                  - stream: news
                    name: News 新闻
                    filler: [http://videos.example.com/ident.mp4]
                    programmes:
                      - name: Morning show
                        days: [mon, tue]
                        except: [2026-12-25]
                        start: 06:00
                        end: "09:00:30"
                        playlist: [http://videos.example.com/a.mp4, rtmp://in.example.com/live/b]
                        loopTimes: 3
                      - name: Archive
                        dates: ["2026-12-24"]
                        start: "09:30"
                        end: "24:00"
                        bucket:
                          endpoint: aws2-s3://videos?operation=listObjects&prefix=archive/
                          key: ${body.key}
                          baseUrl: http://videos.example.com
                  - {stream: sports, app: other, uniqName: theirs, timeZone: Asia/Shanghai, preset: p2, pubDomain: b.example.com}
                relays:
                  - name: Cup final
                    source: rtmp://in.example.com/live/final
                    targets: [rtmp://out1.example.com/live/a, rtmp://out2.example.com/live/b]
                    windows:
                      - {days: daily, start: "19:30", end: "22:15"}
                    transcode: {bitrate: 2000k, res: 1280x720, fps: 25, vcodec: H265}
                    logos:
                      - {image: http://videos.example.com/logo.png, gravity: TOP_LEFT, width: 160, dx: 10, dy: 0.02h}
                  - {name: Off, source: rtmp://in.example.com/live/off, targets: []}
                """);

        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(guide.channels())
                .containsExactly(
                        new Channel(
                                new ChannelKey("mydomain", "live", "news"),
                                "News 新闻",
                                "mypreset",
                                "publish.example.com",
                                berlin,
                                new Playlist.Addresses(List.of("http://videos.example.com/ident.mp4")),
                                List.of(
                                        new Programme(
                                                "Morning show",
                                                new Airtime(
                                                        Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                                                        Set.of(),
                                                        Set.of(LocalDate.of(2026, 12, 25)),
                                                        LocalTime.of(6, 0),
                                                        LocalTime.of(9, 0, 30)),
                                                new Playlist.Addresses(List.of(
                                                        "http://videos.example.com/a.mp4",
                                                        "rtmp://in.example.com/live/b")),
                                                3),
                                        new Programme(
                                                "Archive",
                                                new Airtime(
                                                        Set.of(),
                                                        Set.of(LocalDate.of(2026, 12, 24)),
                                                        Set.of(),
                                                        LocalTime.of(9, 30),
                                                        LocalTime.MIDNIGHT),
                                                new Playlist.Bucket(
                                                        "aws2-s3://videos?operation=listObjects&prefix=archive/",
                                                        "${body.key}",
                                                        "http://videos.example.com"),
                                                null))),
                        new Channel(
                                new ChannelKey("theirs", "other", "sports"),
                                "sports",
                                "p2",
                                "b.example.com",
                                ZoneId.of("Asia/Shanghai"),
                                null,
                                List.of()));
        assertThat(guide.relays())
                .containsExactly(
                        new Relay(
                                new RelayKey("mydomain", "live", "rtmp://in.example.com/live/final"),
                                "Cup final",
                                List.of("rtmp://out1.example.com/live/a", "rtmp://out2.example.com/live/b"),
                                berlin,
                                List.of(new Airtime(
                                        EnumSet.allOf(DayOfWeek.class),
                                        Set.of(),
                                        Set.of(),
                                        LocalTime.of(19, 30),
                                        LocalTime.of(22, 15))),
                                RedirectTransParam.builder()
                                        .trans(OnOff.ON)
                                        .fops(RedirectFops.builder()
                                                .bitrate("2000k")
                                                .res(new Resolution(1280, 720))
                                                .fps(25)
                                                .vcodec(VideoCodec.H265)
                                                .build())
                                        .logos(List.of(RedirectLogo.builder()
                                                .wmImage("http://videos.example.com/logo.png")
                                                .wmGravity(Gravity.TOP_LEFT)
                                                .wmWidth(160)
                                                .wmDx(LogoOffset.pixels(10))
                                                .wmDy(LogoOffset.ofHeight(0.02))
                                                .build()))
                                        .build()),
                        new Relay(
                                new RelayKey("mydomain", "live", "rtmp://in.example.com/live/off"),
                                "Off",
                                List.of(),
                                berlin,
                                List.of(),
                                null));
    }

    @Test
    void theComponentSaysWhatTheGuideDoesNot() {
        Guide guide = new GuideReader("mydomain", "live")
                .read(List.of(text("guide.yaml", "channels: [{stream: news, preset: hd, pubDomain: a.example.com}]")));

        assertThat(guide.channels())
                .containsExactly(new Channel(
                        new ChannelKey("mydomain", "live", "news"),
                        "news",
                        "hd",
                        "a.example.com",
                        ZoneId.of("Asia/Shanghai"),
                        null,
                        List.of()));
    }

    @Test
    void whatIsMissingEverywhere() {
        assertThat(errors("channels: [{stream: news}]"))
                .containsExactly(
                        "guide.yaml:1: channels[0] has no uniqName: say it here, at the top of the guide, or as an option of the"
                                + " ket component",
                        "guide.yaml:1: channels[0] has no app: say it here, at the top of the guide, or as an option of the ket"
                                + " component",
                        "guide.yaml:1: channels[0] has no preset: say it here or at the top of the guide",
                        "guide.yaml:1: channels[0] has no pubDomain: say it here or at the top of the guide");
    }

    @Test
    void everyErrorIsToldAtOnce() {
        assertThat(
                        errors(
                                """
                        uniqName: mydomain
                        app: live app
                        timeZone: Europe/Berln
                        preset: mypreset
                        colour: red
                        channels:
                          - stream: news
                            pubDomain: 5
                            filler: http://videos.example.com/a.mp4
                            programmes:
                              - name: Morning show
                                days: [mon, tus]
                                start: "25:00"
                                end: 900
                                playlist: [http://videos.example.com/a.mp4]
                              - name: Noon
                                days: weekly
                                start: "12:00"
                                end: "13:00"
                                playlist: []
                              - days: daily
                                start: "12:00"
                                playlist: [http://videos.example.com/a.txt]
                                loopTimes: 0
                              - name: Neither
                                start: "14:00"
                                end: "15:00"
                              - name: Both
                                days: daily
                                dates: [2026-02-30, 24.12.2026]
                                start: "16:00"
                                end: "17:00"
                                playlist: [http://videos.example.com/a.mp4]
                                bucket: {endpoint: "file:x", key: "${body}", baseUrl: "ftp://videos.example.com"}
                              - name: Both rightly written
                                days: daily
                                dates: [2026-02-30]
                                start: "16:00"
                                end: "17:00"
                                playlist: [http://videos.example.com/a.mp4]
                                bucket: {endpoint: "file:x", key: "${body}", baseUrl: "http://videos.example.com"}
                        """))
                .containsExactly(
                        "guide.yaml:2: app is 'live app', but must be 2 to 32 letters, digits or underscores",
                        "guide.yaml:3: timeZone is 'Europe/Berln', but must be the name of a time zone such as Europe/Berlin",
                        "guide.yaml:5: colour is not known here; allowed are uniqName, app, timeZone, preset, pubDomain,"
                                + " channels, relays",
                        "guide.yaml:8: channels[0].pubDomain is 5, but must be a text (in quotes)",
                        "guide.yaml:9: channels[0].filler is 'http://videos.example.com/….mp4', but must be a list",
                        "guide.yaml:12: channels[0].programmes[0].days[1] is 'tus', but must be one of mon, tue, wed, thu, fri, sat,"
                                + " sun",
                        "guide.yaml:13: channels[0].programmes[0].start is '25:00', but must be a time of day such as \"06:30\"",
                        "guide.yaml:14: channels[0].programmes[0].end is 900, but must be a time of day such as \"06:30\", or"
                                + " \"24:00\" (in quotes)",
                        "guide.yaml:17: channels[0].programmes[1].days is 'weekly', but must be daily, or a list of some of mon,"
                                + " tue, wed, thu, fri, sat, sun",
                        "guide.yaml:20: channels[0].programmes[1].playlist is a list of 0, but must be a list of at least 1",
                        "guide.yaml:21: channels[0].programmes[2] has no name: what people call it",
                        "guide.yaml:21: channels[0].programmes[2] has no end: when it is over: on the next day, if it is not after"
                                + " the start",
                        "guide.yaml:23: channels[0].programmes[2].playlist[0] is 'http://videos.example.com/….txt', but must be an"
                                + " http or https address of an mp4, flv, m3u8, mpegs or ts file, or an rtmp address",
                        "guide.yaml:24: channels[0].programmes[2].loopTimes is 0, but must be at least 1",
                        "guide.yaml:25: channels[0].programmes[3] has neither a playlist nor a bucket, but must have one of them",
                        "guide.yaml:25: channels[0].programmes[3] has neither days nor dates, but must have one of them",
                        "guide.yaml:30: channels[0].programmes[4].dates[1] is '24.12.2026', but must be a date such as 2026-12-24",
                        "guide.yaml:34: channels[0].programmes[4].bucket.baseUrl is 'ftp://videos.example.com', but must be an http"
                                + " or https address without a query",
                        "guide.yaml:35: channels[0].programmes[5] has both a playlist and a bucket, but must have one of them",
                        "guide.yaml:35: channels[0].programmes[5] has both days and dates, but must have one of them",
                        "guide.yaml:37: channels[0].programmes[5].dates[0] is '2026-02-30', but must be a date of the calendar");
    }

    @Test
    void errorsOfRelays() {
        assertThat(
                        errors(
                                TOP
                                        + """
                        relays:
                          - name: Cup final
                            source: file:///etc/passwd
                            targets: [http://out.example.com/live/a, rtmp://out.example.com/live/b, rtmp://out.example.com/live/b]
                            windows: [{days: daily, start: "10:00", end: "12:00"}, {dates: [2026-12-24], start: "11:00", end: "13:00"}]
                            transcode: {bitrate: lots, res: big, vcodec: mp3, fps: 100}
                            logos:
                              - {image: logo.png, gravity: MIDDLE, dx: far}
                          - name: Finer points
                            source: rtmp://in.example.com/live/a
                            targets: [rtmp://out.example.com/live/c]
                            windows: []
                            transcode: {bitrate: lots, res: big, vcodec: mp3}
                            logos:
                              - {image: logo.png, gravity: CENTER, dx: far}
                        """))
                .containsExactly(
                        "guide.yaml:7: relays[0].source is 'file://…', but must be an rtmp address, or an http or https address"
                                + " that ends in .flv or .m3u8",
                        "guide.yaml:8: relays[0].targets[2] is the same as relays[0].targets[1], but must be another address",
                        "guide.yaml:8: relays[0].targets[0] is 'http://out.example.com/…', but must be an rtmp address",
                        "guide.yaml:9: relays[0].windows[1] overlaps relays[0].windows[0] of guide.yaml:9: both are on at"
                                + " 2026-12-24 11:00",
                        "guide.yaml:10: relays[0].transcode.fps is 100, but must be at most 60",
                        "guide.yaml:12: relays[0].logos[0].gravity is 'MIDDLE', but must be one of TOP_LEFT, TOP_CENTER,"
                                + " TOP_RIGHT, CENTER_LEFT, CENTER, CENTER_RIGHT, BOTTOM_LEFT, BOTTOM_CENTER, BOTTOM_RIGHT",
                        "guide.yaml:16: relays[1].windows is a list of 0, but must be a list of at least 1",
                        "guide.yaml:17: relays[1].transcode.bitrate is 'lots', but must be a bit rate such as 2000k or 2M",
                        "guide.yaml:17: relays[1].transcode.res is 'big', but must be width x height, such as 1080x720",
                        "guide.yaml:17: relays[1].transcode.vcodec is 'mp3', but must be one of 264, 265, H264, H265, h264, h265,"
                                + " copy, COPY",
                        "guide.yaml:19: relays[1].logos[0].image is 'logo.png', but must be an http or https address",
                        "guide.yaml:19: relays[1].logos[0].dx is 'far', but must be pixels from -4096 to 4096, or a share of the"
                                + " picture's width or height between -1 and 1, such as 0.26, 0.26w or 0.26h");
    }

    @Test
    void overlaps() {
        assertThat(
                        errors(
                                TOP
                                        + """
                        channels:
                          - stream: news
                            programmes:
                              - {name: Morning, days: [mon, tue], start: "06:00", end: "09:00", playlist: [rtmp://a.example.com/b]}
                              - {name: Next, days: daily, start: "09:00", end: "10:00", playlist: [rtmp://a.example.com/b]}
                              - {name: Early, days: [tue, wed], start: "08:59", end: "09:00", playlist: [rtmp://a.example.com/b]}
                              - {name: Night, days: [sun], start: "22:00", end: "07:00", playlist: [rtmp://a.example.com/b]}
                              - {name: Eve, dates: [2026-12-24, 2026-12-29], except: [2026-12-29], start: "23:00", end: "09:30",
                                 playlist: [rtmp://a.example.com/b]}
                        """))
                .containsExactly(
                        "guide.yaml:10: channels[0].programmes[2] overlaps channels[0].programmes[0] of guide.yaml:8: both are on"
                                + " at tue 08:59",
                        "guide.yaml:11: channels[0].programmes[3] overlaps channels[0].programmes[0] of guide.yaml:8: both are on"
                                + " at mon 06:00",
                        "guide.yaml:12: channels[0].programmes[4] overlaps channels[0].programmes[1] of guide.yaml:9: both are on"
                                + " at 2026-12-25 09:00");
    }

    @Test
    void whatIsThereTwice() {
        String channels = TOP + "channels: [{stream: news}, {stream: sports}]\n";
        GuideException refused = catchThrowableOfType(GuideException.class, () -> new GuideReader(null, null)
                .read(List.of(text("a.yaml", channels), text("b.yaml", channels))));

        assertThat(refused)
                .hasMessage(
                        """
                        b.yaml:5: channels[0] is mydomain/live/news, but channels[0] of a.yaml:5 is, too
                        b.yaml:5: channels[1] is mydomain/live/sports, but channels[1] of a.yaml:5 is, too""");
        assertThat(
                        errors(
                                TOP
                                        + """
                        app: another
                        relays:
                          - {name: A, source: rtmp://in.example.com/a, targets: [rtmp://out.example.com/a, rtmp://out.example.com/b]}
                          - {name: B, source: rtmp://in.example.com/a, targets: [rtmp://out.example.com/c]}
                          - name: C
                            source: rtmp://in.example.com/a
                            targets: [rtmp://out.example.com/b]
                            windows: [{days: daily, start: "01:00", end: "02:00"}]
                          - {name: D, source: rtmp://in.example.com/b, targets: [rtmp://out.example.com/b]}
                          - name: E
                            source: rtmp://in.example.com/c
                            targets: [rtmp://out.example.com/b]
                            windows: [{days: daily, start: "01:00", end: "02:00"}]
                          - name: F
                            source: rtmp://in.example.com/c
                            targets: [rtmp://out.example.com/b]
                            windows: [{days: daily, start: "02:00", end: "03:00"}]
                          - name: G
                            source: rtmp://in.example.com/c
                            targets: [rtmp://out.example.com/b]
                            windows: [{days: [mon], start: "02:30", end: "03:00"}]
                          - name: H
                            source: rtmp://in.example.com/c
                            timeZone: Europe/Berlin
                            targets: [rtmp://out.example.com/b]
                            windows: [{days: [mon], start: "02:30", end: "03:00"}]
                        """))
                .containsExactly(
                        "guide.yaml:5: the guide has 'app' a second time; the first is in line 2",
                        "guide.yaml:11: relays[2].targets has a target of relays[0] of guide.yaml:7, which has the same source:"
                                + " one of them is always on",
                        "guide.yaml:24: relays[6].targets has a target of relays[5] of guide.yaml:18, which has the same source:"
                                + " both are on at mon 02:30",
                        "guide.yaml:29: relays[7].targets has a target of relays[4] of guide.yaml:14, which has the same source:"
                                + " their time zones must be the same, or their windows cannot be compared",
                        "guide.yaml:29: relays[7].targets has a target of relays[5] of guide.yaml:18, which has the same source:"
                                + " their time zones must be the same, or their windows cannot be compared",
                        "guide.yaml:29: relays[7].targets has a target of relays[6] of guide.yaml:22, which has the same source:"
                                + " their time zones must be the same, or their windows cannot be compared");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://videos.example.com/a.txt?X-Amz-Signature=0123456789abcdef&X-Amz-Credential=AKLTsecret",
                "videos.example.com/a.mp4?X-Amz-Signature=0123456789abcdef",
                "ftp://user:AKLTsecret@videos.example.com/a.mp4?sign=0123456789abcdef",
                "http://videos.example.com/a.mp4 ?sign=0123456789abcdef",
            })
    void signedAddressesAreNotShown(String address) {
        String everywhere = TOP
                + """
                channels:
                  - stream: "ADDRESS"
                    preset: "ADDRESS"
                    timeZone: "ADDRESS"
                    filler: ["ADDRESS"]
                    "ADDRESS": 1
                    programmes:
                      - name: A
                        start: "ADDRESS"
                        end: "ADDRESS"
                        days: "ADDRESS"
                        bucket: {endpoint: a, key: b, baseUrl: "ADDRESS"}
                        playlist: "ADDRESS"
                relays:
                  - {name: A, source: "ADDRESS", targets: ["ADDRESS"], logos: [{image: "ADDRESS", gravity: "ADDRESS"}], "ADDRESS": 1}
                """
                        .replace("ADDRESS", address);

        assertThat(errors(everywhere)).hasSizeGreaterThan(10).allSatisfy(error -> assertThat(error)
                .doesNotContain("0123456789abcdef", "AKLTsecret"));
    }

    @Test
    void noErrorBreaksALineOfALog() {
        assertThat(
                        errors(
                                TOP
                                        + """
                        channels:
                          - stream: "a\\n2026-11-23 ERROR all is lost\\u202e"
                            "b\\nc": 1
                            timeZone: "d\\ne"
                        """))
                .containsExactly(
                        "guide.yaml:6: channels[0].stream is 'a\\n2026-11-23 ERROR all is lost\\u202e', but must be 1 to 128 letters, digits, or any of _ . -",
                        "guide.yaml:7: channels[0].b\\nc is not known here; allowed are stream, name, uniqName, app, timeZone,"
                                + " preset, pubDomain, filler, programmes",
                        "guide.yaml:8: channels[0].timeZone is another text, but must be the name of a time zone such as"
                                + " Europe/Berlin");
    }

    @Test
    void theMessageHasAHundredErrorsAtMost() {
        String guide = "channels: [" + "1, ".repeat(250) + "]";

        assertThatThrownBy(() -> read(guide))
                .isInstanceOfSatisfying(
                        GuideException.class, e -> assertThat(e.errors()).hasSize(250))
                .hasMessageEndingWith("\n… and 150 more")
                .extracting(e -> e.getMessage().lines().count())
                .isEqualTo(101L);
    }

    private static List<String> errors(String guide) {
        GuideException refused = catchThrowableOfType(GuideException.class, () -> read(guide));
        assertThat(refused).isNotNull();
        return refused.errors().stream().map(GuideError::toString).toList();
    }

    private static Guide read(String guide) {
        return new GuideReader(null, null).read(List.of(text("guide.yaml", guide)));
    }

    private static GuideText text(String name, String content) {
        return new GuideText(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
