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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The records of calls: that there is one for each action, with its parameters, and what they look like on the wire. */
class KetCallTest {

    @ParameterizedTest
    @EnumSource(KetAction.class)
    void eachActionHasARecordWithItsParameters(KetAction action) throws Exception {
        Class<?> type = Class.forName("io.github.camelket.model." + action.wireName());
        assertThat(Arrays.stream(type.getRecordComponents())
                        .filter(component -> !component.getName().equals("unknown"))
                        .map(component -> wireName(type, component) + "=" + component.getName()))
                .containsExactlyInAnyOrderElementsOf(
                        StreamSupport.stream(action.parameters().spliterator(), false)
                                .map(parameter -> action.wireNameOf(parameter) + "=" + parameter.javaName())
                                .toList());
        KetCall empty = (KetCall) KetJson.MAPPER.readValue("{}", type);
        assertThat(empty.action()).isEqualTo(action);
        assertThat(KetJson.MAPPER.writeValueAsString(empty)).isEqualTo("{}");
    }

    private static String wireName(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName())
                    .getAnnotation(JsonProperty.class)
                    .value();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPreset() throws Exception {
        written(
                Preset.builder()
                        .uniqName("demo")
                        .app("live")
                        .preset("mypreset")
                        .description("for phones")
                        .addOutput(PresetOutput.builder()
                                .format(PresetFormat.builder()
                                        .outputFormat(OutputFormat.H265_720P)
                                        .formatIndex(1)
                                        .vbr(BitRate.kbps(800))
                                        .abr(BitRate.bps(64_000))
                                        .fr(25)
                                        .gop(Duration.ofSeconds(2))
                                        .suffix("_phone")
                                        .remuxflag(RemuxMode.COPY_AUDIO)
                                        .exstream(ExtractedStream.BOTH)
                                        .logoSwitch(OnOff.ON)
                                        .build())
                                .switches(PresetSwitch.builder().sn(1).sm(1).build())
                                .build())
                        .addOutput(PresetOutput.of(OutputFormat.H264_COPY))
                        .video(PresetVideo.builder()
                                .orientationAdapt(0)
                                .addLogo(PresetLogo.builder()
                                        .pic("/bucket/logo.png")
                                        .optimalWidth(480)
                                        .offsetX(-10)
                                        .build())
                                .build())
                        .addUnknown("New", TextNode.valueOf("n"))
                        .build(),
                """
                {"UniqName":"demo","App":"live","Preset":"mypreset","Description":"for phones","Output":[
                  {"format":{"output_format":277,"format_index":1,"vbr":819200,"abr":64000,"fr":25,"gop":2,
                   "suffix":"_phone","remuxflag":1,"exstream":0,"logo_switch":1},"switch":{"sn":1,"sm":1}},
                  {"format":{"output_format":271}}],
                 "Video":{"orientationAdapt":0,"LOGO":[{"pic":"/bucket/logo.png","optimal_w":480,"offsetX":-10}]},
                 "New":"n"}""");
    }

    @Test
    void aLoop() throws Exception {
        written(
                StartLoop.builder()
                        .streamId("channel1")
                        .srcInfo(LoopSource.inOrder("http://b.example/news.mp4", "http://b.example/weather.mp4"))
                        .pubDomain("publish.example.com")
                        .taskStartTime(Instant.parse("2026-11-23T12:00:00Z"))
                        .loopTimes(3)
                        .durationHour(Duration.ofDays(20))
                        .build(),
                """
                {"StreamID":"channel1","PubDomain":"publish.example.com","TaskStartTime":1795435200,"LoopTimes":3,
                 "DurationHour":480,"SrcInfo":[{"Path":"http://b.example/news.mp4","Index":0},
                                               {"Path":"http://b.example/weather.mp4","Index":1}]}""");
    }

    @Test
    void aPull() throws Exception {
        written(
                StartStreamPull.builder()
                        .streamId("s")
                        .srcUrl("rtmp://outside.example/live/1")
                        .extParam(StreamPullExtParam.builder()
                                .preset("mypreset")
                                .interval(Duration.ofSeconds(5))
                                .retryTimes(3)
                                .build())
                        .build(),
                """
                {"StreamID":"s","SrcUrl":"rtmp://outside.example/live/1",
                 "ExtParam":"{\\"preset\\":\\"mypreset\\",\\"interval\\":5,\\"retrytimes\\":3}"}""");
    }

