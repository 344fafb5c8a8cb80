/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transcode tasks of published and pulled streams. */
class TranscodeTest extends LocalTest {

    private JsonNode tasks(String... more) {
        String[] names = {"UniqName", "demo", "App", "live", "StreamID", "mystream"};
        String[] all = java.util.Arrays.copyOf(names, names.length + more.length);
        System.arraycopy(more, 0, all, names.length, more.length);
        return client.get("GetStreamTranList", all);
    }

    private JsonNode pull(String members) {
        return client.post(
                "StartStreamPull",
                "{" + IDS + ",'StreamID':'mystream','SrcUrl':'rtmp://out.com/live/1'" + members + "}");
    }

    private JsonNode stopPull() {
        return client.post("StopStreamPull", "{" + IDS + ",'StreamID':'mystream'}");
    }

    @Test
    void namesPushTriggeredStreamsAsTheDocumentDoes() {
        assertThat(new PresetOutput(258, null, null).pushTriggeredName("mystream"))
                .isEqualTo("mystream_258");
        assertThat(new PresetOutput(258, 1, null).pushTriggeredName("mystream")).isEqualTo("mystream_25801");
        assertThat(new PresetOutput(258, 12, null).pushTriggeredName("mystream"))
                .isEqualTo("mystream_25812");
        assertThat(new PresetOutput(259, null, "my259").pushTriggeredName("mystream"))
                .isEqualTo("mystreammy259");
        assertThat(new PresetOutput(259, 3, "_my").pushTriggeredName("mystream"))
                .isEqualTo("mystream_my");
    }

    @Test
    void transcodesEveryOutputWhenPublishedWithAPreset() {
        preset(
                "mypreset",
                "'output_format':258",
                "'output_format':258,'format_index':1",
                "'output_format':259,'suffix':'_my259'");
        assertThat(local.publish("live", "mystream", "mypreset"))
                .isEqualTo(List.of("mystream_258", "mystream_25801", "mystream_my259"));
        JsonNode answer = tasks();
        assertSuccess(answer);
        assertThat(answer.path("ListCount").asInt()).isEqualTo(3);
        assertThat(answer.at("/TranList/2").toString())
                .isEqualTo("{\"Preset\":\"mypreset\",\"OutputFormat\":\"259\",\"TaskID\":\""
                        + answer.at("/TranList/2/TaskID").asText()
                        + "\",\"TranStatus\":30,\"StreamName\":\"mystream\",\"CreateTime\":\"2026-11-23 10:00:00\"}");
        for (String name : List.of("mystream", "mystream_258", "mystream_25801", "mystream_my259")) {
            assertThat(local.play("live", name)).as(name).isTrue();
        }
        assertThat(local.play("live", "mystream_264")).isFalse();
        assertThat(tasks().path("ListCount").asInt()).isEqualTo(3);
        local.unpublish("live", "mystream");
        assertRefused(tasks(), 1200, "record is empty");
        assertThat(local.play("live", "mystream")).isFalse();
        assertThat(local.play("live", "mystream_258")).isFalse();
    }

    @Test
    void transcodesTheFirstOutputWhileItIsPlayed() {
        preset("mypreset", "'output_format':258,'suffix':'_mypreset'", "'output_format':259");
        assertThat(local.play("live", "mystream_mypreset")).isFalse();
        local.publish("live", "mystream");
        assertRefused(tasks(), 1200);
        assertThat(local.play("live", "mystream_mypreset")).isTrue();
        assertThat(local.play("live", "mystream_mypreset")).isTrue();
        JsonNode answer = tasks();
        assertThat(answer.path("ListCount").asInt()).isEqualTo(1);
        assertThat(answer.at("/TranList/0/OutputFormat").asText()).isEqualTo("258");
        local.stopPlaying("live", "mystream_mypreset");
        assertThat(tasks().path("ListCount").asInt()).isEqualTo(1);
        local.stopPlaying("live", "mystream_mypreset");
        assertRefused(tasks(), 1200);
        local.stopPlaying("live", "mystream_mypreset");
        assertThat(local.play("live", "mystream_mypreset")).isTrue();
        assertThat(tasks().path("ListCount").asInt()).isEqualTo(1);
        local.unpublish("live", "mystream");
        assertRefused(tasks(), 1200);
    }

