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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelket.KetComponent;
import io.github.camelket.KetConfiguration;
import io.github.camelket.KetNoAnswerException;
import io.github.camelket.KetThrottledException;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.BitRate;
import io.github.camelket.model.Difference;
import io.github.camelket.model.GetPresetDetail;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetComparison;
import io.github.camelket.model.PresetComparison.State;
import io.github.camelket.model.PresetDetail;
import io.github.camelket.model.PresetDetailResult;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.UpdatePreset;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kamelet ket-preset-sink on a service over a socket, which has {@code mypreset} already. */
class PresetSinkTest {

    private static final Map<String, Object> LADDER = ladder(512_000);

    private final KetLocal local = KetLocal.start();
    private final KameletRun run = new KameletRun(local);

    @BeforeEach
    void start() throws Exception {
        KetConfiguration configuration =
                run.context().getComponent("ket", KetComponent.class).getConfiguration();
        // What a component is set to for loops is not the name of a preset without one.
        configuration.setPreset("mypreset");
        // Nor does it matter to a Kamelet what routes want to make of failures.
        configuration.setThrowExceptionOnFailure(false);
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:apply").to("kamelet:ket-preset-sink");
                from("direct:list").to("kamelet:ket-preset-sink?dryRun=true");
            }
        });
    }

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return run.context()
                .createFluentProducerTemplate()
                .to(uri)
                .withBody(body)
                .withHeaders(headers)
                .send();
    }

    private PresetComparison compared(String uri, Object body) {
        Exchange exchange = send(uri, body, Map.of());
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(PresetComparison.class);
    }

    private PresetDetail ladder() {
        GetPresetDetail query = GetPresetDetail.builder().preset("ladder").build();
        return ((PresetDetailResult) run.call(query)).presetDetail();
    }

    private static Map<String, Object> ladder(int vbr) {
        return Map.of(
                "Preset",
                "ladder",
                "Output",
                List.of(Map.of("format", Map.of("output_format", 258, "suffix", "_low", "vbr", vbr))));
    }

    @Test
    void makesWhatIsMissingChangesWhatIsDifferentAndLeavesTheRest() {
        assertThat(compared("direct:apply", LADDER))
                .isEqualTo(new PresetComparison("ladder", State.MISSING, List.of()));
        assertThat(compared("direct:apply", LADDER).summary()).isEqualTo("ladder is as declared");

        PresetComparison different = compared("direct:apply", ladder(819_200));
        assertThat(different.state()).isEqualTo(State.DIFFERENT);
        assertThat(different.summary()).isEqualTo("ladder differs: Output[0].format.vbr is 512000, declared 819200");
        assertThat(different.differences()).extracting(Difference::path).containsExactly("Output[0].format.vbr");
        assertThat(compared("direct:apply", ladder(819_200)).summary()).isEqualTo("ladder is as declared");

        assertThat(run.actions())
                .containsExactly(
                        "GetPresetDetail",
                        "Preset",
                        "GetPresetDetail",
                        "GetPresetDetail",
                        "UpdatePreset",
                        "GetPresetDetail");
        assertThat(ladder().output().get(0).format().vbr()).isEqualTo(BitRate.bps(819_200));
    }

    @Test
    void aDryRunOnlyLooks() {
        assertThat(compared("direct:list", LADDER).summary()).isEqualTo("ladder is missing");
        compared("direct:apply", LADDER);
        assertThat(compared("direct:list", ladder(819_200)).state()).isEqualTo(State.DIFFERENT);
        assertThat(run.changes()).containsExactly("Preset");
        assertThat(ladder().output().get(0).format().vbr()).isEqualTo(BitRate.bps(512_000));
    }

    @Test
    void whatNobodyDeclaredStays() {
        run.context()
                .createProducerTemplate()
                .sendBody(
                        "ket:preset",
                        """
                        {"Preset": "ladder", "Description": "By hand", "Vendors": {"own": 1}, "Output": [
                          {"format": {"output_format": 258, "suffix": "_low", "vbr": 512000, "fr": 15, "sauce": 7}},
                          {"format": {"output_format": 259, "suffix": "_by_hand"}}]}
                        """);
        assertThat(compared("direct:apply", ladder(819_200)).summary())
                .isEqualTo("ladder differs: Output is '_low _by_hand', declared '_low';"
                        + " Output[0].format.vbr is 512000, declared 819200");
        assertThat(run.last("UpdatePreset").bodyText())
                .contains("\"fr\":15", "\"sauce\":7", "\"vbr\":819200", "\"Vendors\":{\"own\":1}", "By hand")
                .doesNotContain("_by_hand");
    }

    @Test
    void aPresetComesInAnyForm() {
        Preset preset = Preset.builder()
                .preset("ladder")
                .addOutput(PresetOutput.of(PresetFormat.builder()
                        .outputFormat(OutputFormat.H264_360P)
                        .suffix("_low")
                        .vbr(BitRate.bps(512_000))
                        .build()))
                .build();
        String json = "{\"output\": [{\"format\": {\"output_format\": \"258\", \"suffix\": \"_low\"}}]}";
        assertThat(compared("direct:apply", preset).state()).isEqualTo(State.MISSING);
        assertThat(compared("direct:list", LADDER).state()).isEqualTo(State.SAME);
        for (Object body : List.of(
                json,
                json.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))) {
            Exchange exchange = send("direct:list", body, Map.of("CamelKetPreset", "ladder"));
            assertThat(exchange.getMessage().getBody(PresetComparison.class).state())
                    .isEqualTo(State.SAME);
        }
    }

    /** As the headers of any call: who has several accounts or apps names them there. */
    @Test
    void headersNameThePresetAndWhoseItIs() {
        Exchange made = send(
                "direct:apply",
                LADDER,
                Map.of("CamelKetPreset", "other", "CamelKetApp", "elsewhere", "CamelKetAction", "getLoopList"));
        assertThat(made.getException()).isNull();
        assertThat(run.last("GetPresetDetail").rawQuery()).contains("App=elsewhere", "Preset=other");
        assertThat(run.last("Preset").bodyText()).contains("\"App\":\"elsewhere\"", "\"Preset\":\"other\"");
    }

    @Test
    void headersTellWhatWasCalled() {
        Map<String, Object> stale = Map.of("CamelKetCalledAction", "StopLoop", "CamelKetVerified", true);
        Exchange made = send("direct:apply", LADDER, stale);
        assertThat(made.getMessage().getHeaders())
                .containsEntry("CamelKetCalledAction", "Preset")
                .containsEntry("CamelKetErrNum", 0)
                .containsKey("CamelKetRequestId")
                .doesNotContainKey("CamelKetVerified");
        Exchange same = send("direct:apply", LADDER, stale);
        assertThat(same.getMessage().getHeaders()).doesNotContainKeys("CamelKetCalledAction", "CamelKetVerified");
        Exchange dry = send("direct:list", ladder(819_200), stale);
        assertThat(dry.getMessage().getHeaders()).doesNotContainKeys("CamelKetCalledAction", "CamelKetVerified");
    }

    /** Neither is anything asked, nor is a dry run kinder. */
    @Test
    void whatIsAgainstTheRulesIsRefusedBeforeAnythingIsCalled() {
        for (String uri : List.of("direct:apply", "direct:list")) {
            assertThat(send(uri, ladder(100), Map.of()).getException())
                    .isInstanceOf(KetInvalidRequestException.class)
                    .hasMessage("Preset cannot be sent: Output[0].format.vbr must be a whole number from 100000 to"
                            + " 10000000, but is 100.");
            assertThat(send(uri, Map.of("Output", LADDER.get("Output")), Map.of())
                            .getException())
                    .hasMessageContaining("Preset cannot be sent: required and missing: preset");
            assertThat(send(uri, UpdatePreset.builder().preset("ladder").build(), Map.of())
                            .getException())
                    .hasMessageContaining("The message body is a UpdatePreset, but what is called is Preset");
        }
        assertThat(run.actions()).isEmpty();
    }

    /** A figure that is out of its range at the service, and that nobody declared, goes back with an update. */
    @Test
    void aDryRunRefusesAnUpdateThatWouldBeRefused() {
        local.faults()
                .on(
                        "GetPresetDetail",
                        Fault.notJson("{\"ErrNum\": 0, \"PresetDetail\": {\"Output\": [{\"format\":"
                                + " {\"output_format\": 258, \"suffix\": \"_low\", \"fr\": 50}}]}}"));
        assertThat(send("direct:list", LADDER, Map.of()).getException())
                .hasMessageContaining("UpdatePreset cannot be sent: Output[0].format.fr must be");
    }

    @Test
    void aFailureIsTheCallersAndTheMessageMayComeAgain() {
        local.faults().on("Preset", Fault.closeAfterExecution());
        assertThat(send("direct:apply", LADDER, Map.of()).getException()).isInstanceOf(KetNoAnswerException.class);
        assertThat(compared("direct:apply", LADDER).state()).isEqualTo(State.SAME);

        local.faults().on("GetPresetDetail", Fault.status(429));
        assertThat(send("direct:apply", ladder(819_200), Map.of()).getException())
                .isInstanceOf(KetThrottledException.class);
        assertThat(run.changes()).containsExactly("Preset");
    }

    /** It is the route that uses the Kamelet that says what becomes of a failure, and of a message that failed. */
    @Test
    void onExceptionOfTheRouteIsAsked() throws Exception {
        List<String> handled = new CopyOnWriteArrayList<>();
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(KetNoAnswerException.class).maximumRedeliveries(1).redeliveryDelay(0);
                onException(KetInvalidRequestException.class)
                        .handled(true)
                        .process(exchange -> handled.add(exchange.getMessage().getHeader("name", String.class)));
                from("direct:handling").to("kamelet:ket-preset-sink");
            }
        });
        assertThat(send("direct:handling", ladder(100), Map.of("name", "loud")).getException())
                .isNull();
        assertThat(handled).containsExactly("loud");

        local.faults().on("GetPresetDetail", Fault.closeBeforeExecution());
        assertThat(send("direct:handling", LADDER, Map.of()).getException()).isNull();
        assertThat(run.actions()).containsExactly("GetPresetDetail", "GetPresetDetail", "Preset");
    }

    /** A reading that tells nothing must not pass for a preset without anything in it. */
    @Test
    void anAnswerWithoutThePresetIsAFailure() {
        local.faults().on("GetPresetDetail", Fault.notJson("{\"ErrNum\": 0, \"ErrMsg\": \"success\"}"));
        assertThat(send("direct:apply", LADDER, Map.of()).getException())
                .hasMessage("GetPresetDetail was a success, but told nothing of preset ladder");
        assertThat(run.changes()).isEmpty();
    }

    @Test
    void theResultIsNoRequestAndCanBeWrittenAsJson() {
        compared("direct:apply", LADDER);
        PresetComparison different = compared("direct:list", ladder(819_200));
        assertThat(run.context().getTypeConverter().convertTo(String.class, different))
                .isEqualTo("{\"preset\":\"ladder\",\"state\":\"DIFFERENT\",\"differences\":[{\"path\":"
                        + "\"Output[0].format.vbr\",\"declared\":819200,\"actual\":512000}]}");
        run.context().createProducerTemplate().sendBody("ket:getPresetList", different);
        assertThat(run.last("GetPresetList").rawQuery()).doesNotContain("ladder");
    }

    @Test
    void itIsNoBeginningOfARoute() {
        assertThatThrownBy(() -> new PresetSink().createConsumer(exchange -> {}))
                .hasMessage("Kamelet ket-preset-sink can be sent to, not consumed from");
    }
}
