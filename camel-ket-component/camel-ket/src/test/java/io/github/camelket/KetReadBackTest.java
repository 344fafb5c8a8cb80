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

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.Acknowledgement;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.model.RedirectTask;
import io.github.camelket.model.StartLoopResult;
import io.github.camelket.model.TaskResult;
import io.github.camelket.resilience.ReadBackCaller;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What onUnknown=verify and idempotent=true make of answers that do not come, or say that there is nothing to do. */
class KetReadBackTest {

    private static final String VERIFY = "onUnknown=verify&verifyTimeout=300";
    private static final String LOOP = "ket:startLoop?streamId=channel1&preset=mypreset&pubDomain=p.example.com";
    private static final Map<String, Object> OUTPUT = outputs(258);
    private static final Map<String, Object> NEWS = sources("http://k/news.mp4", "http://k/weather.mp4");
    private static final Map<String, Object> RELAYS = Map.of(
            "src", List.of("rtmp://a.example.com/live/1", "rtmp://a.example.com/live/2"),
            "durl", List.of("rtmp://b.example.com/live/1", "rtmp://b.example.com/live/2"));
    private static final Map<String, Object> RELAY =
            Map.of("src", "rtmp://a.example.com/live/1", "durl", "rtmp://b.example.com/live/1");
    private static final Map<String, Object> DIRECTOR = Map.of(
            "SrcInfo", List.of(Map.of("Path", "rtmp://a.example.com/live/1")),
            "DstInfo", List.of(Map.of("Path", "rtmp://b.example.com/live/1")),
            "Output", List.of(Map.of("format", Map.of("output_format", 258))));

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel = new CamelKet(local);
    private String reqId = "";
    private String taskId = "";

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    private static Map<String, Object> outputs(int format) {
        return Map.of("Output", List.of(Map.of("format", Map.of("output_format", format, "suffix", "_low"))));
    }

    private static Map<String, Object> sources(String... paths) {
        return Map.of("SrcInfo", LoopSource.inOrder(paths));
    }

    /** All changes that can be read back, and how each is made on a service that has what it needs. */
    private Exchange change(KetAction action, String options) {
        return switch (action) {
            case PRESET -> camel.send("ket:preset?preset=other&" + options, OUTPUT, Map.of());
            case UPDATE_PRESET -> camel.send("ket:updatePreset?preset=mypreset&" + options, outputs(256), Map.of());
            case DEL_PRESET -> camel.send("ket:delPreset?preset=mypreset&" + options, null, Map.of());
            case START_LOOP -> camel.send(LOOP.replace("channel1", "channel2") + "&" + options, NEWS, Map.of());
            case UPDATE_LOOP ->
                camel.send("ket:updateLoop?streamId=channel1&" + options, sources("http://k/film.mp4"), Map.of());
            case STOP_LOOP -> camel.send("ket:stopLoop?streamId=channel1&" + options, null, Map.of());
            case REDIRECT_START ->
                camel.send(
                        "ket:redirectStart?" + options,
                        Map.of(
                                "src",
                                List.of("rtmp://a.example.com/live/3"),
                                "durl",
                                List.of("rtmp://b.example.com/live/3")),
                        Map.of());
            case REDIRECT_STOP -> camel.send("ket:redirectStop?" + options, RELAY, Map.of());
            case UPDATE_DIRECTOR_TASK ->
                camel.send("ket:updateDirectorTask?preset=otherpreset&" + options, Map.of("TaskID", taskId), Map.of());
            case DEL_DIRECTOR_TASK -> camel.send("ket:delDirectorTask?" + options, Map.of("TaskID", taskId), Map.of());
            default -> throw new IllegalArgumentException(action + " cannot be read back");
        };
    }

    private void prepare() {
        camel.call("ket:preset?preset=mypreset", OUTPUT, Acknowledgement.class);
        camel.call(LOOP, NEWS, StartLoopResult.class);
        reqId = camel.call("ket:redirectStart", RELAYS, RedirectStartResult.class)
                .reqList()
                .get(0)
                .reqId();
        taskId = camel.call("ket:createDirectorTask?preset=mypreset", DIRECTOR, TaskResult.class)
                .taskId();
    }

    static Stream<KetAction> readBack() {
        return Arrays.stream(KetAction.values())
                .filter(action -> action.readBack().isPresent());
    }