    @Test
    void transcodesAgainWhatIsPlayedAfterAFailure() {
        preset("mypreset", "'output_format':258,'suffix':'_mypreset'");
        local.publish("live", "mystream");
        local.play("live", "mystream_mypreset");
        clock.advance(Duration.ofMinutes(1));
        local.failTask(tasks().at("/TranList/0/TaskID").asText(), "lost");
        assertRefused(tasks(), 1200);
        clock.advance(Duration.ofMinutes(10));
        assertThat(local.play("live", "mystream_mypreset")).isTrue();
        assertThat(tasks().path("ListCount").asInt()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(2));
        local.stopPlaying("live", "mystream_mypreset");
        assertThat(tasks().path("ListCount").asInt()).as("one viewer is left").isEqualTo(1);
        local.stopPlaying("live", "mystream_mypreset");
        assertRefused(tasks(), 1200);
        JsonNode ran = client.get(
                "GetLiveTransDuration",
                "UniqName",
                "demo",
                "StartUnixTime",
                "1",
                "EndUnixTime",
                Long.toString(clock.instant().getEpochSecond()));
        assertThat(ran.path("Duration").asInt()).isEqualTo(3 * 60);
    }

    @ParameterizedTest
    @CsvSource({
        "_mypreset, mystream_mypreset, true",
        "_other, mystream_mypreset, false",
        "_other, mystream_other, false",
        "'', mystream_mypreset, false"
    })
    void isTriggeredOnlyByASuffixThatNamesThePreset(String suffix, String played, boolean seen) {
        preset("mypreset", "'output_format':258,'suffix':'" + suffix + "'");
        local.publish("live", "mystream");
        assertThat(local.play("live", played)).isEqualTo(seen);
        assertThat(tasks().path("ListCount").asInt()).isEqualTo(seen ? 1 : 0);
    }

    @Test
    void isTriggeredOnlyByAPresetOfItsApp() {
        assertSuccess(client.post(
                "Preset",
                "{'UniqName':'demo','App':'other','Preset':'mypreset','Output':[{'format':"
                        + "{'output_format':258,'suffix':'_mypreset'}}]}"));
        local.publish("live", "mystream");
        assertThat(local.play("live", "mystream_mypreset")).isFalse();
        assertThatThrownBy(() -> local.publish("live", "x", "mypreset")).hasMessageContaining("no preset mypreset");
    }

    @Test
    void findsAPresetWithUnderscoresInItsName() {
        preset("my_pre_set", "'output_format':258,'suffix':'_my_pre_set'");
        local.publish("live", "my_stream");
        assertThat(local.play("live", "my_stream_my_pre_set")).isTrue();
        assertThat(client.get("GetStreamTranList", "UniqName", "demo", "App", "live", "StreamID", "my_stream")
                        .at("/TranList/0/Preset")
                        .asText())
                .isEqualTo("my_pre_set");
    }

    @Test
    void refusesATestsOwnMistakes() {
        local.publish("live", "mystream");
        assertThatThrownBy(() -> local.publish("live", "mystream")).hasMessageContaining("already published");
        assertThatThrownBy(() -> local.publish("live", "x", "none")).hasMessageContaining("no preset none");
        assertThatThrownBy(() -> local.unpublish("live", "y")).hasMessageContaining("not published");
        assertThatThrownBy(() -> local.sourceStopped("live", "mystream")).hasMessageContaining("not pulled");
        assertThatThrownBy(() -> local.failTask("x", "y")).hasMessageContaining("No task x");
    }

    @Test
    void pullsAStreamWithItsPreset() {
        preset("mypreset", "'output_format':258", "'output_format':259");
        JsonNode answer = pull(",'Vdoid':'123456','Params':'a=b&preset=mypreset'");
        assertSuccess(answer);
        assertThat(answer.path("TaskID").asText()).matches("[0-9a-f]{32}");
        assertThat(tasks().path("ListCount").asInt()).isEqualTo(2);
        assertThat(tasks("OutPull", "1").path("ListCount").asInt()).isEqualTo(2);
        assertRefused(tasks("OutPull", "0"), 1200);
        assertRefused(tasks("OutPull", "2"), 1001, "OutPull");
        assertRefused(pull(""), 1201, "record already exist");
        assertThat(client.get("GetQuotaUsed", "UniqName", "demo")
                        .at("/QuotaDetail/QuotaPullUsed")
                        .asInt())
                .isEqualTo(1);
        assertSuccess(stopPull());
        assertRefused(tasks(), 1200);
        assertRefused(stopPull(), 1301, "task most exist");
        assertSuccess(pull(",'ExtParam':'{\\\\\\'preset\\\\\\':\\\\\\'mypreset\\\\\\'}'".replace("\\\\\\'", "\\'")));
        assertThat(tasks().path("ListCount").asInt()).isEqualTo(2);
    }

