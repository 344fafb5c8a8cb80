/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import io.github.camelket.model.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** When channels without filler are off air. No error: it may be meant. */
public final class Gaps {
    /** How far ahead gaps are looked for. */
    public static final Duration AHEAD = Duration.ofDays(7);

    private static final int MOST_SHOWN = 3;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private Gaps() {}

    /**
     * A line for each channel that is off air at any time within 7 days, such as {@code News (mydomain/live/news) is off air Mon
     * 09:00 to Tue 06:00, Tue 09:00 to Wed 06:00 within 7 days}, in the channel's time zone.
     */
    public static List<String> of(Guide guide, Instant now) {
        List<String> lines = new ArrayList<>();
        for (Channel channel : guide.channels()) {
            List<Window> gaps = channel.filler() == null ? between(channel, now, now.plus(AHEAD)) : List.of();
            if (!gaps.isEmpty()) {
                lines.add("%s (%s) is off air %s"
                        .formatted(OneLine.of(channel.name()), channel.key(), describe(channel, gaps)));
            }
        }
        return lines;
    }

    static List<Window> between(Channel channel, Instant from, Instant to) {
        List<Window> gaps = new ArrayList<>();
        Instant since = from;
        for (Showing showing : Timetable.of(channel).between(from, to)) {
            if (since.isBefore(showing.start())) {
                gaps.add(new Window(since, showing.start()));
            }
            since = showing.end();
        }
        if (since.isBefore(to)) {
            gaps.add(new Window(since, to));
        }
        return gaps;
    }

    private static String describe(Channel channel, List<Window> gaps) {
        if (Duration.between(gaps.get(0).start(), gaps.get(0).end()).equals(AHEAD)) {
            return "for the next 7 days";
        }
        List<String> shown = gaps.stream()
                .limit(MOST_SHOWN)
                .map(gap -> TIME.format(gap.start().atZone(channel.timeZone())) + " to "
                        + TIME.format(gap.end().atZone(channel.timeZone())))
                .toList();
        int more = gaps.size() - shown.size();
        return String.join(", ", shown) + (more == 0 ? "" : ", and " + more + " more times") + " within 7 days";
    }
}
