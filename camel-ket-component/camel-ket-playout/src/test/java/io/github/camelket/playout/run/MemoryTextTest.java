/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.RelayKey;
import io.github.camelket.playout.plan.Memory;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTextTest {

    private static final ChannelKey NEWS = new ChannelKey("demo", "live", "news \"1\"");
    private static final RelayKey FINAL = new RelayKey("demo", "live", "rtmp://in.example.com/live/final");
    private static final Instant SOON = Instant.parse("2026-12-05T11:30:00Z");
    private static final Instant LATER = Instant.parse("2026-12-25T00:00:00.123Z");

    @Test
    void whatIsWrittenIsRead() {
        Memory memory = new Memory(Map.of(NEWS, SOON, FINAL, LATER), Map.of(NEWS, SOON), Map.of(NEWS, LATER));

        assertThat(MemoryText.read(MemoryText.write(memory))).isEqualTo(memory);
    }

    @Test
    void nothingIsRememberedBeforeTheFirstLook() {
        assertThat(MemoryText.read(null)).isEqualTo(Memory.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"ahead\": 7}", "{\"begun\": [7, null, {}]}"})
    void whatIsNoMemoryIsDropped(String text) {
        assertThat(MemoryText.read(text)).isEqualTo(Memory.NOTHING);
    }

    @Test
    void theRestOfABrokenMemoryIsRead() {
        String text =
                """
                {"ahead": [{"uniqName": "demo", "app": "live", "stream": "news \\"1\\"", "at": "soon"},
                           {"uniqName": "demo", "app": "live", "source": "rtmp://in.example.com/live/final",
                            "at": "2026-12-05T11:30:00Z", "of": "a later version"}],
                 "begun": [{"uniqName": "demo", "app": "live", "source": "a relay does not begin", "at": "2026-12-05T11:30:00Z"}],
                 "limits": [{"uniqName": "demo", "app": "live", "stream": "news \\"1\\"", "at": "2026-12-25T00:00:00.123Z"}]}
                """;

        assertThat(MemoryText.read(text)).isEqualTo(new Memory(Map.of(FINAL, SOON), Map.of(), Map.of(NEWS, LATER)));
    }
}
