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

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How answers are read: the document's examples, and the shapes that it leaves out. */
class KetResultTest {

    @Test
    void readsNumbersThatCameAsText() throws Exception {
        LoopListResult result = read(
                LoopListResult.class,
                """
                {"Total":1,"List":[{"OutputFormat":"257","SrcInfo":["http://a/1.flv"],"App":"live","PubDomain":"p.example",
                 "Preset":"p","ContinueHour":"100","TaskID":"t1","StreamID":"s","CreateTime":"2017-05-05 15:15:00"}],
                 "ErrNum":0,"ErrMsg":"success"}""");

        Loop loop = result.list().get(0);
        assertThat(loop.outputFormat()).isEqualTo(OutputFormat.H264_240P);
        assertThat(loop.continueHour()).isEqualTo(Duration.ofHours(100));
        assertThat(loop.createTime()).isEqualTo("2017-05-05T07:15:00Z");
        assertThat(loop.streamId()).isEqualTo("s");
        assertThat(loop.unknown()).isEmpty();
        assertThat(result.total()).isEqualTo(1);
        assertThat(result.errNum()).isZero();
    }

    @Test
    void readsLoopSourcesInBothShapes() throws Exception {
        LoopListResult result = read(
                LoopListResult.class,
                """
                {"List":[{"SrcInfo":["http://a/1.flv"]},{"SrcInfo":[{"Path":"http://a/2.flv","Index":"7","Etag":"e"}]}]}""");

        assertThat(result.list().get(0).srcInfo().get(0).path()).isEqualTo("http://a/1.flv");
        assertThat(result.list().get(0).srcInfo().get(0).index()).isNull();
        LoopSource second = result.list().get(1).srcInfo().get(0);
        assertThat(second.path()).isEqualTo("http://a/2.flv");
        assertThat(second.index()).isEqualTo(7);
        assertThat(second.unknown().get("Etag").asText()).isEqualTo("e");
    }

    @Test
    void readsTheErrorFieldsInBothCases() throws Exception {
        assertThat(read(Acknowledgement.class, "{\"errno\":1030,\"errmsg\":\"invalid durl\"}"))
                .isEqualTo(read(Acknowledgement.class, "{\"ErrNum\":\"1030\",\"ErrMsg\":\"invalid durl\"}"))
                .extracting(Acknowledgement::errNum, Acknowledgement::errMsg)
                .containsExactly(1030, "invalid durl");
    }

    @Test
    void keepsWhatItDoesNotKnow() throws Exception {
        RedirectStartResult result = read(
                RedirectStartResult.class,
                """
                {"errno":0,"errmsg":"success","uniqname":"demo","task_type":"redirect","Zone":{"a":[1]},
                 "reqlist":[{"reqid":"r1","errno":0,"note":"n"}]}""");

        assertThat(result.unknown()).containsOnlyKeys("Zone");
        assertThat(result.reqList().get(0).unknown()).containsOnlyKeys("note");
        JsonNode json = KetJson.MAPPER.valueToTree(result);
        assertThat(json.at("/Zone/a/0").asInt()).isEqualTo(1);
        assertThat(json.at("/reqlist/0/note").asText()).isEqualTo("n");
        assertThat(json.at("/reqlist/0/reqid").asText()).isEqualTo("r1");
    }

    @Test
    void standsMissingMembers() throws Exception {
        for (KetAction action : KetAction.values()) {
            KetResult empty = KetJson.MAPPER.readValue("{}", action.resultType());
            assertThat(empty.errNum()).as(action.name()).isNull();
            assertThat(empty.unknown()).as(action.name()).isEmpty();
            assertThat(KetJson.MAPPER.writeValueAsString(empty)).doesNotContain("unknown");
        }
        assertThat(read(LoopListResult.class, "{\"List\":null}").list()).isEmpty();
    }

    @Test
    void aMemberOfAnyNameIsKept() throws Exception {
        for (KetAction action : KetAction.values()) {
            KetResult result =
                    KetJson.MAPPER.readValue("{\"ErrNum\":0,\"unknown\":7,\"Unknown\":{}}", action.resultType());
            assertThat(result.errNum()).isZero();
            assertThat(result.unknown()).as(action.name()).hasSize(2).containsKeys("unknown", "Unknown");
            assertThat(KetJson.MAPPER
                            .<JsonNode>valueToTree(result)
                            .get("unknown")
                            .asInt())
                    .isEqualTo(7);
        }
        assertThat(read(LoopListResult.class, "{\"List\":[{\"unknown\":1.50}]}")
                        .list()
                        .get(0)
                        .unknown()
                        .get("unknown")
                        .toString())
                .isEqualTo("1.50");
    }

    @Test
    void aNumberThatIsNoneIsTakenForAbsent() throws Exception {
        LoopListResult result =
                read(LoopListResult.class, "{\"ErrNum\":0,\"List\":[{\"OutputFormat\":\"1.5\",\"TaskID\":\"t\"}]}");
        assertThat(result.list().get(0).outputFormat()).isNull();
        assertThat(result.list().get(0).taskId()).isEqualTo("t");
    }

    @Test
    void aNumberThatDoesNotFitIsTakenForAbsent() throws Exception {
        for (String odd :
                List.of("29.97", "99999999999", "1e999999999", "1e-9", "true", "[]", "\"9" + "9".repeat(1000) + "\"")) {
            PresetFormat format = read(
                    PresetFormat.class,
                    "{\"fr\":" + odd + ",\"gop\":" + odd.replace("29.97", "{}") + ",\"suffix\":\"_s\"}");
            assertThat(format.fr()).as(odd).isNull();
            assertThat(format.suffix()).isEqualTo("_s");
        }
        assertThat(read(PresetFormat.class, "{\"fr\":25.0}").fr()).isEqualTo(25);
    }

    /** It would take minutes to make a number of it. */
    @Test
    @Timeout(10)
    void aTextOfAMillionDigitsIsNoNumber() throws Exception {
        String digits = "\"" + "9".repeat(1_000_000) + "\"";
        assertThat(read(Loop.class, "{\"ContinueHour\":" + digits + "}").continueHour())
                .isNull();
        assertThat(read(StartLoop.class, "{\"TaskStartTime\":" + digits + "}").taskStartTime())
                .isNull();
        assertThat(read(LoopListResult.class, "{\"Total\":" + digits + "}").total())
                .isNull();
    }

    @Test
    void aMemberOfAnOddKindIsTakenForAbsent() throws Exception {
        PresetDetailResult result = read(
                PresetDetailResult.class,
                """
                {"ErrNum":0,"PresetDetail":{"Description":"d","CreateTime":"","Video":"","Audio":[1],
                 "Output":[{"format":{"output_format":{},"vbr":"many","gop":"","remuxflag":"x","suffix":"_s"}}]}}""");
        PresetDetail detail = result.presetDetail();
        assertThat(detail.description()).isEqualTo("d");
        assertThat(detail.createTime()).isNull();
        assertThat(detail.video()).isNull();
        assertThat(detail.audio()).isNull();
        assertThat(detail.output())
                .containsExactly(
                        PresetOutput.of(PresetFormat.builder().suffix("_s").build()));
    }

    private static <T> T read(Class<T> type, String json) throws Exception {
        return KetJson.MAPPER.readValue(json, type);
    }
}
