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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Times are read by hand where they are plain, and are what the formatter would have read all the same. */
class ChinaTimeTest {

    private static Instant read(String text) throws Exception {
        Loop loop = KetJson.MAPPER.readValue(
                KetJson.MAPPER.createObjectNode().put("CreateTime", text).toString(), Loop.class);
        return loop.createTime();
    }

    private static Instant formatted(String text) {
        try {
            return LocalDateTime.parse(text, ChinaTime.FORMAT).toInstant(ChinaTime.OFFSET);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Test
    void usualOnesAndOthers() throws Exception {
        assertThat(read("2026-11-23 06:00:59")).isEqualTo("2026-11-22T22:00:59Z");
        assertThat(read("2026-02-30 06:00:00")).isEqualTo(formatted("2026-02-30 06:00:00"));
        assertThat(read("2026-11-23T06:00:00")).isNull();
        assertThat(read("")).isNull();
    }

    @Property
    void anyOther(@ForAll("texts") String text) throws Exception {
        assertThat(read(text)).isEqualTo(formatted(text));
    }

    /** A time with a character in it that may not belong there. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> two = Arbitraries.integers().between(0, 62);
        Arbitrary<String> times = Combinators.combine(Arbitraries.integers().between(0, 9999), two, two, two, two, two)
                .as((y, mo, d, h, mi, s) ->
                        "%04d-%02d-%02d %02d:%02d:%02d".formatted(y, mo % 15, d % 33, h % 26, mi, s));
        return Combinators.combine(
                        times,
                        Arbitraries.integers().between(0, 18),
                        Arbitraries.of('0', '3', '+', '-', ' ', ':', '/', 'T', '٣'))
                .as((time, at, other) -> time.substring(0, at) + other + time.substring(at + 1));
    }
}
