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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The section "pull addresses" of the document, whose example hosts are named as it names them. */
class StreamNamesTest {

    /** Alike, and like what stands for a suffix where there is none, so that names can be taken in several ways. */
    private static final List<String> SUFFIXES = List.of("_a", "_a_a", "a", "_258", "_25801", "_a_258");

    private final StreamNames names = new StreamNames("hostForStreamPush", "hostForStreamPull", "live");

    @Test
    void theExampleOfTranscodingThatPlayingTriggers() {
        List<PresetOutput> mypreset = List.of(output(258, null, "_mypreset"));
        assertThat(names.pushUrl("mystream")).isEqualTo("rtmp://hostForStreamPush/live/mystream");
        assertThat(names.pullUrl("mystream")).isEqualTo("rtmp://hostForStreamPull/live/mystream");
        TranscodedStream transcoded = names.pullTriggered("mystream", "mypreset", mypreset);
        assertThat(transcoded.url()).isEqualTo("rtmp://hostForStreamPull/live/mystream_mypreset");
        assertThat(names.parse("mystream_mypreset", Map.of("mypreset", mypreset)))
                .containsExactly(transcoded);
    }

    @Test
    void theExampleOfTranscodingThatPushingTriggers() {
        List<PresetOutput> mypreset =
                List.of(output(258, null, null), output(258, 1, null), output(259, null, "my259"));
        assertThat(names.pushUrl("mystream", "mypreset"))
                .isEqualTo("rtmp://hostForStreamPush/live/mystream?preset=mypreset");
        assertThat(names.pullUrl("mystream")).isEqualTo("rtmp://hostForStreamPull/live/mystream");
        List<TranscodedStream> transcoded = names.pushTriggered("mystream", "mypreset", mypreset);
        assertThat(transcoded)
                .extracting(TranscodedStream::url)
                .containsExactly(
                        "rtmp://hostForStreamPull/live/mystream_258",
                        "rtmp://hostForStreamPull/live/mystream_25801",
                        "rtmp://hostForStreamPull/live/mystreammy259");
        assertThat(transcoded).allSatisfy(stream -> assertThat(names.parse(stream.name(), Map.of("mypreset", mypreset)))
                .containsExactly(stream));
    }

    @Test
    void aFormatIndexHasTwoDigits() {
        List<PresetOutput> outputs = List.of(output(258, 0, null), output(258, 9, null), output(258, 99, ""));
        assertThat(names.pushTriggered("s", "mypreset", outputs))
                .extracting(TranscodedStream::name)
                .containsExactly("s_25800", "s_25809", "s_25899");
    }

    @Test
    void playingTriggersTheFirstOutputAlone() {
        PresetOutput first = output(258, null, "_mypreset");
        PresetOutput second = output(259, null, "_high");
        assertThat(names.pullTriggered("mystream", "mypreset", List.of(first, second)))
                .isEqualTo(new TranscodedStream(
                        "mystream_mypreset",
                        "rtmp://hostForStreamPull/live/mystream_mypreset",
                        "mystream",
                        "mypreset",
                        first));
        assertThat(names.pullTriggered("s", "mypreset", List.of(first, output(259, null, "?")))
                        .name())
                .as("whatever the others are")
                .isEqualTo("s_mypreset");
        refused(
                () -> names.pullTriggered("mystream", "mypreset", List.of(second, first)),
                "Output[0].format.suffix must be _mypreset if playing is to trigger preset mypreset, but is '_high'");
    }

    @Test
    void playingTriggersNothingWithoutASuffix() {
        String wanted = "Output[0].format.suffix must be _258 if playing is to trigger preset 258, but is nothing";
        refused(() -> names.pullTriggered("mystream", "258", List.of(output(258, null, null))), wanted);
        refused(() -> names.pullTriggered("mystream", "258", List.of(output(258, null, ""))), wanted);
        refused(() -> names.pullTriggered("mystream", "258", List.of()), wanted);
    }

    @Test
    void aNameThatTwoOutputsCanMakeIsTakenByTheLongestSuffixAndThenByTheFirstPreset() {
        Map<String, List<PresetOutput>> presets = new LinkedHashMap<>();
        presets.put("zz", List.of(output(258, null, "_low"), output(259, null, "_b_low")));
        presets.put("aa", List.of(output(260, null, "_low")));
        assertThat(names.parse("a_b_low", presets))
                .extracting(stream -> stream.source() + " " + stream.preset())
                .containsExactly("a zz", "a_b zz", "a_b aa");
    }