    @Test
    void aRelay() throws Exception {
        written(
                RedirectStart.builder()
                        .uniqName("demo")
                        .app("live")
                        .addSrc("rtmp://a.example/live/1")
                        .addDurl("rtmp://b.example/live/1")
                        .addTransParams(RedirectTransParam.builder()
                                .addLogos(RedirectLogo.builder()
                                        .wmImage("https://c.example/logo.png")
                                        .wmGravity(Gravity.TOP_LEFT)
                                        .wmDx(LogoOffset.pixels(-10))
                                        .wmDy(LogoOffset.ofHeight(0.26))
                                        .build())
                                .fops(RedirectFops.builder()
                                        .bitrate("2000k")
                                        .res(new Resolution(1280, 720))
                                        .fps(30)
                                        .vcodec(VideoCodec.H264)
                                        .acodec(AudioCodec.AAC)
                                        .build())
                                .trans(OnOff.ON)
                                .build())
                        .taskStopTime(Instant.ofEpochSecond(1_795_435_200))
                        .build(),
                """
                {"uniqname":"demo","app":"live","src":["rtmp://a.example/live/1"],"durl":["rtmp://b.example/live/1"],
                 "trans_params":[{"logos":[{"wm_image":"https://c.example/logo.png","wm_gravity":"TOP_LEFT",
                   "wm_dx":-10,"wm_dy":"0.26h"}],"trans":1,
                   "fops":{"bitrate":"2000k","res":"1280x720","fps":"30","vcodec":"H264","acodec":"aac"}}],
                 "task_stop_time":1795435200}""");
    }

    @Test
    void aListOfTasks() throws Exception {
        written(
                GetTaskList.builder()
                        .taskType(TaskType.FILE_LOOP)
                        .startDate(LocalDate.of(2026, 11, 1))
                        .endDate(LocalDate.of(2026, 11, 30))
                        .limit(50)
                        .build(),
                "{\"TaskType\":\"8\",\"StartDate\":\"2026-11-01\",\"EndDate\":\"2026-11-30\",\"Limit\":50}");
    }

    @Test
    void aDirectorTask() throws Exception {
        written(
                CreateDirectorTask.builder()
                        .addSrcInfo(DirectorSource.builder()
                                .srcUrl("rtmp://a.example/live/1")
                                .index(0)
                                .build())
                        .addDstInfo(DirectorDestination.builder()
                                .streamId("monitor")
                                .index(0)
                                .build())
                        .addOutput(PresetOutput.builder()
                                .index(0)
                                .addOverlay(
                                        DirectorInput.builder().inputIndex(0).build())
                                .audio(PresetAudio.builder()
                                        .codec(AudioCodec.COPY)
                                        .build())
                                .build())
                        .build(),
                """
                {"SrcInfo":[{"SrcUrl":"rtmp://a.example/live/1","Index":0}],"DstInfo":[{"StreamID":"monitor","Index":0}],
                 "Output":[{"Index":0,"Overlay":[{"InputIdx":0}],"Audio":{"codec":"copy"}}]}""");
    }

    /** Written as the document has it, and read back as it was. */
    private static void written(KetCall call, String expected) throws Exception {
        String json = KetJson.MAPPER.writeValueAsString(call);
        assertThat(KetJson.MAPPER.readTree(json)).isEqualTo(KetJson.MAPPER.readTree(expected));
        assertThat(KetJson.MAPPER.readValue(json, call.getClass())).isEqualTo(call);
    }

    @Test
    void aCallIsCopiedWithAChange() {
        StartLoop morning = StartLoop.builder()
                .streamId("channel1")
                .srcInfo(LoopSource.inOrder("http://b.example/news.mp4"))
                .build();
        StartLoop other = StartLoopBuilder.builder(morning).streamId("channel2").build();
        assertThat(other.streamId()).isEqualTo("channel2");
        assertThat(other.srcInfo()).isEqualTo(morning.srcInfo());
    }

