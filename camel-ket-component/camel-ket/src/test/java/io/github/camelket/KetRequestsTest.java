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
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.TaskResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The requests that an operation costs: each counts for the account's calls a minute. What a Kamelet costs stands in its own
 * test, what loops cost in a hundred days in LoopKeepaliveTest.
 */
class KetRequestsTest {

    private static final String LOOP = "ket:startLoop?preset=mypreset&pubDomain=publish.example.com";

    private static final Map<String, Object> OUTPUT =
            Map.of("Output", List.of(Map.of("format", Map.of("output_format", 258))));
    private static final Map<String, Object> PULL = Map.of("SrcUrl", "rtmp://example.com/live/a");
    private static final Map<String, Object> DIRECTOR = Map.of(
            "SrcInfo", List.of(Map.of("SrcUrl", "rtmp://a.example.com/live/1", "Index", 0)),
            "DstInfo", List.of(Map.of("DstUrl", "rtmp://b.example.com/live/1", "Index", 0)),
            "Output", OUTPUT.get("Output"));

    private final KetLocal local = KetLocal.start();
    private final Watching watching = new Watching(local);
    private String directorTask = "";
    private int before;

    @BeforeEach
    void prepare() {
        watching.preset("mypreset");
        watching.startLoop("onair");
        watching.redirect("relayed");
        local.publish("live", "published", "mypreset");
        watching.camel().call("ket:startStreamPull?streamId=pulled", PULL, Object.class);
        directorTask = watching.camel()
                .call("ket:createDirectorTask?preset=mypreset", DIRECTOR, TaskResult.class)
                .taskId();
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

    /** Fails if the call does: what is refused is cheap. */
    private void send(String uri, Object body) {
        assertThat(watching.camel().send(uri, body, Map.of()).getException())
                .as(uri)
                .isNull();
    }

    /** To an endpoint at which the action succeeds. */
    private void succeed(KetAction action, String options) {
        String uri = "ket:" + action.camelName() + "?pubDomain=publish.example.com&app=live&"
                + switch (action) {
                    case PRESET -> "preset=second";
                    case START_LOOP, START_STREAM_PULL -> "preset=mypreset&streamId=new";
                    case STOP_STREAM_PULL -> "streamId=pulled";
                    case CREATE_DIRECTOR_TASK, UPDATE_DIRECTOR_TASK -> "preset=mypreset";
                    case UPDATE_PRESET, DEL_PRESET, GET_PRESET_DETAIL -> "preset=mypreset";
                    case GET_STREAM_TRAN_LIST -> "streamId=published";
                    default -> "streamId=onair";
                };
        send(uri + options, body(action));
    }

    private Object body(KetAction action) {
        return switch (action) {
            case PRESET, UPDATE_PRESET -> OUTPUT;
            case START_LOOP -> Map.of("SrcInfo", LoopSource.inOrder(Watching.NEWS));
            case UPDATE_LOOP -> Map.of("SrcInfo", LoopSource.inOrder(Watching.WEATHER));
            case START_STREAM_PULL -> PULL;
            case REDIRECT_START ->
                Map.of(
                        "src", List.of("rtmp://pull.example.com/live/new"),
                        "durl", List.of("rtmp://push.example.net/live/new"));
            case REDIRECT_STOP ->
                Map.of(
                        "src", "rtmp://pull.example.com/live/relayed",
                        "durl", "rtmp://push.example.net/live/relayed");
            case GET_TASK_LIST -> Map.of("TaskType", 6, "StartDate", "2000-01-01", "EndDate", "2099-12-31");
            case GET_LIVE_TRANS_DURATION -> Map.of("StartUnixTime", 1700000000, "EndUnixTime", 1700003600);
            case CREATE_DIRECTOR_TASK -> DIRECTOR;
            case UPDATE_DIRECTOR_TASK, QUERY_DIRECTOR_TASK, DEL_DIRECTOR_TASK -> Map.of("TaskID", directorTask);
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
        for (KetAction action : KetAction.values()) {
            local.reset();
            prepare();
            succeed(action, options);
            assertThat(asked()).containsExactly(action.wireName());
            assertThat(local.requests()).allMatch(RecordedRequest::executed);
        }
    }

    static Stream<KetAction> readBack() {
        return Arrays.stream(KetAction.values())
                .filter(action -> action.readBack().isPresent());
    }

    /** The service has done it, and the answer is lost. */
    @ParameterizedTest
    @MethodSource("readBack")
    void aReadBackIsOneRequestMore(KetAction action) {
        local.faults().next(Fault.closeAfterExecution());
        succeed(action, "&onUnknown=verify");
        assertThat(asked())
                .containsExactly(
                        action.wireName(), action.readBack().orElseThrow().wireName());
    }

    /** Nobody can tell afterwards, which costs nothing and fails. */
    @ParameterizedTest
    @EnumSource(names = {"START_STREAM_PULL", "STOP_STREAM_PULL", "CREATE_DIRECTOR_TASK"})
    void whatCannotBeReadBackIsNotAskedFor(KetAction action) {
        local.faults().next(Fault.closeAfterExecution());
        assertThatThrownBy(() -> succeed(action, "&onUnknown=verify")).hasStackTraceContaining("cannot be read back");
        assertThat(asked()).containsExactly(action.wireName());
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
                body(KetAction.of(endpoint.substring("ket:".length()))));
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
