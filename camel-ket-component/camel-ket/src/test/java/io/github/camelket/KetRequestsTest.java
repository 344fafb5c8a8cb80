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

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests that an operation costs: each counts for the account's calls a minute. What a Kamelet costs stands in its own
 * test, what loops cost in a hundred days in LoopKeepaliveTest.
 */
class KetRequestsTest {

    private static final String LOOP = "ket:startLoop?preset=mypreset&pubDomain=publish.example.com";

    private final KetLocal local = KetLocal.start();
    private final Watching watching = new Watching(local);
    private int before;

    @BeforeEach
    void prepare() {
        watching.preset("mypreset");
        watching.startLoop("onair");
        watching.redirect("relayed");
        before = local.requestCount();
    }

    @AfterEach
    void close() {
        watching.close();
        local.close();
    }

    private List<String> asked() {
        return local.requests().stream()
                .skip(before)
                .map(RecordedRequest::action)
                .toList();
    }

    private void send(String uri, Object body) {
        watching.camel().send(uri, body, Map.of());
    }

    private static Object body(String uri) {
        return switch (uri.replaceFirst("\\?.*", "")) {
            case "ket:startLoop", "ket:updateLoop" ->
                Map.of("SrcInfo", List.of(Map.of("Path", Watching.NEWS, "Index", 0)));
            case "ket:redirectStart" ->
                Map.of(
                        "src", List.of("rtmp://pull.example.com/live/new"),
                        "durl", List.of("rtmp://push.example.net/live/new"));
            case "ket:redirectStop" ->
                Map.of(
                        "src", "rtmp://pull.example.com/live/relayed",
                        "durl", "rtmp://push.example.net/live/relayed");
            case "ket:preset" -> Map.of("Output", List.of(Map.of("format", Map.of("output_format", 258))));
            default -> null;
        };
    }

    /** Whatever the options, as long as the answer comes: what they are for costs only where it is needed. */
    @ParameterizedTest
    @CsvSource({
        "''",
        "&onUnknown=verify",
        "&idempotent=true",
        "&maxRetries=3",
        "&onUnknown=verify&idempotent=true&maxRetries=3"
    })
    void aCallThatIsAnsweredIsOneRequest(String options) {
        List<String> uris = List.of(
                "ket:getLoopList?app=live",
                "ket:getPresetDetail?preset=mypreset",
                "ket:preset?preset=second",
                LOOP + "&streamId=new",
                "ket:updateLoop?streamId=new",
                "ket:stopLoop?streamId=new",
                "ket:redirectStart?app=live",
                "ket:redirectStop?app=live",
                "ket:delPreset?preset=second");
        uris.forEach(uri -> send(uri + options, body(uri)));
        assertThat(asked())
                .containsExactly(
                        "GetLoopList",
                        "GetPresetDetail",
                        "Preset",
                        "StartLoop",
                        "UpdateLoop",
                        "StopLoop",
                        "RedirectStart",
                        "RedirectStop",
                        "DelPreset");
        assertThat(local.requests()).allMatch(RecordedRequest::executed);
    }

    /** The service has done it, and the answer is lost. */
    @ParameterizedTest
    @CsvSource({
        "ket:startLoop, StartLoop GetLoopList",
        "ket:stopLoop, StopLoop GetLoopList",
        "ket:preset, Preset GetPresetDetail",
        "ket:redirectStart, RedirectStart GetTaskList",
    })
    void aReadBackIsOneRequestMore(String endpoint, String expected) {
        local.faults().next(Fault.closeAfterExecution());
        String options = "?preset=%s&pubDomain=publish.example.com&streamId=%s&onUnknown=verify"
                .formatted(
                        endpoint.equals("ket:preset") ? "second" : "mypreset",
                        endpoint.equals("ket:stopLoop") ? "onair" : "new");
        send(endpoint + options, body(endpoint));
        assertThat(asked()).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "ket:startLoop, onair, mypreset, StartLoop GetLoopList",
        "ket:stopLoop, new, mypreset, StopLoop",
        "ket:preset, new, mypreset, Preset GetPresetDetail",
        "ket:delPreset, new, second, DelPreset",
    })
    void whatIsSoAlreadyIsReadAtMostOnce(String endpoint, String stream, String preset, String expected) {
        send(
                endpoint + "?streamId=" + stream + "&preset=" + preset
                        + "&pubDomain=publish.example.com&idempotent=true",
                body(endpoint));
        assertThat(asked()).containsExactly(expected.split(" "));
    }

    @Test
    void aRetryIsOneRequestMoreForEachThatWasRefused() {
        local.faults().next(2, Fault.status(429));
        send("ket:getLoopList?maxRetries=3&retryDelay=1", null);
        assertThat(asked()).containsExactly("GetLoopList", "GetLoopList", "GetLoopList");
    }

    @Test
    void aDynamicEndpointIsOneRequestForEachMessage() throws Exception {
        watching.camel().with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:any").toD("ket:${header.action}?streamId=${header.stream}");
            }
        });
        for (int i = 0; i < 3; i++) {
            watching.camel().send("direct:any", null, Map.of("action", "getLoopList", "stream", "stream" + i));
        }
        assertThat(asked()).containsExactly("GetLoopList", "GetLoopList", "GetLoopList");
    }

    @Test
    void aSinkIsOneRequest() {
        watching.camel().send("kamelet:ket-sink?action=getLoopList", null, Map.of());
        assertThat(asked()).containsExactly("GetLoopList");
    }

    /** Neither a route that sends nor one that watches asks anything before its time. */
    @Test
    void aStartIsNoRequest() throws Exception {
        watching.from("ket:getLoopList");
        watching.camel().with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(LOOP + "&onUnknown=verify&idempotent=true");
            }
        });
        assertThat(asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ket:getLoopList, GetLoopList",
        "ket:getPresetList, GetPresetList",
        "ket:getStreamTranList?streamId=onair, GetStreamTranList",
    })
    void aPollIsOneRequest(String endpoint, String expected) throws Exception {
        watching.from(endpoint);
        watching.poll();
        watching.poll();
        assertThat(asked()).containsExactly(expected, expected);
    }

    /** The service answers 50 tasks at a time. */
    @Test
    void aPollOfTasksIsOneRequestForEachPage() throws Exception {
        for (String round : List.of("a", "b", "c")) {
            watching.redirect(IntStream.range(0, 20).mapToObj(i -> round + i).toList());
        }
        before = local.requestCount();
        watching.from("ket:getTaskList?taskType=6");
        watching.poll();
        assertThat(asked()).containsExactly("GetTaskList", "GetTaskList");
        assertThat(watching.told()).hasSize(61);
    }
}
