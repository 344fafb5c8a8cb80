/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.Difference;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.PresetDetail;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What counts as a difference to the service's preset, and what an update would send. */
class DeclaredPresetTest {

    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        // declared                                 ; what the service has                                ; what differs
        // Only what is declared counts, whatever the service adds by itself.
        "Output: [{suffix: _low}] ; Output: [{suffix: _low}] ; ",
        "Output: [{suffix: _low}] ; Output: [{suffix: _low, gop: 5, vbr: 512000}], Video: {}, Audio: {}, IntelligentSwitch: 0 ; ",
        "Output: [{suffix: _low, vbr: 716800}] ; Output: [{suffix: _low, vbr: 716800, fr: 18}] ; ",
        "Description: '', Output: [{suffix: _low}] ; Description: Old, Output: [{suffix: _low}] ; ",
        "Output: [{suffix: _low}] ; Output: [{suffix: _low}], Video: {LOGO: [{pic: /a/b}]} ; ",
        // Numbers are numbers, and case is nobody's business.
        "Output: [{suffix: _low, vbr: 716800}] ; Output: [{suffix: _low, vbr: '716800'}] ; ",
        "Output: [{suffix: _low}], Video: {logo: [{pic: /a/b}]} ; Output: [{suffix: _low}], Video: {LOGO: [{pic: /a/b, offsetX: 5}]} ; ",
        // What is declared and is not so.
        "Output: [{suffix: _low, vbr: 716800}] ; Output: [{suffix: _low, vbr: 819200}] ; Output[0].format.vbr is 819200, declared 716800",
        "Output: [{suffix: _low, vbr: 716800}] ; Output: [{suffix: _low}] ; Output[0].format.vbr is nothing, declared 716800",
        "Description: New, Output: [{suffix: _low}] ; Description: Old, Output: [{suffix: _low}] ; Description is 'Old', declared 'New'",
        "Output: [{suffix: _low}], Video: {LOGO: [{pic: /a/b}]} ; Output: [{suffix: _low}], Video: {} ; Video.LOGO is nothing, declared a list of 1",
        "Output: [{suffix: _low}], Later: {a: 1} ; Output: [{suffix: _low}], Later: {a: 2, b: 3} ; Later.a is 2, declared 1",
        // Outputs: more, fewer, others, and in another order.
        "Output: [{suffix: _low}] ; Output: [{suffix: _low}, {suffix: _high}] ; Output is '_low _high', declared '_low'",
        "Output: [{suffix: _low}, {suffix: _high}] ; Output: [{suffix: _low}] ; Output is '_low', declared '_low _high'",
        "Output: [{suffix: _low}] ; Output: [{suffix: _high}] ; Output is '_high', declared '_low'",
        "Output: [{suffix: _low}, {suffix: _high}] ; Output: [{suffix: _high}, {suffix: _low}] ; Output is '_high _low', declared '_low _high'",
        "Output: [{suffix: _low}] ; Description: Empty ; Output is '', declared '_low'",
        // A new one in the middle does not make others of those after it.
        "Output: [{suffix: _low}, {suffix: _mid}, {suffix: _high, vbr: 1}] ; Output: [{suffix: _low}, {suffix: _high, vbr: 2}] ; Output is '_low _high', declared '_low _mid _high'|Output[2].format.vbr is 2, declared 1",
        // Without a suffix, the number of the format and the index tell which is which.
        "Output: [{output_format: 258}, {output_format: 258, format_index: 1, vbr: 1}] ; Output: [{output_format: 258}, {output_format: 258, format_index: '1', vbr: 2}] ; Output[1].format.vbr is 2, declared 1",
        "Output: [{output_format: 258}] ; Output: [{output_format: 258, format_index: 1}] ; Output is '_25801', declared '_258'",
        "Output: [{output_format: 258, suffix: _258}] ; Output: [{output_format: 258}] ; Output[0].format.suffix is nothing, declared '_258'",
        // As it can be only where the rules are off.
        "Description: New ; Description: Old, Output: [{suffix: _low}] ; Description is 'Old', declared 'New'",
    })
    // spotless:on
    void onlyWhatIsDeclaredCounts(String declared, String present, String differences) throws Exception {
        assertThat(compared(declared, present).differences().stream()
                        .map(Difference::toString)
                        .collect(Collectors.joining("|")))
                .isEqualTo(differences == null ? "" : differences);
    }

    @ParameterizedTest
    // spotless:off
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        // declared                                 ; what the service has                                ; what is sent
        "Output: [{suffix: _low, vbr: 1}] ; Output: [{suffix: _low, vbr: 2}] ; Output: [{suffix: _low, vbr: 1}]",
        // What is not declared stays: as a figure, as a member of the vendor's making, as a member of the preset.
        "Output: [{suffix: _low, vbr: 1}] ; Output: [{suffix: _low, vbr: 2, gop: 3, shortside: 1, secret_sauce: 7}] ; Output: [{suffix: _low, vbr: 1, gop: 3, shortside: 1, secret_sauce: 7}]",
        "Description: New, Output: [{suffix: _low}] ; Description: Old, Output: [{suffix: _low}], Video: {LOGO: [{pic: /a/b}]}, Audio: {x: 1}, HlsMbr: {HlsBucket: b}, IntelligentSwitch: 1 ; Description: New, Output: [{suffix: _low}], Video: {LOGO: [{pic: /a/b}]}, Audio: {x: 1}, HlsMbr: {HlsBucket: b}, IntelligentSwitch: 1",
        "Description: '', Output: [{suffix: _low, vbr: 1}] ; Description: Old, Output: [{suffix: _low}] ; Description: Old, Output: [{suffix: _low, vbr: 1}]",
        // Its own time is the service's, and so is a name that it repeats.
        "Output: [{suffix: _low, vbr: 1}] ; Preset: other, CreateTime: '2026-11-23 10:00:00', Output: [{suffix: _low}] ; Output: [{suffix: _low, vbr: 1}]",
        // A list is declared as a whole; outputs keep what is theirs, wherever they are.
        "Output: [{suffix: _low}, {suffix: _mid}, {suffix: _high}] ; Output: [{suffix: _high, fr: 30}, {suffix: _low, fr: 10}] ; Output: [{suffix: _low, fr: 10}, {suffix: _mid}, {suffix: _high, fr: 30}]",
        "Output: [{suffix: _low}] ; Output: [{suffix: _low, fr: 10}, {suffix: _high}] ; Output: [{suffix: _low, fr: 10}]",
        "Output: [{suffix: _low}], Video: {logo: [{pic: /c/d}]} ; Output: [{suffix: _low}], Video: {LOGO: [{pic: /a/b, offsetX: 5}, {pic: /e/f}], orientationAdapt: 0} ; Output: [{suffix: _low}], Video: {LOGO: [{pic: /c/d}], orientationAdapt: 0}",
        "Description: New ; Description: Old, Output: [{suffix: _low, fr: 10}] ; Description: New, Output: [{suffix: _low, fr: 10}]",
    })
    // spotless:on
    void anUpdateIsWhatIsDeclaredOverWhatIsThere(String declared, String present, String sent) throws Exception {
        ObjectNode expected = json(sent);
        expected.put("Preset", "ladder").put("UniqName", "demo").put("App", "live");
        // As it is read from the wire, where nobody tells one kind of whole number from another.
        String update = compared(declared, present).update().toString();
        assertThat(KetJson.readTree(update)).isEqualTo(expected);
    }

    /** What was sent is what is there then, so that nothing is sent twice. */
    @Test
    void afterAnUpdateNothingDiffers() throws Exception {
        DeclaredPreset before = compared(
                "Description: New, Output: [{suffix: _mid}, {suffix: _low, vbr: 1}], Video: {logo: [{pic: /c/d}]}",
                "Description: Old, Output: [{suffix: _low, vbr: 2, fr: 3}, {suffix: _high}], Video: {LOGO: [{pic: /a/b}, {pic: /e/f}]}");
        assertThat(before.differences()).hasSize(4);
        PresetDetail after = KetJson.MAPPER.treeToValue(before.update(), PresetDetail.class);
        assertThat(new DeclaredPreset(
                                declared(
                                        "Description: New, Output: [{suffix: _mid}, {suffix: _low, vbr: 1}], Video: {logo: [{pic: /c/d}]}"),
                                after)
                        .differences())
                .isEmpty();
    }

    private static DeclaredPreset compared(String declared, String present) throws JsonProcessingException {
        return new DeclaredPreset(declared(declared), KetJson.MAPPER.treeToValue(json(present), PresetDetail.class));
    }

    private static ObjectNode declared(String preset) {
        return json(preset).put("Preset", "ladder").put("UniqName", "demo").put("App", "live");
    }

    /** YAML between braces, in which an output is its figures; where no format is said, it is 258. */
    private static ObjectNode json(String members) {
        ObjectNode json = KetJson.MAPPER.valueToTree(
                new Load(LoadSettings.builder().build()).loadFromString("{" + members + "}"));
        json.path("Output").forEach(output -> {
            ObjectNode figures = (ObjectNode) output;
            ObjectNode format = figures.deepCopy();
            if (!format.has("output_format")) {
                format.put("output_format", 258);
            }
            figures.removeAll().set("format", format);
        });
        return json;
    }
}
