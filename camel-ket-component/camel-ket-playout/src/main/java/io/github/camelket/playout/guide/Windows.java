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
import java.util.Comparator;
import java.util.List;

/** When a relay runs. */
public final class Windows {
    private static final List<Window> ALWAYS = List.of(new Window(Instant.EPOCH, null));

    private final List<Airtime> airtimes;
    private final LocalTimes times;

    private Windows(Relay relay) {
        airtimes = relay.windows();
        times = new LocalTimes(relay.timeZone());
    }

    public static Windows of(Relay relay) {
        return new Windows(relay);
    }

    /**
     * All windows that touch {@code [from, to)}, in order and whole. A relay without windows has one that began in 1970 and
     * never ends. Two may follow each other without a moment between.
     */
    public List<Window> between(Instant from, Instant to) {
        if (airtimes.isEmpty()) {
            return ALWAYS;
        }
        LocalDate last = times.dateAt(to).plusDays(1);
        return times.dateAt(from)
                .minusDays(1)
                .datesUntil(last.plusDays(1))
                .flatMap(date -> airtimes.stream().flatMap(airtime -> times.on(date, airtime).stream()))
                .filter(window -> window.touches(from, to))
                .sorted(Comparator.comparing(Window::start))
                .toList();
    }
}
