/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of texts that may have addresses in them. */
class SafeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rtmp://a.example.com/live/a?key=hush            | rtmp://a.example.com/live/…
                    rtmp://me:hush@a.example.com/live/a             | rtmp://a.example.com/live/…
                    rtmp://me:hu@sh@a.example.com/live/a?hush       | rtmp://a.example.com/live/…
                    http://a.example.com/a.mp4#hush                 | http://a.example.com/a.mp4
                    asked a.example.com/a.mp4?token=hush and failed | asked a.example.com/a.mp4 and failed
                    ket:call?app=hush&idempotent=true               | ket:call
                    two: http://a/?x=hush http://b/?hush now        | two: http://a/ http://b/ now
                    guide.yaml:17: start is '25:00', why? Ask #3    | guide.yaml:17: start is '25:00', why? Ask #3
                    """)
    void ofAddressesOnlyThePlaceIsLeft(String text, String shown) {
        assertThat(SafeText.of(text)).isEqualTo(shown);
    }

    @Test
    void aLongTextIsDoneInNoTime() {
        String text = "://" + "a".repeat(100_000) + "?" + "=".repeat(100_000);
        assertThat(SafeText.of(text)).doesNotContain("=");
    }
}
