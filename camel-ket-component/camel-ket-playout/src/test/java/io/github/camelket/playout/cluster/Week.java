/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/**
 * A week of channels that change once a day, each at another time of the day. The last ones are off air every other day.
 */
final class Week {

    static final Instant MONDAY = Instant.parse("2026-11-30T00:00:00Z");

    private static final int CHANNELS = 18;
    private static final int WITH_GAPS = 4;
    private static final Duration APART = Duration.ofMinutes(75);
    private static final List<String> EVERY_DAY = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> SOME_DAYS = List.of("mon", "wed", "fri", "sun");

    private Week() {}

    static String yaml() {
        StringBuilder guide = new StringBuilder(
                """
                uniqName: demo
                app: live
                timeZone: UTC
                preset: mypreset
                pubDomain: publish.example.com
                channels:
                """);
        for (int i = 0; i < CHANNELS; i++) {
            String stream = String.format("c%02d", i);
            LocalTime change = LocalTime.of(0, 30).plus(APART.multipliedBy(i));
            guide.append("  - stream: ").append(stream).append("\n    programmes:\n");
            for (String day : i < CHANNELS - WITH_GAPS ? EVERY_DAY : SOME_DAYS) {
                guide.append(
                        """
                              - name: %1$s on %2$s
                                days: [%2$s]
                                start: "%3$s"
                                end: "%3$s"
                                playlist: ["http://videos.ks3-cn-beijing-internal.ksyuncs.com/%1$s-%2$s.mp4"]
                        """
                                .formatted(stream, day, change));
            }
        }
        return guide.toString();
    }
}
