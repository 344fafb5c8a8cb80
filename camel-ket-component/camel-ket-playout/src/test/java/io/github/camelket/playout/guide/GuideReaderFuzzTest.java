/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Whatever is in the file of a guide, it is a guide, or is refused with errors that are fit for a log. */
class GuideReaderFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final Pattern BREAKS_LINES = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]");

    @FuzzTest(maxDuration = "")
    void whateverIsReadIsAGuideOrRefused(byte[] input) {
        List<GuideText> texts = List.of(new GuideText("guide.yaml", input));
        Guide guide;
        try {
            guide = new GuideReader("mydomain", null).read(texts);
        } catch (GuideException e) {
            int lines =
                    1 + (int) new String(input, StandardCharsets.UTF_8).lines().count();
            for (GuideError error : e.errors()) {
                if (error.line() < 1
                        || error.line() > lines
                        || BREAKS_LINES.matcher(error.toString()).find()) {
                    throw new AssertionError("of " + lines + " lines: " + error);
                }
            }
            if (e.errors().isEmpty()) {
                throw new AssertionError("refused without a reason");
            }
            return;
        }
        Gaps.of(guide, NOW);
        for (Channel channel : guide.channels()) {
            Instant since = Instant.MIN;
            for (Showing showing : Timetable.of(channel).between(NOW, NOW.plus(Gaps.AHEAD))) {
                if (showing.start().isBefore(since)) {
                    throw new AssertionError("overlaps the one before: " + showing);
                }
                since = showing.end() == null ? Instant.MAX : showing.end();
            }
        }
        guide.relays().forEach(relay -> Windows.of(relay).between(NOW, NOW.plus(Gaps.AHEAD)));
    }
}