    @Test
    void letsEachAccountPullAStreamOfTheSameName() {
        preset("mypreset", "'output_format':258,'suffix':'_mypreset'");
        String other = "'UniqName':'other','App':'live'";
        assertSuccess(client.post(
                "Preset", "{" + other + ",'Preset':'mypreset','Output':[{'format':{'output_format':259}}]}"));
        String otherPull = "{" + other + ",'StreamID':'mystream','SrcUrl':'rtmp://out.com/live/2','Params':"
                + "'preset=mypreset'}";
        assertSuccess(pull(""));
        assertSuccess(client.post("StartStreamPull", otherPull));
        assertRefused(client.post("StartStreamPull", otherPull), 1201);
        assertRefused(tasks(), 1200);
        assertThat(local.play("live", "mystream_mypreset")).isTrue();
        assertThat(tasks().at("/TranList/0/OutputFormat").asText()).isEqualTo("258");
        assertSuccess(stopPull());
        assertRefused(tasks(), 1200);
        JsonNode others = client.get("GetStreamTranList", "UniqName", "other", "App", "live", "StreamID", "mystream");
        assertThat(others.path("ListCount").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> local.publish("live", "mystream")).hasMessageContaining("already published");
        local.unpublish("live", "mystream");
        local.publish("live", "mystream");
        assertRefused(pull(""), 1201);
    }

    @Test
    void givesUpTwentyMinutesAfterTheSourceFellSilent() {
        preset("mypreset", "'output_format':258");
        assertSuccess(pull(",'Params':'preset=mypreset'"));
        clock.advance(Duration.ofDays(30));
        local.sourceStopped("live", "mystream");
        clock.advance(Duration.ofMinutes(20).minusSeconds(1));
        assertThat(tasks().path("ListCount").asInt()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertRefused(tasks(), 1200);
        assertRefused(stopPull(), 1301);
        assertSuccess(pull(""));
    }

    @Test
    void givesUpTwentyMinutesAfterTheFirstSilenceAndOnlyThatStream() {
        preset("mypreset", "'output_format':258");
        assertSuccess(pull(",'Params':'preset=mypreset'"));
        assertSuccess(client.post(
                "StartStreamPull",
                "{'UniqName':'demo','App':'other','StreamID':'mystream','SrcUrl':'rtmp://out.com/live/1'}"));
        local.sourceStopped("live", "mystream");
        clock.advance(Duration.ofMinutes(15));
        local.sourceStopped("live", "mystream");
        clock.advance(Duration.ofMinutes(5));
        assertRefused(tasks(), 1200);
        assertThat(local.play("other", "mystream")).as("of the other app").isTrue();
        assertThatThrownBy(() -> local.sourceStopped("live", "mystream")).hasMessageContaining("not pulled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'SrcUrl':'http://a/l/s.flv'                       | 0    | success
                    'SrcUrl':'https://a/l/s.m3u8?k=v'                 | 0    | success
                    'SrcUrl':''                                       | 1000 | SrcUrl
                    'SrcUrl':'srt://a/l/s'                            | 1001 | SrcUrl
                    'SrcUrl':'http://a/l/s.mp4'                       | 1001 | SrcUrl
                    'SrcUrl':'http://a#b/s.flv'                       | 1001 | SrcUrl
                    'SrcUrl':'rtmp://a/l/s','DstUrl':{}               | 1001 | DstUrl
                    'Params':'preset=模板'                            | 1005 | Params preset 模板 does not exist
                    'Params':'preset=none'                            | 1005 | Params preset
                    'ExtParam':'preset'                               | 1001 | ExtParam
                    'ExtParam':'[]'                                   | 1001 | ExtParam
                    'ExtParam':'{\\'timeout\\':5,\\'retrytimes\\':3}' | 0    | success
                    'ExtParam':'{\\'interval\\':0}'                   | 1001 | ExtParam.interval
                    'ExtParam':'{\\'interval\\':21}'                  | 1001 | ExtParam.interval
                    'ExtParam':'{\\'interval\\':20}'                  | 0    | success
                    'ExtParam':'{\\'retrytimes\\':0}'                 | 1001 | ExtParam.retrytimes
                    'ExtParam':'{\\'retrytimes\\':101}'               | 1001 | ExtParam.retrytimes
                    'ExtParam':'{\\'retrytimes\\':100}'               | 0    | success
                    'ExtParam':'{\\'preset\\':\\'none\\'}'            | 1005 | ExtParam.preset
                    """)
    void checksPulls(String member, int number, String message) {
        assertRefused(pull("," + member.replace("\\\\", "\\")), number, message);
    }
}
