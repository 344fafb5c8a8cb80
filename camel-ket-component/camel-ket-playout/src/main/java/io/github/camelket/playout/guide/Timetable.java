/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a channel shows when. Safe for use by several threads. */
public final class Timetable {
    /** The name of the showings between programmes. */
    public static final String FILLER = "filler";

    /** How many days are searched for the programme before or after a filler: each day of the week is among them. */
    private static final int FARTHEST_DAYS = 8;

    /** How long what was asked for is remembered. Questions of one moment may be a day apart: the page looks back, too. */
    private static final int REMEMBERED_DAYS = 2;

    private final Channel channel;
    private final LocalTimes times;

    /** The programmes that begin on a day, in order: looks ask for the same days every few seconds. */
    private final Map<LocalDate, List<Showing>> days = new ConcurrentHashMap<>();

    private volatile LocalDate rememberedSince = LocalDate.MIN;

    private Timetable(Channel channel) {
        this.channel = channel;
        times = new LocalTimes(channel.timeZone());
    }

    public static Timetable of(Channel channel) {
        return new Timetable(channel);
    }

    /**
     * All showings that touch {@code [from, to)}, in order and whole: programmes, and between them the filler, if the channel
     * has one. A filler begins where the programme before ends, and ends where the next begins. If there is none within 8 days,
     * it begins at the start of the eighth day before {@code from}, or has no end.
     */
    public List<Showing> between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        LocalDate first = times.dateAt(from).minusDays(1);
        LocalDate last = times.dateAt(to).plusDays(1);
        forgetBefore(first);
        List<Showing> programmes = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (Showing programme : on(date)) {
                if (programme.start().isBefore(to) && programme.end().isAfter(from)) {
                    programmes.add(programme);
                }
            }
        }
        return channel.filler() == null ? programmes : withFillers(programmes, from, to);
    }

    private List<Showing> withFillers(List<Showing> programmes, Instant from, Instant to) {
        List<Showing> showings = new ArrayList<>();
        Instant since = from;
        if (programmes.isEmpty() || programmes.get(0).start().isAfter(from)) {
            since = endBefore(from);
        }
        for (Showing programme : programmes) {
            if (since.isBefore(programme.start())) {
                showings.add(filler(since, programme.start()));
            }
            showings.add(programme);
            since = programme.end();
        }
        if (since.isBefore(to)) {
            showings.add(filler(since, startAfter(to)));
        }
        return showings;
    }

    private Showing filler(Instant start, @Nullable Instant end) {
        return new Showing(FILLER, start, end, channel.filler(), null);
    }

    private Instant endBefore(Instant from) {
        LocalDate farthest = times.dateAt(from).minusDays(FARTHEST_DAYS);
        Instant earliest = times.startOf(farthest);
        // What begins on the day before the farthest may end on it.
        LocalDate first = farthest.minusDays(1);
        for (LocalDate date = times.dateAt(from).plusDays(1); !date.isBefore(first); date = date.minusDays(1)) {
            List<Showing> programmes = on(date);
            for (int i = programmes.size() - 1; i >= 0; i--) {
                Instant end = programmes.get(i).end();
                if (!end.isAfter(from)) {
                    return end.isAfter(earliest) ? end : earliest;
                }
            }
        }
        return earliest;
    }

    private @Nullable Instant startAfter(Instant to) {
        LocalDate farthest = times.dateAt(to).plusDays(FARTHEST_DAYS);
        for (LocalDate date = times.dateAt(to); !date.isAfter(farthest); date = date.plusDays(1)) {
            for (Showing programme : on(date)) {
                if (!programme.start().isBefore(to)) {
                    return programme.start();
                }
            }
        }
        return null;
    }

    private List<Showing> on(LocalDate date) {
        return days.computeIfAbsent(date, this::make);
    }

    private List<Showing> make(LocalDate date) {
        List<Showing> showings = new ArrayList<>();
        for (Programme programme : channel.programmes()) {
            times.on(date, programme.airtime())
                    .ifPresent(window -> showings.add(new Showing(
                            programme.name(),
                            window.start(),
                            window.end(),
                            programme.playlist(),
                            programme.loopTimes())));
        }
        showings.sort(Comparator.comparing(Showing::start));
        return List.copyOf(showings);
    }

    private void forgetBefore(LocalDate date) {
        if (date.isAfter(rememberedSince.plusDays(REMEMBERED_DAYS))) {
            days.clear();
            rememberedSince = date;
        }
    }
}
