/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.playout.guide.Airtime;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Programme;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.guide.RelayKey;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Guides by chance, with few names, so that two of them have much in common. */
final class RandomGuides {

    static final List<String> ZONES = List.of("Asia/Shanghai", "Europe/Berlin", "America/New_York");
    private static final int DAY = 24 * 60;

    private final Random random;

    RandomGuides(Random random) {
        this.random = random;
    }

    Guide next() {
        List<Channel> channels = IntStream.range(0, 3)
                .filter(i -> random.nextInt(4) > 0)
                .mapToObj(this::channel)
                .toList();
        List<Relay> relays = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            relays.add(relay("A", "match", List.of("rtmp://out/1", "rtmp://out/2"), random.nextInt(5) == 0));
            if (random.nextBoolean()) {
                // The same source, other targets.
                relays.add(relay("B", random.nextBoolean() ? "match" : "other", List.of("rtmp://out/3"), false));
            }
        }
        return new Guide(channels, relays);
    }

    private Channel channel(int number) {
        return new Channel(
                new ChannelKey("demo", number == 2 ? "second" : "live", "c" + number),
                "Channel " + number,
                random.nextInt(8) == 0 ? "other" : "mypreset",
                random.nextInt(8) == 0 ? "b.example.com" : "a.example.com",
                zone(),
                random.nextBoolean() ? playlist(random.nextInt(4)) : null,
                airtimes(random.nextInt(6)).stream()
                        .map(airtime -> new Programme(
                                "P" + random.nextInt(100),
                                airtime,
                                playlist(random.nextInt(4)),
                                random.nextInt(5) == 0 ? 1 + random.nextInt(3) : null))
                        .toList());
    }

    static Playlist playlist(int number) {
        return new Playlist.Addresses(sources(number));
    }

    static List<String> sources(int number) {
        return IntStream.rangeClosed(0, number % 2)
                .mapToObj(i -> "http://videos.example.com/" + number + "-" + i + ".mp4")
                .toList();
    }

    private Relay relay(String name, String source, List<String> targets, boolean always) {
        return new Relay(
                new RelayKey("demo", "live", "rtmp://in/" + source),
                name,
                targets.subList(0, 1 + random.nextInt(targets.size())),
                zone(),
                always ? List.of() : airtimes(1 + random.nextInt(3)),
                null);
    }

    private ZoneId zone() {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    /** Cuts the day at random minutes, and leaves some of the parts out. */
    private List<Airtime> airtimes(int most) {
        TreeSet<Integer> cuts = new TreeSet<>();
        for (int i = 0; i <= most; i++) {
            // Many close together, and at times that clocks skip.
            cuts.add(random.nextInt(3) == 0 ? random.nextInt(DAY) : random.nextInt(DAY / 15) * 15);
        }
        List<Integer> times = List.copyOf(cuts);
        List<Airtime> airtimes = new ArrayList<>();
        for (int i = 0; i < Math.min(most, times.size()); i++) {
            if (random.nextInt(4) > 0) {
                airtimes.add(airtime(times.get(i), times.get((i + 1) % times.size())));
            }
        }
        return airtimes;
    }

    private Airtime airtime(int start, int end) {
        LocalDate some = LocalDate.of(2026, 3, 25).plusDays(random.nextInt(10));
        Set<LocalDate> dates = random.nextInt(4) == 0 ? Set.of(some, some.plusDays(2)) : Set.of();
        Set<DayOfWeek> days = !dates.isEmpty()
                ? Set.of()
                : Stream.of(DayOfWeek.values())
                        .filter(day -> random.nextInt(5) > 0)
                        .collect(Collectors.toSet());
        @Nullable LocalDate except = random.nextInt(4) == 0 ? some.plusDays(1) : null;
        return new Airtime(
                days.isEmpty() && dates.isEmpty() ? Set.of(DayOfWeek.MONDAY) : days,
                dates,
                except == null ? Set.of() : Set.of(except),
                LocalTime.ofSecondOfDay(start * 60L),
                LocalTime.ofSecondOfDay(end * 60L));
    }
}
