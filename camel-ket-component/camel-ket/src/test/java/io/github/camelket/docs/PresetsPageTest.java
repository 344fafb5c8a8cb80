/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.CamelKet;
import io.github.camelket.KetAlreadyExistsException;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.model.BitRate;
import io.github.camelket.model.GetPresetDetail;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.OnOff;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetDetail;
import io.github.camelket.model.PresetDetailResult;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetFormatBuilder;
import io.github.camelket.model.PresetLogo;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.PresetVideo;
import io.github.camelket.model.RemuxMode;
import io.github.camelket.model.UpdatePreset;
import io.github.camelket.model.VideoCodec;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page presets.md: what it shows is taken by a service, and its table is that of {@link OutputFormat}. */
@ExtendWith(KetLocalExtension.class)
class PresetsPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("src/docs/presets.md");

    private KetLocal local;
    private CamelKet camel;
    private ProducerTemplate template;

    @BeforeEach
    void start(KetLocal service) {
        local = service;
        camel = new CamelKet(local);
        template = camel.context().createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void theTableIsThatOfTheOutputFormats() throws Exception {
        List<List<String>> rows = OutputFormat.table().stream()
                .map(profile -> List.of(
                        profile.format().toString(),
                        "`" + constant(profile.format()) + "`",
                        profile.videoCodec().toString(),
                        shown(profile.lines()),
                        shown(profile.framesPerSecond()),
                        kilobits(profile.videoBitRate()),
                        kilobits(profile.audioBitRate()),
                        Integer.toString(profile.sampleRate())))
                .toList();
        List<String> head = List.of(
                "Number",
                "`OutputFormat`",
                "Codec",
                "Lines",
                "Frames/s",
                "Picture, kbit/s",
                "Sound, kbit/s",
                "Sample rate, Hz");
        Tables.check(PAGE, Map.of("output formats", Tables.of(head, rows)));
    }

    @Test
    void theFiguresAreThoseOfTheRecord() throws Exception {
        Map<String, String> wireNames = Arrays.stream(PresetFormat.class.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component
                        .getAccessor()
                        .getAnnotation(JsonProperty.class)
                        .value()));
        List<MatchResult> rows = Pattern.compile("^\\| `(\\w+)` \\| `(\\w+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(PAGE))
                .results()
                .toList();
        assertThat(rows).hasSize(12).allSatisfy(row -> assertThat(wireNames).containsEntry(row.group(1), row.group(2)));
    }

    /** Made in Java and in YAML, the preset is the same; made twice, it is refused; changed, it is changed in one figure. */
    @Test
    void aPresetIsMadeAndChanged() throws Exception {
        // spotless:off
        Preset mypreset = Preset.builder()
            .preset("mypreset")
            .description("Small, and large for those who can take it")
            .addOutput(PresetOutput.of(PresetFormat.builder()
                .outputFormat(OutputFormat.H264_360P)
                .suffix("_low")
                .build()))
            .addOutput(PresetOutput.of(PresetFormat.builder()
                .outputFormat(OutputFormat.H265_720P)
                .vbr(BitRate.kbps(700))
                .suffix("_high")
                .build()))
            .build();
        template.sendBody("ket:call?uniqName=demo&app=live", mypreset);
        // spotless:on
        JsonNode made = body();

        assertThat(camel.send("ket:preset", mypreset, Map.of()).getException())
                .isInstanceOf(KetAlreadyExistsException.class);
        local.reset();
        String yaml = Pages.snippets(PAGE, "yaml").stream().reduce("", String::concat);
        camel.with("presets.yaml", yaml);
        template.sendBody("direct:make", null);
        assertThat(body()).isEqualTo(made);

        // spotless:off
        PresetDetail detail = template.requestBody("ket:call?uniqName=demo&app=live",
            GetPresetDetail.builder().preset("mypreset").build(), PresetDetailResult.class).presetDetail();
        UpdatePreset lowered = detail.update("mypreset", format ->
            "_high".equals(format.suffix())
                ? PresetFormatBuilder.builder(format).vbr(BitRate.kbps(600)).build()
                : format);
        template.sendBody("ket:call?uniqName=demo&app=live", lowered);
        // spotless:on
        local.takeRequest();
        JsonNode changed = body();
        assertThat(changed.at("/Output/1/format/vbr").asInt()).isEqualTo(614_400);
        assertThat(changed.at("/Output/0")).isEqualTo(made.at("/Output/0"));
        assertThat(changed.at("/Description")).isEqualTo(made.at("/Description"));
    }

    /** The route of the page on files as it would find them, first dry and then in earnest; the log it shows is what it logs. */
    @Test
    void presetsAreBroughtFromFiles(@TempDir Path folder) throws Exception {
        String output =
                "{\"Output\": [{\"format\": {\"output_format\": 258}}, {\"format\": {\"output_format\": 277, \"vbr\": %d}}]}";
        template.sendBodyAndHeader("ket:preset", output.formatted(819_200), "CamelKetPreset", "ladder");
        Files.writeString(folder.resolve("ladder.json"), output.formatted(716_800));
        Files.writeString(folder.resolve("monitor.json"), output.formatted(100_000));

        assertThat(Files.readString(PAGE)).contains("```\n" + String.join("\n", reconciled(folder, true)) + "\n```");
        assertThat(local.requestCount("Preset") + local.requestCount("UpdatePreset"))
                .isEqualTo(1);
        reconciled(folder, false);
        assertThat(local.requestCount("Preset") + local.requestCount("UpdatePreset"))
                .isEqualTo(3);
    }

    /** What the route logs of both files. */
    private List<String> reconciled(Path folder, boolean dryRun) throws Exception {
        List<String> logged = new CopyOnWriteArrayList<>();
        try (CamelKet files = new CamelKet(local)) {
            files.context().getPropertiesComponent().addOverrideProperty("presets", folder.toString());
            files.context().getPropertiesComponent().addOverrideProperty("dryRun", Boolean.toString(dryRun));
            files.context().getCamelContextExtension().addLogListener((exchange, log, message) -> {
                logged.add(message);
                return message;
            });
            NotifyBuilder both = new NotifyBuilder(files.context()).whenDone(2).create();
            files.with(new RouteBuilder() {
                @Override
                public void configure() {
                    // spotless:off
                    from("file:{{presets}}?noop=true&include=.*[.]json&sortBy=file:name")
                        .setHeader("CamelKetPreset", simple("${file:onlyname.noext}"))
                        .to("kamelet:ket-preset-sink?dryRun={{dryRun}}")
                        .log("${body.summary}");
                    // spotless:on
                }
            });
            await().until(both::matches);
        }
        return logged;
    }

    @Test
    void formatsAreFoundByCodecAndHeight() {
        // spotless:off
        Optional<OutputFormat> format = OutputFormat.find(VideoCodec.H265, 720);
        // spotless:on
        assertThat(format).contains(OutputFormat.H265_720P);
    }

    @Test
    void bitRatesSayTheirUnit() {
        // spotless:off
        BitRate.bps(800_000);   // 800000
        BitRate.kbps(100);      // 102400, as the vendor counts 1024 bit to the kilobit
        // spotless:on
        assertThat(List.of(BitRate.bps(800_000), BitRate.kbps(100)))
                .extracting(rate -> KetJson.MAPPER.writeValueAsString(rate))
                .containsExactly("800000", "102400");
    }

    @Test
    void theServiceTakesTheRecipes() {
        // spotless:off
        PresetFormat copyAudio = PresetFormat.builder()
            .outputFormat(OutputFormat.H264_360P)
            .remuxflag(RemuxMode.COPY_AUDIO)
            .suffix("_copy_audio")
            .build();
        PresetFormat sameSize = PresetFormat.builder()
            .outputFormat(OutputFormat.H264_COPY)
            .vbr(BitRate.bps(500_000))
            .suffix("_same_size")
            .build();
        PresetFormat monitor = PresetFormat.builder()
            .outputFormat(OutputFormat.H264_144P)
            .vbr(BitRate.bps(100_000))
            .abr(BitRate.bps(20_000))
            .fr(5)
            .suffix("_monitor")
            .build();
        Preset marked = Preset.builder()
            .preset("marked")
            .addOutput(PresetOutput.of(PresetFormat.builder()
                .outputFormat(OutputFormat.H264_720P)
                .logoSwitch(OnOff.ON)
                .suffix("_marked")
                .build()))
            .video(PresetVideo.builder()
                .addLogo(PresetLogo.builder()
                    .pic("/mybucket/logo.png")
                    .optimalWidth(160)
                    .optimalHeight(90)
                    .offsetX(10)
                    .offsetY(10)
                    .build())
                .build())
            .build();
        // spotless:on
        template.sendBody("ket:call", marked);
        template.sendBody(
                "ket:call",
                Preset.builder()
                        .preset("recipes")
                        .output(Stream.of(copyAudio, sameSize, monitor)
                                .map(PresetOutput::of)
                                .toList())
                        .build());

        assertThat(local.takeRequest().bodyText())
                .contains("\"logo_switch\":1", "\"LOGO\":[{\"pic\":\"/mybucket/logo.png\",\"optimal_w\":160");
        assertThat(local.takeRequest().bodyText())
                .contains("\"remuxflag\":1", "\"output_format\":271,\"vbr\":500000", "\"abr\":20000");
    }

    private JsonNode body() throws Exception {
        return KetJson.MAPPER.readTree(local.takeRequest().bodyText());
    }

    private static String kilobits(BitRate rate) {
        return rate == null ? "" : Integer.toString(rate.bitsPerSecond() / 1024);
    }

    private static String shown(Integer number) {
        return Objects.toString(number, "");
    }

    private static String constant(OutputFormat format) {
        return Arrays.stream(OutputFormat.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers())
                        && valueOf(field).equals(format))
                .map(Field::getName)
                .findFirst()
                .orElseThrow();
    }

    private static Object valueOf(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
