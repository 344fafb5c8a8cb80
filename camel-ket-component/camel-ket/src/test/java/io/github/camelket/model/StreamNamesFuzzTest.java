/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a stream, an app or a suffix is called, it is refused on one line, or the names made of it lead back to it. An
 * input is a text of seven lines: push host, pull host, app, stream, preset, suffix and format index.
 */
class StreamNamesFuzzTest {

    private static final StreamNames USUAL = new StreamNames("push.example.com", "pull.example.com", "live");

    @FuzzTest(maxDuration = "")
    void namesLeadBackToTheirSource(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 7);
        StreamNames given = orRefused(() -> new StreamNames(line(lines, 0), line(lines, 1), line(lines, 2)));
        StreamNames names = given == null ? USUAL : given;
        String stream = line(lines, 3);
        String preset = line(lines, 4);
        List<PresetOutput> outputs = List.of(output(line(lines, 5), index(line(lines, 6))));
        Map<String, List<PresetOutput>> presets = Map.of(preset, outputs);

        orRefused(() -> names.pushUrl(stream, preset));
        orRefused(() -> names.pullTriggered(stream, preset, outputs));
        orRefused(() -> names.parse(stream, presets));
        List<TranscodedStream> made = orRefused(() -> names.pushTriggered(stream, preset, outputs));
        if (made != null) {
            List<TranscodedStream> parsed = names.parse(made.get(0).name(), presets);
            if (!parsed.contains(made.get(0))) {
                throw new AssertionError(made + " is read as " + parsed);
            }
        }
    }

    private static PresetOutput output(String suffix, Integer index) {
        return PresetOutput.of(PresetFormat.builder()
                .outputFormat(OutputFormat.H264_360P)
                .suffix(suffix)
                .formatIndex(index)
                .build());
    }

    private static Integer index(String text) {
        return text.isEmpty() ? null : text.charAt(0) - '0';
    }

    private static String line(String[] lines, int number) {
        return number < lines.length ? lines[number] : "";
    }

    private static <T> @Nullable T orRefused(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            if (e.getMessage().chars().anyMatch(Character::isISOControl)) {
                throw new AssertionError("a control character is shown");
            }
            return null;
        }
    }
}
