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

/** What counts as equal content. */
class ContentTest {

    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        // asked for                  ; what the service has              ; what differs
        "{}                           ; {'a': 1}                          ;                ",
        "{'a': 1}                     ; {'a': 1, 'b': 2}                  ;                ",
        "{'a': 1}                     ; {'a': '1'}                        ;                ",
        "{'a': '25.0'}                ; {'a': 25}                         ;                ",
        "{'a': '7'}                   ; {'a': '007'}                      ; a              ",
        "{'a': '1e1'}                 ; {'a': '10'}                       ; a              ",
        "{'a': 1}                     ; {'a': 2}                          ; a              ",
        "{'a': 1}                     ; {}                                ; a              ",
        "{'Audio': 1}                 ; {'audio': 1}                      ;                ",
        "{'a': '', 'b': null, 'c': []}; {}                                ;                ",
        "{'a': 0}                     ; {}                                ; a              ",
        "{'a': true}                  ; {'a': true}                       ;                ",
        "{'a': 'x'}                   ; {'a': 'X'}                        ; a              ",
        "{'a': [1, 2]}                ; {'a': [1, 2]}                     ;                ",
        "{'a': [1, 2]}                ; {'a': [2, 1]}                     ; a[0] a[1]      ",
        "{'a': [1, 2]}                ; {'a': [1]}                        ; a              ",
        "{'a': [{'b': {'c': 1}}]}     ; {'a': [{'b': {'c': 2}, 'd': 3}]}  ; a[0].b.c       ",
        "{'a': {'b': 1}, 'c': 1}      ; {'a': 1, 'c': 2}                  ; a c            ",
        "{'a': 1}                     ; {'a': [1]}                        ; a              ",
    })
    // spotless:on
    void memberByMemberThatWasAskedFor(String asked, String present, String differences) throws Exception {
        assertThat(String.join(
                        " ",
                        Content.differingPaths(
                                KetJson.MAPPER.readTree(asked.replace('\'', '"')),
                                KetJson.MAPPER.readTree(present.replace('\'', '"')))))
                .isEqualTo(differences == null ? "" : differences);
    }
}
