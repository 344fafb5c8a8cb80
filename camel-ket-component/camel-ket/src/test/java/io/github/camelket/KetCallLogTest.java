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

import io.github.camelket.client.CallLog;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines that operators read. */
class KetCallLogTest {

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel = new CamelKet(local);
    private final LogLines log = new LogLines(CallLog.class.getName());

    @AfterEach
    void close() {
        log.close();
        camel.close();
        local.close();
    }

    private void send(String uri, Object body) {
        camel.send(uri, body, Map.of());
    }

    private void makePreset() {
        send("ket:preset?preset=mypreset", "{\"Output\": [{\"format\": {\"output_format\": 258}}]}");
    }

    private void startLoop() {
        send(
                "ket:startLoop?streamId=channel1&preset=mypreset&pubDomain=publish.example.com",
                Map.of(
                        "SrcInfo",
                        LoopSource.inOrder("http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4?sig=abc")));
    }

    @Test
    void aChangeIsOneLineAtInfoThatNamesStreamTaskAndRequest() {
        makePreset();
        startLoop();
        send("ket:stopLoop?streamId=channel1", null);
        assertThat(log.lines())
                .containsExactly(
                        "INFO Preset demo/live/mypreset: done in N ms, request ID",
                        "INFO StartLoop demo/live/channel1: done in N ms, task ID, request ID",
                        "INFO StopLoop demo/live/channel1: done in N ms, request ID");
        assertThat(log.exact()).noneMatch(line -> line.contains("http"));
    }

    @Test
    void aReadIsAtDebugAlsoIfItFindsNothing() {
        send("ket:getLoopList", null);
        send("ket:getPresetList", null);
        assertThat(log.lines())
                .containsExactly(
                        "DEBUG GetLoopList demo/live: done in N ms, request ID",
                        "DEBUG GetPresetList demo/live: refused with 1200 NOT_FOUND, safe to repeat, in N ms, request ID");
    }

    @Test
    void aRefusalIsAWarningWithItsNumberOrTheGatewaysCode() {
        makePreset();
        startLoop();
        startLoop();
        local.faults().next(Fault.gatewayError(403, "AuthFailure", "No."));
        send("ket:getLoopList", null);
        local.faults().next(Fault.closeAfterExecution());
        send("ket:stopLoop?streamId=channel1", null);
        assertThat(log.lines().subList(2, 5))
                .containsExactly(
                        "WARN StartLoop demo/live/channel1: refused with 1201 ALREADY_EXISTS, safe to repeat, in N ms, request ID",
                        "WARN GetLoopList demo/live: refused with AuthFailure, safe to repeat, in N ms, request ID",
                        "WARN StopLoop demo/live/channel1: no answer, not safe to repeat, in N ms");
    }

    @Test
    void whatIsRefusedInPartIsAWarning() {
        // spotless:off
        send("ket:redirectStart", """
                {"src": ["rtmp://a.example.com/live/a"], "durl": ["rtmp://b.example.com/live/b?key=k"]}""");
        send("ket:redirectStart", """
                {"src": ["rtmp://a.example.com/live/a", "rtmp://a.example.com/live/c"],
                 "durl": ["rtmp://b.example.com/live/b?key=k", "rtmp://b.example.com/live/d?key=k"]}""");
        // spotless:on
        assertThat(log.lines())
                .containsExactly(
                        "INFO RedirectStart demo/live: done in N ms, task ID, request ID",
                        "WARN RedirectStart demo/live: done but for 1 refused in N ms, task ID, request ID");
    }

    @Test
    void whatTheLimiterHoldsBackIsAWarning() {
        try (CamelKet limited = new CamelKet(local, component -> {
            component.setRequestsPerMinute(1);
            component.setRequestsPerMinuteMaxWait(1);
        })) {
            limited.send("ket:getLoopList", null, Map.of());
            limited.send("ket:stopLoop?streamId=channel1", null, Map.of());
        }
        assertThat(log.lines())
                .containsExactly(
                        "DEBUG GetLoopList demo/live: done in N ms, request ID",
                        "WARN StopLoop demo/live/channel1: not sent, safe to repeat: it would have to wait for longer than"
                                + " requestsPerMinuteMaxWait, which is 1 ms, as requestsPerMinute is 1");
    }

    @Test
    void namesCannotBreakALineNorShowAnAddress() {
        camel.component().getConfiguration().setValidation(Validation.OFF);
        for (String stream : List.of("a\r\nINFO StartLoop demo/live/b: done", "rtmp://u.example.com/live/b?key=k")) {
            camel.send("ket:stopLoop", null, Map.of("CamelKetStreamId", stream));
        }
        assertThat(log.lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("WARN StopLoop demo/live/"))
                .noneMatch(line -> line.contains("\n") || line.contains("\r") || line.contains("key"));
    }
}