    static Stream<KetAction> notReadBack() {
        return Arrays.stream(KetAction.values())
                .filter(action -> !action.isReadOnly() && action.readBack().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("readBack")
    void aChangeThatHappenedIsASuccess(KetAction action) {
        prepare();
        int before = local.requestCount(action.wireName());
        local.faults().on(action.wireName(), Fault.closeAfterExecution());
        Exchange exchange = change(action, VERIFY);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(KetConstants.VERIFIED, true)
                .containsEntry(KetConstants.ERR_NUM, 0)
                .containsEntry(
                        KetConstants.ERR_MSG,
                        "concluded from " + action.readBack().orElseThrow().wireName());
        assertThat(exchange.getMessage().getBody()).isInstanceOf(action.resultType());
        assertThat(local.requestCount(action.wireName()) - before).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("readBack")
    void aChangeThatDidNotHappenIsSafeToRepeat(KetAction action) {
        prepare();
        int before = local.requestCount(action.wireName());
        local.faults().on(action.wireName(), Fault.status(503));
        Exchange exchange = change(action, VERIFY);

        assertThat(exchange.getException())
                .isExactlyInstanceOf(KetNoAnswerException.class)
                .hasMessageContaining("HTTP 503")
                .hasMessageContaining("Read back, ")
                .hasMessageEndingWith(", safe to repeat)");
        assertThat(exchange.getMessage().getHeader(KetConstants.VERIFIED)).isNull();
        assertThat(local.requestCount(action.wireName()) - before).isEqualTo(1);

        assertThat(change(action, VERIFY).getException()).isNull();
    }

    @ParameterizedTest
    @MethodSource("readBack")
    void ifReadingFailsTooTheFailureStaysAsItWas(KetAction action) {
        prepare();
        local.faults().on(action.wireName(), Fault.closeAfterExecution());
        local.faults().on(action.readBack().orElseThrow().wireName(), 100, Fault.status(503));

        assertThat(change(action, VERIFY).getException())
                .isExactlyInstanceOf(KetNoAnswerException.class)
                .hasMessageContaining("no answer came")
                .hasMessageContaining("Read back, nothing is told, as "
                        + action.readBack().orElseThrow().wireName() + " failed as well: NO_ANSWER, HTTP 503")
                .hasMessageEndingWith("(not safe to repeat)");
    }

    @ParameterizedTest
    @EnumSource(names = {"START_STREAM_PULL", "STOP_STREAM_PULL", "CREATE_DIRECTOR_TASK"})
    void whatCannotBeReadBackStaysUnknown(KetAction action) {
        assertThat(notReadBack()).contains(action).hasSize(3);
        prepare();
        local.faults().on(action.wireName(), Fault.closeAfterExecution());
        Object body =
                switch (action) {
                    case START_STREAM_PULL -> Map.of("SrcUrl", "rtmp://a.example.com/live/1");
                    case CREATE_DIRECTOR_TASK -> DIRECTOR;
                    default -> null;
                };
        int before = local.requestCount();
        Exchange exchange =
                camel.send("ket:" + action.camelName() + "?preset=mypreset&streamId=pulled&" + VERIFY, body, Map.of());

        assertThat(exchange.getException())
                .hasMessageContaining("What it asks for cannot be read back")
                .hasMessageEndingWith("(not safe to repeat)");
        assertThat(local.requestCount() - before).isEqualTo(1);
    }

    @Test
    void moreTimeForALoopCannotBeReadBack() {
        prepare();
        local.faults().on("UpdateLoop", 2, Fault.closeAfterExecution());
        assertThat(camel.send("ket:updateLoop?streamId=channel1&" + VERIFY, Map.of("DurationHour", 480), Map.of())
                        .getException())
                .hasMessageContaining("how long a loop goes on cannot be read back")
                .hasMessageEndingWith("(not safe to repeat)");
        assertThat(local.requestCount("GetLoopList")).isZero();

        Map<String, Object> both =
                Map.of("DurationHour", 480, "SrcInfo", LoopSource.inOrder("http://k/news.mp4", "http://k/weather.mp4"));
        assertThat(camel.send("ket:updateLoop?streamId=channel1&" + VERIFY, both, Map.of())
                        .getException())
                .hasMessageContaining("the sources are those asked for, but")
                .hasMessageEndingWith("(not safe to repeat)");
    }

    @Test
    void theResultIsAsCompleteAsTheReadBackAllows() {
        prepare();
        local.faults().on("StartLoop", Fault.cutOff());
        StartLoopResult loop = change(KetAction.START_LOOP, VERIFY).getMessage().getBody(StartLoopResult.class);
        assertThat(loop.list()).singleElement().satisfies(task -> {
            assertThat(task.taskId()).hasSize(32);
            assertThat(task.format().number()).isEqualTo(258);
        });

        local.faults().on("RedirectStart", Fault.closeAfterExecution());
        Map<String, Object> more = Map.of(
                "src", List.of("rtmp://a.example.com/live/8", "rtmp://a.example.com/live/9"),
                "durl", List.of("rtmp://b.example.com/live/8", "rtmp://b.example.com/live/9"));
        List<RedirectTask> relays = camel.call("ket:redirectStart?" + VERIFY, more, RedirectStartResult.class)
                .reqList();
        assertThat(relays).hasSize(2);
        for (RedirectTask relay : relays) {
            camel.call("ket:redirectStop", Map.of("reqid", relay.reqId()), Acknowledgement.class);
        }

        local.faults().on("RedirectStop", Fault.closeAfterExecution());
        assertThat(camel.send("ket:redirectStop?" + VERIFY, Map.of("reqid", reqId), Map.of())
                        .getMessage()
                        .getHeader(KetConstants.VERIFIED))
                .isEqualTo(true);
    }

    @Test
    void aRedirectIsFoundOnTheLastPageOfTheList() {
        List<String> sources = IntStream.range(0, 20)
                .mapToObj(i -> "rtmp://a.example.com/old/" + i)
                .toList();
        for (String target : List.of("x", "y", "z")) {
            List<String> targets = sources.stream()
                    .map(source -> source.replace("old", target))
                    .toList();
            camel.call("ket:redirectStart", Map.of("src", sources, "durl", targets), RedirectStartResult.class);
        }
        local.faults().on("RedirectStart", Fault.closeAfterExecution());
        assertThat(change(KetAction.REDIRECT_START, VERIFY).getException()).isNull();
        assertThat(local.requestCount("GetTaskList")).isEqualTo(2);
    }

    @Test
    void redirectsOfWhichSomeRunAreAsUnknownAsTheyWere() {
        prepare();
        local.faults().on("RedirectStart", Fault.closeBeforeExecution());
        Map<String, Object> oneRuns = Map.of(
                "src", List.of("rtmp://a.example.com/live/1", "rtmp://a.example.com/live/7"),
                "durl", List.of("rtmp://b.example.com/live/1", "rtmp://b.example.com/live/7"));
        assertThat(camel.send("ket:redirectStart?" + VERIFY, oneRuns, Map.of()).getException())
                .hasMessageContaining("Read back, 1 of the 2 redirects run")
                .hasMessageEndingWith("(not safe to repeat)");
    }

    /** Given up on after 300 ms, carried out 300 ms later, and looked for until then. */
    @Test
    void aRequestThatIsStillOnItsWayIsWaitedFor() {
        prepare();
        local.faults().on("StartLoop", Fault.delay(Duration.ofMillis(600)));
        CamelKet hasty = new CamelKet(local, component -> component.setResponseTimeout(300));
        try (hasty) {
            Exchange exchange = hasty.send(
                    LOOP.replace("channel1", "channel2") + "&onUnknown=verify&verifyTimeout=20000", NEWS, Map.of());
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(KetConstants.VERIFIED)).isEqualTo(true);
            assertThat(local.requestCount("GetLoopList")).isBetween(2, 20);
        }
    }

    @Test
    void aNumberOfTheServiceIsAnAnswerAndStays() {
        prepare();
        local.faults().on("StartLoop", Fault.errNum(1300, "m"));
        assertThat(change(KetAction.START_LOOP, VERIFY).getException())
                .hasMessageContaining("error 1300")
                .hasMessageEndingWith("not safe to repeat)");
        assertThat(local.requestCount("GetLoopList")).isZero();
    }

    @Test
    void withoutTheOptionsNothingIsReadBack() {
        prepare();
        int before = local.requestCount();
        local.faults().on("StopLoop", Fault.closeAfterExecution());
        assertThat(change(KetAction.STOP_LOOP, "onUnknown=fail").getException())
                .hasMessageEndingWith("(not safe to repeat)");
        assertThat(change(KetAction.STOP_LOOP, "onUnknown=fail").getException())
                .isInstanceOf(KetNotFoundException.class);
        assertThat(local.requestCount() - before).isEqualTo(2);
    }

    @Test
    void whatExistsWithEqualContentIsASuccess() {
        prepare();
        Exchange loop = camel.send(LOOP + "&idempotent=true", NEWS, Map.of());
        assertThat(loop.getException()).isNull();
        assertThat(loop.getMessage().getHeader(KetConstants.VERIFIED)).isEqualTo(true);
        assertThat(loop.getMessage().getBody(StartLoopResult.class).list()).hasSize(1);

        assertThat(camel.send("ket:preset?preset=mypreset&idempotent=true", OUTPUT, Map.of())
                        .getException())
                .isNull();
        Map<String, Object> asText =
                Map.of("Output", List.of(Map.of("format", Map.of("output_format", "258", "suffix", "_low"))));
        assertThat(camel.send("ket:preset?preset=mypreset&idempotent=true&validation=off", asText, Map.of())
                        .getException())
                .isNull();
        assertThat(camel.call("ket:redirectStart?idempotent=true", RELAYS, RedirectStartResult.class)
                        .reqList()
                        .get(0)
                        .reqId())
                .isEqualTo(reqId);
    }

    @Test
    void whatExistsWithOtherContentFailsAndTellsWhatDiffers() {
        prepare();
        assertThat(camel.send(LOOP + "&idempotent=true", sources("http://k/news.mp4", "http://k/film.mp4"), Map.of())
                        .getException())
                .isExactlyInstanceOf(KetAlreadyExistsException.class)
                .hasMessageContaining("the loop on air differs in SrcInfo[1]")
                .hasMessageNotContaining("film");
        assertThat(camel.send("ket:preset?preset=mypreset&idempotent=true", outputs(256), Map.of())
                        .getException())
                .isExactlyInstanceOf(KetAlreadyExistsException.class)
                .hasMessageContaining("the preset that is there differs in Output[0].format.output_format");
    }

    @Test
    void whatIsNotThereNeedNotBeEnded() {
        Map<String, Object> bodies = Map.of("redirectStop", RELAY, "delDirectorTask", Map.of("TaskID", "none"));
        assertThat(Arrays.stream(KetAction.values()).filter(KetAction::isEnding))
                .hasSize(5)
                .allSatisfy(action -> {
                    String uri = "ket:" + action.camelName() + "?streamId=none&preset=none";
                    Object body = bodies.get(action.camelName());
                    assertThat(camel.send(uri, body, Map.of()).getException()).isInstanceOf(KetNotFoundException.class);
                    Exchange exchange = camel.send(uri + "&idempotent=true", body, Map.of());
                    assertThat(exchange.getException()).isNull();
                    assertThat(exchange.getMessage().getHeader(KetConstants.VERIFIED))
                            .isEqualTo(true);
                    assertThat(exchange.getMessage().getBody()).isInstanceOf(Acknowledgement.class);
                });
        // What is to be changed must be there.
        assertThat(change(KetAction.UPDATE_LOOP, "idempotent=true").getException())
                .isInstanceOf(KetNotFoundException.class);
    }

    @Test
    void theLogSaysOfWhichStreamSuccessWasConcluded() {
        prepare();
        try (LogLines log = new LogLines(ReadBackCaller.class.getName())) {
            camel.send(LOOP + "&idempotent=true", NEWS, Map.of());
            local.faults().on("StopLoop", Fault.closeAfterExecution());
            change(KetAction.STOP_LOOP, VERIFY);
            change(KetAction.STOP_LOOP, "idempotent=true");
            assertThat(log.exact())
                    .containsExactly(
                            "INFO StartLoop demo/live/channel1: was refused, as it is so already",
                            "INFO StopLoop demo/live/channel1: had no usable answer, but was carried out",
                            "INFO StopLoop demo/live/channel1: was refused, as there is nothing to end");
        }
    }

    @Test
    void settlingTakesNoNegativeTime() {
        assertThatThrownBy(() -> camel.context()
                        .getEndpoint("ket:stopLoop?onUnknown=verify&verifyTimeout=-1")
                        .createProducer()
                        .start())
                .hasStackTraceContaining("Option verifyTimeout must be 0 ms or more, but is -1 ms");
    }
}
