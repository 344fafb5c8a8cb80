/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cluster;

import io.github.camelket.playout.guide.Airtime;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Programme;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A week of channels that change once a day, each at another time of the day. The last ones are off air every other day.
 */
final class Week {

    static final Instant START = Instant.parse("2026-11-30T00:00:00Z");
    static final Instant END = START.plus(Duration.ofDays(7));

    private static final int CHANNELS = 18;
    private static final int WITH_GAPS = 4;
    private static final Duration APART = Duration.ofMinutes(75);

    private Week() {}

    static Guide guide() {
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < CHANNELS; i++) {
            Set<DayOfWeek> days = i < CHANNELS - WITH_GAPS
                    ? EnumSet.allOf(DayOfWeek.class)
                    : EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY, DayOfWeek.SUNDAY);
            channels.add(
                    channel(String.format("c%02d", i), days, LocalTime.of(0, 30).plus(APART.multipliedBy(i))));
        }
        return new Guide(channels, List.of());
    }

    private static Channel channel(String stream, Set<DayOfWeek> days, LocalTime change) {
        List<Programme> programmes = days.stream()
                .map(day -> new Programme(
                        stream + " " + day,
                        new Airtime(Set.of(day), Set.of(), Set.of(), change, change),
                        file(stream, day),
                        null))
                .toList();
        return new Channel(
                new ChannelKey("demo", "live", stream),
                stream,
                "mypreset",
                "publish.example.com",
                ZoneOffset.UTC,
                null,
                programmes);
    }

    private static Playlist file(String stream, DayOfWeek day) {
        return new Playlist.Addresses(List.of(String.format(
                "http://videos.ks3-cn-beijing-internal.ksyuncs.com/%s-%s.mp4",
                stream, day.name().toLowerCase(Locale.ROOT))));
    }
}
