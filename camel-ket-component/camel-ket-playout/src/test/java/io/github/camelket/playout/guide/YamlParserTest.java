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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlParserTest {

    private final List<String> errors = new ArrayList<>();

    @Test
    void valuesAreThoseOfYaml12() {
        assertThat(parse(
                                """
                        time: 06:00
                        date: 2026-12-24
                        country: no
                        number: -7
                        long: 123456789012
                        longer: 12345678901234567890
                        share: 0.5
                        yes: true
                        none: null
                        nothing:
                        quoted: "5"
                        forced: !!str 5
                        infinite: .inf
                        folded: >
                          a
                          b
                        """)
                        .orElseThrow()
                        .json())
                .hasToString("{\"time\":\"06:00\",\"date\":\"2026-12-24\",\"country\":\"no\",\"number\":-7,"
                        + "\"long\":123456789012,\"longer\":\"12345678901234567890\",\"share\":0.5,\"yes\":true,"
                        + "\"none\":null,\"nothing\":null,\"quoted\":\"5\",\"forced\":\"5\",\"infinite\":\".inf\","
                        + "\"folded\":\"a b\\n\"}");
        assertThat(errors).isEmpty();
    }

    @Test
    void everyValueHasALine() {
        YamlNode guide = parse(
                        """
                        # a guide
                        a:
                          - b: 1
                            c:
                              2
                          - 3
                        """)
                .orElseThrow();
        Place a = Place.GUIDE.member("a");

        assertThat(guide.lineOf(a)).isEqualTo(2);
        assertThat(guide.lineOf(a.element(0))).isEqualTo(3);
        assertThat(guide.lineOf(a.element(0).member("c"))).isEqualTo(4);
        assertThat(guide.lineOf(a.element(1))).isEqualTo(6);
        assertThat(guide.lineOf(a.element(0).member("missing"))).isEqualTo(3);
        assertThat(a.element(0).member("c")).hasToString("a[0].c");
    }

    @Test
    void aliasesStandForWhatWasNamed() {
        assertThat(parse("{a: &list [1, 2], b: *list}").orElseThrow().json()).hasToString("{\"a\":[1,2],\"b\":[1,2]}");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder bomb = new StringBuilder("- &a0 [" + "x, ".repeat(10) + "]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("- &a%d [%s]%n".formatted(i, ("*a" + (i - 1) + ", ").repeat(10)));
        }

        assertThat(parse(bomb.toString())).isEmpty();
        assertThat(errors).containsExactly("7: has more than 2000000 values, aliases counted in full");
    }

    @Test
    void depthHasALimit() {
        assertThat(parse("[".repeat(100_000))).isEmpty();
        assertThat(errors).containsExactly("1: is more than 32 levels deep here");
    }

    @Test
    void sizeHasALimit() {
        byte[] large = new byte[YamlParser.MOST_BYTES + 1];
        Arrays.fill(large, (byte) '#');

        assertThat(YamlParser.parse(large, (line, text) -> errors.add(line + ": " + text)))
                .isEmpty();
        assertThat(errors).containsExactly("1: has 10485761 bytes, but must have at most 10485760");
    }

    @Test
    void onlyUtf8() {
        assertThat(YamlParser.parse(
                        "name: Köln".getBytes(StandardCharsets.ISO_8859_1),
                        (line, text) -> errors.add(line + ": " + text)))
                .isEmpty();
        assertThat(errors).containsExactly("1: must be in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                   | 1: is empty",
                "'# nothing'          | 1: is empty",
                "'a: 1\n b: 2'        | 2: is no YAML: mapping values are not allowed here",
                "'a: *b'              | 1: has no anchor before this for the alias *b",
                "'a: &b [*b]'         | 1: has no anchor before this for the alias *b",
                "'a: 1\n? [b]\n: 2'   | 2: has a member here whose name is no text",
                "'a: !!int 5'         | 1: has a tag here, but tags have no meaning in a guide",
                "'a: !thing {b: 1}'   | 1: has a tag here, but tags have no meaning in a guide",
            })
    void whatCannotBeRead(String yaml, String error) {
        assertThat(parse(yaml)).isEmpty();
        assertThat(errors).containsExactly(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\nb: 2\na: 3'   | 3: has 'a' a second time; the first is in line 1",
                "'a: 1\n---\nb: 2'    | 2: must be one YAML document, but another one begins here",
            })
    void whatIsWrongThoughReadable(String yaml, String error) {
        assertThat(parse(yaml)).isPresent();
        assertThat(errors).containsExactly(error);
    }

    private Optional<YamlNode> parse(String yaml) {
        return YamlParser.parse(yaml.getBytes(StandardCharsets.UTF_8), (line, text) -> errors.add(line + ": " + text));
    }
}