    @Test
    void aRecordKeepsItsOwnListsAndMembers() {
        List<LoopSource> sources = new ArrayList<>(LoopSource.inOrder("http://b.example/news.mp4"));
        Map<String, JsonNode> members = new HashMap<>(Map.of("New", TextNode.valueOf("n")));
        UpdateLoop built =
                UpdateLoop.builder().srcInfo(sources).unknown(members).build();
        UpdateLoop made = new UpdateLoop(null, null, null, sources, null, members);
        sources.clear();
        members.clear();
        assertThat(List.of(built, made)).allSatisfy(loop -> {
            assertThat(loop.srcInfo()).hasSize(1);
            assertThat(loop.unknown()).hasSize(1);
        });
    }

    @Test
    void anUpdateOfAPresetGoesByTheNameThatIsGivenAndStandsOddOutputs() throws Exception {
        PresetDetail detail = KetJson.MAPPER.readValue(
                "{\"Preset\":\"old\",\"PresetType\":1,\"Output\":[null,{\"format\":{\"vbr\":1}}]}", PresetDetail.class);
        JsonNode sent = KetJson.MAPPER.valueToTree(detail.update("new", format -> PresetFormatBuilder.builder(format)
                .vbr(BitRate.bps(2))
                .build()));
        assertThat(sent)
                .isEqualTo(KetJson.MAPPER.readTree(
                        "{\"Preset\":\"new\",\"PresetType\":1,\"Output\":[null,{\"format\":{\"vbr\":2}}]}"));
    }

    @Test
    void aPartOfAnHourIsWrittenAsOneForValidationToFind() {
        JsonNode json = KetJson.MAPPER.valueToTree(
                UpdateLoop.builder().durationHour(Duration.ofMinutes(90)).build());
        assertThat(json.get("DurationHour").decimalValue()).isEqualByComparingTo("1.5");
    }

    @Test
    void numbersThatAreNotDocumentedAreCarried() throws Exception {
        String text =
                """
                {"output_format":999,"vbr":1,"remuxflag":7,"exstream":"4","logo_switch":2,"brightness":0.50}""";
        PresetFormat format = KetJson.MAPPER.readValue(text, PresetFormat.class);
        assertThat(format.outputFormat()).isEqualTo(new OutputFormat(999));
        assertThat(format.outputFormat().isKnown()).isFalse();
        assertThat(format.remuxflag()).isEqualTo(new RemuxMode(7));
        assertThat(format.exstream()).isEqualTo(new ExtractedStream(4));
        assertThat(KetJson.MAPPER.writeValueAsString(
                        PresetFormatBuilder.builder(format).vbr(BitRate.bps(2)).build()))
                .isEqualTo("{\"output_format\":999,\"vbr\":2,\"remuxflag\":7,\"exstream\":4,\"logo_switch\":2,"
                        + "\"brightness\":0.50}");
        assertThat(KetJson.MAPPER.readValue("{\"TranStatus\":9,\"QuotaType\":\"x\"}", TaskInfo.class))
                .satisfies(task -> assertThat(task.tranStatus()).isEqualTo(new TaskState("9")))
                .satisfies(task -> assertThat(task.quotaType()).isEqualTo(new TaskType("x")));
    }

    @Test
    void theTableOfOutputFormats() {
        assertThat(OutputFormat.table()).hasSize(20).doesNotHaveDuplicates();
        assertThat(OutputFormat.find(VideoCodec.H265, 720)).contains(OutputFormat.H265_720P);
        assertThat(OutputFormat.find(VideoCodec.H264, 100)).isEmpty();
        assertThat(OutputFormat.H264_360P.profile()).hasValueSatisfying(profile -> {
            assertThat(profile.framesPerSecond()).isEqualTo(18);
            assertThat(profile.videoBitRate()).isEqualTo(BitRate.bps(512_000));
            assertThat(profile.sampleRate()).isEqualTo(22050);
            assertThat(profile.audioBitRate()).isEqualTo(BitRate.kbps(48));
        });
        assertThat(OutputFormat.H264_COPY.profile())
                .hasValueSatisfying(profile -> assertThat(profile.lines()).isNull());
        assertThat(new OutputFormat(262).profile()).isEmpty();
    }

    @Test
    void sourcesAreNumberedInTheirOrder() {
        assertThat(LoopSource.inOrder(List.of("a", "b")))
                .containsExactly(new LoopSource("a", 0, Map.of()), new LoopSource("b", 1, Map.of()));
    }
}
