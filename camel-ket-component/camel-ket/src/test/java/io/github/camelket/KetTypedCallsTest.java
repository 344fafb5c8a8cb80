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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.model.BitRate;
import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.GetPresetDetail;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetDetailResult;
import io.github.camelket.model.PresetFormatBuilder;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.StartLoopResult;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.UpdatePreset;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls as records: what a route sends to {@code ket:call} or to the endpoint of an action. */
@ExtendWith(KetLocalExtension.class)
class KetTypedCallsTest {

    private static final StartLoop LOOP = StartLoop.builder()
            .streamId("channel1")
            .preset("mypreset")
            .srcInfo(LoopSource.inOrder("http://b.ks3-cn-beijing-internal.ksyuncs.com/news.mp4"))
            .pubDomain("publish.example.com")
            .build();

    private KetLocal local;
    private CamelKet camel;

    @BeforeEach
    void start(KetLocal service) {
        local = service;
        camel = new CamelKet(local);
        camel.call(
                "ket:call",
                Preset.builder()
                        .preset("mypreset")
                        .addOutput(PresetOutput.of(OutputFormat.H264_360P))
                        .build(),
                Object.class);
        local.takeRequest();
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void theRecordSaysWhatIsCalled() {
        assertThat(camel.call("ket:call", LOOP, StartLoopResult.class).list()).hasSize(1);
        assertThat(camel.call("ket:call", GetLoopList.builder().build(), LoopListResult.class)
                        .total())
                .isEqualTo(1);
        assertThat(camel.call(
                        "ket:stopLoop", StopLoop.builder().streamId("channel1").build(), Object.class))
                .isNotNull();
    }

    @Test
    void whatTheRecordLeavesOpenComesFromTheOptions() {
        camel.call("ket:startLoop?app=live&uniqName=demo", LOOP, StartLoopResult.class);
        assertThat(body())
                .isEqualTo(
                        json(
                                """
                        {"Preset":"mypreset","StreamID":"channel1","PubDomain":"publish.example.com",
                         "SrcInfo":[{"Path":"http://b.ks3-cn-beijing-internal.ksyuncs.com/news.mp4","Index":0}],
                         "UniqName":"demo","App":"live"}"""));
    }

    @Test
    void aHeaderGoesOverTheRecord() {
        camel.send("ket:call", LOOP, Map.of(KetConstants.STREAM_ID, "channel7"));
        assertThat(body().get("StreamID").asText()).isEqualTo("channel7");
    }

    @Test
    void aRecordOfAnotherActionIsNotSent() {
        for (Exchange exchange : new Exchange[] {
            camel.send("ket:stopLoop", LOOP, Map.of()),
            camel.send("ket:call", LOOP, Map.of(KetConstants.ACTION, "stopLoop"))
        }) {
            assertThat(exchange.getException())
                    .isInstanceOf(KetInvalidRequestException.class)
                    .hasMessage("The message body is a StartLoop, but what is called is StopLoop.");
        }
        assertThat(local.requestCount("StopLoop") + local.requestCount("StartLoop"))
                .isZero();
    }

    @Test
    void aRecordBecomesTheJsonOfTheWire() {
        assertThat(camel.context().getTypeConverter().convertTo(String.class, LOOP))
                .startsWith("{\"Preset\":\"mypreset\",\"StreamID\":\"channel1\",");
        Map<?, ?> members = camel.context().getTypeConverter().convertTo(Map.class, LOOP);
        assertThat(members.get("StreamID")).isEqualTo("channel1");
    }

    /** Read, changed in one figure and written back: nothing else is lost, whether the records know it or not. */
    @Test
    void aPresetIsChangedInOneFigure() {
        ObjectNode preset = (ObjectNode)
                json(
                        """
                        {"Preset":"rich","Description":"d","Zone":"north","Output":[
                          {"format":{"output_format":258,"vbr":200000,"suffix":"_low","abr_threshold":3,"hdr":{"a":[1.50]}},
                           "switch":{"sn":1,"od":2,"x":9},"Extra":[1]},
                          {"format":{"output_format":259,"suffix":"_high","logo_switch":1,"gop":"4"}}],
                         "Video":{"orientationAdapt":1,"LOGO":[{"pic":"/b/l.png","optimal_w":48,"alpha":0.5}],"tone":"warm"},
                         "HlsMbr":{"HlsBucket":"h","HlsBandwidth":7,"n":1},"Audio":{"codec":"aac","gain":2},
                         "IntelligentSwitch":1,"IntelligentCburl":"http://c.example/"}""");
        camel.call("ket:preset", preset, Object.class);
        local.takeRequest();

        PresetDetailResult read =
                camel.call("ket:call", GetPresetDetail.builder().preset("rich").build(), PresetDetailResult.class);
        local.takeRequest();
        UpdatePreset changed = read.presetDetail()
                .update(
                        "rich",
                        format -> OutputFormat.H264_360P.equals(format.outputFormat())
                                ? PresetFormatBuilder.builder(format)
                                        .vbr(BitRate.bps(300_000))
                                        .build()
                                : format);
        camel.call("ket:call", changed, Object.class);

        ((ObjectNode) preset.at("/Output/0/format")).put("vbr", 300_000);
        // The only other difference: a number that was written as a text is now written as one.
        ((ObjectNode) preset.at("/Output/1/format")).put("gop", 4);
        JsonNode sent = body();
        preset.properties().forEach(member -> assertThat(sent.get(member.getKey()))
                .as(member.getKey())
                .isEqualTo(member.getValue()));
    }

    private JsonNode body() {
        return json(local.takeRequest().bodyText());
    }

    private static JsonNode json(String text) {
        try {
            return KetJson.MAPPER.readTree(text);
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }
}
