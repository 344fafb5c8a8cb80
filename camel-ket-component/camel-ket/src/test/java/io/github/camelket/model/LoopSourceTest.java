/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopSourceTest {

    @ParameterizedTest
    @CsvSource({
        "news/a.mp4, /news/a.mp4",
        "/news/a.mp4, /news/a.mp4",
        "a b+c%20d?e#f.mp4, /a%20b+c%2520d%3Fe%23f.mp4",
        "新闻.mp4, /%E6%96%B0%E9%97%BB.mp4",
        "caf\u00e9.mp4, /caf%C3%A9.mp4",
        // Of two letters, as a Mac names it: another key, and another object.
        "cafe\u0301.mp4, /cafe%CC%81.mp4",
        "a\u3000b.mp4, /a%E3%80%80b.mp4",
    })
    void theAddressOfAFileIsThatOfItsKey(String key, String path) {
        assertThat(LoopSource.address("http://videos.example.com", key)).isEqualTo("http://videos.example.com" + path);
        assertThat(LoopSource.address("http://videos.example.com/", key)).isEqualTo("http://videos.example.com" + path);
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4, true",
        "A.MP4, true",
        "a.m3u8, true",
        "a.mp4.part, false",
        "mp4, false",
        "a.txt, false",
        "http://videos.example.com/a.mp4?token=x.txt, true",
        "http://videos.example.com/a.txt?file=b.mp4, false",
        "what.mp4?, false",
    })
    void whatCanBePlayedIsToldByTheEndOfItsName(String file, boolean isPlayable) {
        assertThat(LoopSource.isPlayable(file)).isEqualTo(isPlayable);
    }
}
