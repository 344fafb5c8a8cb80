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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
    /** A Monday noon in Shanghai. */
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void channelsWithoutFillerAreOffAirBetweenProgrammes() {
        Guide guide = read(
                """
                uniqName: mydomain
                app: live
                preset: hd
                pubDomain: a.example.com
                channels:
                  - stream: news
                    name: News
                    programmes:
                      - {name: A, days: [mon, wed], start: "06:00", end: "13:00", playlist: [rtmp://a.example.com/b]}
                      - {name: B, days: [mon], start: "13:00", end: "24:00", playlist: [rtmp://a.example.com/b]}
                      - {name: C, days: [tue], start: "00:00", end: "06:00", playlist: [rtmp://a.example.com/b]}
                  - stream: often
                    programmes:
                      - {name: A, days: daily, start: "06:00", end: "09:00", playlist: [rtmp://a.example.com/b]}
                  - stream: filled
                    filler: [rtmp://a.example.com/b]
                  - stream: always
                    programmes:
                      - {name: A, days: daily, start: "06:00", end: "06:00", playlist: [rtmp://a.example.com/b]}
                  - stream: never
                """);

        assertThat(Gaps.of(guide, NOW))
                .containsExactly(
                        "News (mydomain/live/news) is off air Tue 06:00 to Wed 06:00, Wed 13:00 to Mon 06:00 within 7 days",
                        "often (mydomain/live/often) is off air Mon 12:00 to Tue 06:00, Tue 09:00 to Wed 06:00, Wed 09:00 to Thu"
                                + " 06:00, and 5 more times within 7 days",
                        "never (mydomain/live/never) is off air for the next 7 days");
    }

    private static Guide read(String guide) {
        return new GuideReader(null, null)
                .read(List.of(new GuideText("guide.yaml", guide.getBytes(StandardCharsets.UTF_8))));
    }
}
