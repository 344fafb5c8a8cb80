/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.cluster;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Two channels whose programmes follow each other every few seconds, for some minutes from now on. */
final class QuickGuide {

    static final List<String> CHANNELS = List.of("news", "sport");
    private static final Duration LENGTH = Duration.ofMinutes(15);

    private final List<ZonedDateTime> starts = new ArrayList<>();
    private final Duration showing;

    QuickGuide(ZonedDateTime now, Duration showing) {
        this.showing = showing;
        ZonedDateTime first = now.truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < LENGTH.dividedBy(showing); i++) {
            starts.add(first.plus(showing.multipliedBy(i)));
        }
    }

    String yaml() {
        List<String> lines = new ArrayList<>(List.of(
                "uniqName: demo",
                "app: live",
                "preset: mypreset",
                "pubDomain: publish.example.com",
                "timeZone: " + starts.get(0).getZone(),
                "channels:"));
        for (String channel : CHANNELS) {
            lines.add("  - stream: " + channel);
            lines.add("    programmes:");
            for (ZonedDateTime start : starts) {
                lines.add("      - name: The programme of %tT".formatted(start));
                lines.add("        days: daily");
                lines.add("        start: \"%tT\"".formatted(start));
                lines.add("        end: \"%tT\"".formatted(start.plus(showing)));
                lines.add("        playlist: [http://videos.example.com/%s]".formatted(file(start)));
            }
        }
        return String.join("\n", lines);
    }

    /** The files that are to be played in that time, one after the other. */
    List<String> files(ZonedDateTime from, ZonedDateTime to) {
        return starts.stream()
                .filter(start -> start.plus(showing).isAfter(from) && start.isBefore(to))
                .map(QuickGuide::file)
                .toList();
    }

    /** When the next programme begins. */
    ZonedDateTime next(ZonedDateTime now) {
        return starts.stream().filter(start -> start.isAfter(now)).findFirst().orElseThrow();
    }

    private static String file(ZonedDateTime start) {
        return "at-%1$tH-%1$tM-%1$tS.mp4".formatted(start);
    }
}