    @Test
    void aNameThatNoOutputMakesHasNoAnswer() {
        Map<String, List<PresetOutput>> presets = Map.of("mypreset", List.of(output(258, null, "_low")));
        assertThat(names.parse("mystream", presets)).isEmpty();
        assertThat(names.parse("mystream_low2", presets)).isEmpty();
        assertThat(names.parse("mystream_258", presets)).isEmpty();
        assertThat(names.parse("_low", presets)).as("a source has a name").isEmpty();
        assertThat(names.parse("mystream_low", Map.of())).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a/b", "a?preset=x", "a b", "a#b", "a%20b", "a&b", "rtmp://a/b", "直播"})
    void aNameThatWouldMakeAnotherUrlIsRefused(String bad) {
        String stream = " must be letters, digits, or any of _ . -, but is ";
        String preset = "preset must be 2 to 32 letters, digits or underscores, but is ";
        String shown = ShownValue.of(TextNode.valueOf(bad));
        refused(() -> names.pushUrl(bad), "stream" + stream + shown);
        refused(() -> names.pullUrl(bad), "stream" + stream + shown);
        refused(() -> names.pushTriggered(bad, "mypreset", List.of()), "stream" + stream + shown);
        refused(() -> names.parse(bad, Map.of()), "name" + stream + shown);
        refused(() -> names.pushUrl("mystream", bad), preset + shown);
        refused(() -> names.pushTriggered("mystream", bad, List.of()), preset + shown);
        refused(() -> names.pullTriggered("mystream", bad, List.of()), preset + shown);
        refused(
                () -> new StreamNames("push.example.com", "pull.example.com", bad),
                "app must be 2 to 32 letters, digits or underscores, but is " + shown);
        String host = "Host must be a host such as push.example.com or push.example.com:1935, but is ";
        refused(() -> new StreamNames(bad, "pull.example.com", "live"), "push" + host + shown);
        refused(() -> new StreamNames("push.example.com", bad, "live"), "pull" + host + shown);
    }

    @Test
    void whatMayBeSecretIsNotShown() {
        String must = "stream must be letters, digits, or any of _ . -, but is ";
        refused(() -> names.pushUrl("mystream?key=hush"), must + "another text");
        refused(() -> names.pushUrl("rtmp://me:hush@push.example.com/live/mystream"), must + "'rtmp://…'");
        refused(() -> names.pushUrl("my\nstream"), must + "'my\\u000astream'");
        refused(() -> names.pushUrl("my stream ".repeat(10)), must + "a text of 100 characters");
    }

    @Test
    void anOutputThatCannotBeNamedIsRefused() {
        refused(
                () -> pushTriggered(output(258, null, "_low"), output(259, null, "?high")),
                "Output[1].format.suffix must be letters, digits or underscores, but is another text");
        refused(
                () -> pushTriggered(output(258, 100, null)),
                "Output[0].format.format_index must be 0 to 99, but is '100'");
        refused(
                () -> pushTriggered(PresetOutput.of(PresetFormat.builder().build())),
                "Output[0].format.output_format must be set where there is no suffix, but is nothing");
        refused(
                () -> pushTriggered(PresetOutput.builder().build()),
                "Output[0].format.output_format must be set where there is no suffix, but is nothing");
    }

    @Test
    void aHostMayHaveAPort() {
        assertThat(new StreamNames("10.0.0.1:1935", "pull.example.com", "my_app").pushUrl("a.b-c_1"))
                .isEqualTo("rtmp://10.0.0.1:1935/my_app/a.b-c_1");
    }

    @Property(tries = 1000)
    void parsingUndoesNaming(
            @ForAll("sources") String source, @ForAll("presets") Map<String, List<PresetOutput>> presets) {
        presets.forEach((preset, outputs) -> {
            for (TranscodedStream stream : names.pushTriggered(source, preset, outputs)) {
                assertThat(names.parse(stream.name(), Map.of(preset, List.of(stream.output()))))
                        .containsExactly(stream);
                assertThat(names.parse(stream.name(), presets)).contains(stream);
            }
        });
    }

    @Property(tries = 1000)
    void namingUndoesParsing(
            @ForAll("sources") String name, @ForAll("presets") Map<String, List<PresetOutput>> presets) {
        List<TranscodedStream> answers = names.parse(name, presets);
        Statistics.collect(answers.size() > 1 ? "several" : answers.isEmpty() ? "none" : "one");
        Statistics.coverage(coverage -> coverage.check("several").percentage(share -> share > 5));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(
                                names.pushTriggered(answer.source(), answer.preset(), presets.get(answer.preset())))
                        .contains(answer))
                .allSatisfy(answer -> assertThat(answer.name()).isEqualTo(name))
                .isSortedAccordingTo((one, other) ->
                        Integer.compare(one.source().length(), other.source().length()));
    }

    @Provide
    Arbitrary<String> sources() {
        return Combinators.combine(
                        Arbitraries.strings().withChars("a_258").ofMinLength(1).ofMaxLength(6),
                        Arbitraries.of(SUFFIXES))
                .as((start, end) -> start + end);
    }

    @Provide
    Arbitrary<Map<String, List<PresetOutput>>> presets() {
        Arbitrary<PresetOutput> output = Combinators.combine(
                        Arbitraries.of(OutputFormat.table()).map(OutputFormat.Profile::format),
                        Arbitraries.integers().between(0, 99).injectNull(0.5),
                        Arbitraries.of(SUFFIXES).injectNull(0.3))
                .as((format, index, end) -> output(format.number(), index, end));
        return Arbitraries.maps(
                        Arbitraries.of("aa", "a_a", "258"),
                        output.list().ofMinSize(1).ofMaxSize(4))
                .ofMinSize(1);
    }

    private void pushTriggered(PresetOutput... output) {
        names.pushTriggered("mystream", "mypreset", List.of(output));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static PresetOutput output(int outputFormat, Integer formatIndex, String suffix) {
        return PresetOutput.of(PresetFormat.builder()
                .outputFormat(new OutputFormat(outputFormat))
                .formatIndex(formatIndex)
                .suffix(suffix)
                .build());
    }
}
