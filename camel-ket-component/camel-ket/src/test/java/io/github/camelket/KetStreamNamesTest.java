/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelket.local.KetLocal;
import io.github.camelket.model.GetStreamTranList;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetFormatBuilder;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.PresetOutputBuilder;
import io.github.camelket.model.StreamNames;
import io.github.camelket.model.StreamTran;
import io.github.camelket.model.StreamTranListResult;
import io.github.camelket.model.TranscodedStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** What we say that streams are called, held against a service that was written from the same document. */
class KetStreamNamesTest {

    private static final KetLocal LOCAL = KetLocal.start();
    private static final CamelKet CAMEL = new CamelKet(LOCAL);

    private final StreamNames names = new StreamNames("push.example.com", "pull.example.com", "live");

    @AfterContainer
    static void stop() {
        CAMEL.close();
        LOCAL.close();
    }

    @BeforeTry
    void forget() {
        LOCAL.reset();
    }

    @Property(tries = 100)
    void pushingMakesTheStreamsThatWeName(@ForAll("sources") String source, @ForAll("presets") Preset preset) {
        make(preset);
        List<TranscodedStream> streams = names.pushTriggered(source, preset.preset(), preset.output());

        assertThat(LOCAL.publish("live", source, preset.preset()))
                .isEqualTo(streams.stream().map(TranscodedStream::name).toList());

        assertThat(streams).allSatisfy(stream -> assertThat(LOCAL.play("live", stream.name()))
                .isTrue());
        assertThat(transcodes(source))
                .isEqualTo(streams.stream().map(KetStreamNamesTest::told).toList());
    }

    @Property(tries = 100)
    void playingTriggersWhatWeSay(@ForAll("sources") String source, @ForAll("presets") Preset preset) {
        make(preset);
        LOCAL.publish("live", source);

        boolean triggered = LOCAL.play("live", source + "_" + preset.preset());
        Statistics.collect(triggered);
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 5);
            coverage.check(false).percentage(share -> share > 5);
        });
        if (triggered) {
            TranscodedStream stream = names.pullTriggered(source, preset.preset(), preset.output());
            assertThat(stream.name()).isEqualTo(source + "_" + preset.preset());
            assertThat(transcodes(source)).containsExactly(told(stream));
        } else {
            assertThatThrownBy(() -> names.pullTriggered(source, preset.preset(), preset.output()))
                    .hasMessageContaining("if playing is to trigger preset " + preset.preset());
        }
    }

    private static void make(Preset preset) {
        CAMEL.call("ket:call", preset, Object.class);
    }

    /** The tasks that the service lists for the stream. */
    private static List<String> transcodes(String source) {
        return CAMEL
                .call("ket:call", GetStreamTranList.builder().streamId(source).build(), StreamTranListResult.class)
                .tranList()
                .stream()
                .map((StreamTran task) -> told(task.streamName(), task.preset(), task.outputFormat()))
                .toList();
    }

    private static String told(TranscodedStream stream) {
        return told(stream.source(), stream.preset(), stream.output().format().outputFormat());
    }

    private static String told(String source, String preset, OutputFormat format) {
        return source + " to " + format + " by " + preset;
    }

    @Provide
    Arbitrary<String> sources() {
        return Arbitraries.strings().withChars("ab_.-258").ofMinLength(1).ofMaxLength(12);
    }

    /** Presets as the service takes them; half of them are fit to be triggered by playing. */
    @Provide
    Arbitrary<Preset> presets() {
        return Arbitraries.of("my", "my_preset", "258")
                .flatMap(name -> Combinators.combine(
                                Arbitraries.of(true, false),
                                outputs().list().ofMinSize(1).ofMaxSize(4))
                        .as((playable, outputs) -> preset(name, playable, outputs)))
                .filter(this::isTaken);
    }

    private static Arbitrary<PresetOutput> outputs() {
        return Combinators.combine(
                        Arbitraries.of(OutputFormat.H264_360P, OutputFormat.H264_480P, OutputFormat.H265_COPY),
                        Arbitraries.integers().between(0, 99).injectNull(0.5),
                        Arbitraries.of("_my", "_my_preset", "_258", "_low").injectNull(0.5))
                .as((format, index, suffix) -> PresetOutput.of(PresetFormat.builder()
                        .outputFormat(format)
                        .formatIndex(index)
                        .suffix(suffix)
                        .build()));
    }

    private static Preset preset(String name, boolean playable, List<PresetOutput> outputs) {
        PresetOutput first = outputs.get(0);
        List<PresetOutput> output = new ArrayList<>(outputs);
        output.set(
                0,
                playable
                        ? PresetOutputBuilder.builder(first)
                                .format(suffixed(first.format(), "_" + name))
                                .build()
                        : first);
        return Preset.builder().preset(name).output(output).build();
    }

    private static PresetFormat suffixed(PresetFormat format, @Nullable String suffix) {
        return PresetFormatBuilder.builder(format).suffix(suffix).build();
    }

    /** The service wants the formats of a preset's outputs to differ, and their names. */
    private boolean isTaken(Preset preset) {
        List<TranscodedStream> streams = names.pushTriggered("s", preset.preset(), preset.output());
        return areDistinct(streams.stream().map(TranscodedStream::name))
                && areDistinct(preset.output().stream().map(output -> suffixed(output.format(), null)));
    }

    private static boolean areDistinct(Stream<?> things) {
        return things.allMatch(new HashSet<>()::add);
    }
}
