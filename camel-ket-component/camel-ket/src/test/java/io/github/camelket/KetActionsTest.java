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
import io.github.camelket.auth.SignatureLocation;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.Acknowledgement;
import io.github.camelket.model.DirectorSource;
import io.github.camelket.model.DirectorTaskResult;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetResult;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.PresetDetailResult;
import io.github.camelket.model.PresetListResult;
import io.github.camelket.model.QuotaResult;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.model.StartLoopResult;
import io.github.camelket.model.StreamTranListResult;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskResult;
import io.github.camelket.model.TaskType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every action over a socket, with the signature in either place: JSON in, a record out, and what the wire carried. */
class KetActionsTest {

    private static final String OUTPUT = "[{\"format\":{\"output_format\":258,\"suffix\":\"_mypreset\"}}]";
    private static final String SOURCES =
            "[{\"Path\":\"http://b.ks3-cn-beijing-internal.ksyuncs.com/1.mp4\",\"Index\":0}]";

    private final KetLocal local = KetLocal.start();
    private final Set<KetAction> called = EnumSet.noneOf(KetAction.class);
    private CamelKet camel = new CamelKet(local);

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    @ParameterizedTest
    @EnumSource(SignatureLocation.class)
    void everyActionInTheOrderOfAStreamsLife(SignatureLocation location) {
        camel.component().getConfiguration().setSignatureLocation(location);

        call(
                "preset",
                "{\"Preset\":\"mypreset\",\"Output\":" + OUTPUT + ",\"Description\":\"第一\"}",
                Acknowledgement.class);
        sentJson("{\"Preset\":\"mypreset\",\"Output\":" + OUTPUT + ",\"Description\":\"第一\"," + WHO + "}");
        call(
                "updatePreset",
                Map.of(
                        "preset",
                        "mypreset",
                        "output",
                        List.of(Map.of("format", Map.of("output_format", "259", "suffix", "_mypreset"))),
                        "description",
                        "第二"),
                Acknowledgement.class);
        PresetListResult presets = call("getPresetList", null, PresetListResult.class);
        assertThat(presets.presetList()).singleElement().satisfies(preset -> {
            assertThat(preset.preset()).isEqualTo("mypreset");
            assertThat(preset.fmtNum()).isEqualTo(1);
            assertThat(preset.description()).isEqualTo("第二");
        });
        sentQuery("Action=GetPresetList&Version=2017-01-01&UniqName=demo&App=live");
        PresetDetailResult detail = call("getPresetDetail", "{\"Preset\":\"mypreset\"}", PresetDetailResult.class);
        assertThat(detail.presetDetail().output().get(0).format().outputFormat())
                .isEqualTo(OutputFormat.H264_480P);

        local.publish("live", "mystream", "mypreset");
        StreamTranListResult tasks = call("getStreamTranList?streamId=mystream", null, StreamTranListResult.class);
        sentQuery("Action=GetStreamTranList&Version=2017-01-01&UniqName=demo&App=live&StreamID=mystream");
        assertThat(tasks.listCount()).isEqualTo(tasks.tranList().size());
        assertThat(tasks.tranList()).isNotEmpty().first().satisfies(task -> {
            assertThat(task.outputFormat()).isEqualTo(OutputFormat.H264_480P);
            assertThat(task.streamName()).isEqualTo("mystream");
        });

        TaskResult pull = call(
                "startStreamPull?streamId=outside",
                "{\"SrcUrl\":\"rtmp://example.com/live/a\",\"ExtParam\":{\"retrytimes\":3}}",
                TaskResult.class);
        sentJson("{\"SrcUrl\":\"rtmp://example.com/live/a\",\"ExtParam\":\"{\\\"retrytimes\\\":3}\"," + WHO
                + ",\"StreamID\":\"outside\"}");
        assertThat(pull.taskId()).isNotBlank();
        call("stopStreamPull?streamId=outside", null, Acknowledgement.class);
        sentJson("{" + WHO + ",\"StreamID\":\"outside\"}");

        StartLoopResult loop = call(
                "startLoop?streamId=channel1&preset=mypreset&pubDomain=p.example.com",
                "{\"SrcInfo\":" + SOURCES + "}",
                StartLoopResult.class);
        sentJson("{\"SrcInfo\":" + SOURCES + "," + WHO
                + ",\"Preset\":\"mypreset\",\"StreamID\":\"channel1\",\"PubDomain\":\"p.example.com\"}");
        assertThat(loop.list()).singleElement().satisfies(task -> assertThat(task.format())
                .isEqualTo(OutputFormat.H264_480P));
        call("updateLoop?streamId=channel1", "{\"DurationHour\":\"480\"}", Acknowledgement.class);
        sentJson("{\"DurationHour\":480," + WHO + ",\"StreamID\":\"channel1\"}");
        LoopListResult loops = call("getLoopList", null, LoopListResult.class);
        assertThat(loops.list()).singleElement().satisfies(running -> {
            assertThat(running.taskId()).isEqualTo(loop.list().get(0).taskId());
            assertThat(running.outputFormat()).isEqualTo(OutputFormat.H264_480P);
            assertThat(running.srcInfo().get(0).path()).endsWith("/1.mp4");
        });
        call("stopLoop?streamId=channel1", null, Acknowledgement.class);

        RedirectStartResult redirect = call(
                "redirectStart",
                "{\"src\":\"rtmp://a.example/live/1\",\"durl\":[\"rtmp://b.example/live/1\"]}",
                RedirectStartResult.class);
        sentJson("{\"src\":[\"rtmp://a.example/live/1\"],\"durl\":[\"rtmp://b.example/live/1\"],\"uniqname\":\"demo\","
                + "\"app\":\"live\"}");
        assertThat(redirect.reqList()).singleElement().satisfies(task -> assertThat(task.errNum())
                .isZero());
        TaskListResult relays = call(
                "getTaskList",
                Map.of("TaskType", 6, "StartDate", "2000-01-01", "EndDate", "2099-12-31", "Limit", "50"),
                TaskListResult.class);
        assertThat(relays.taskInfo()).singleElement().satisfies(task -> {
            assertThat(task.srcAddr()).isEqualTo("rtmp://a.example/live/1");
            assertThat(task.quotaType()).isEqualTo(TaskType.REDIRECT);
        });
        call("redirectStop", Map.of("reqid", redirect.reqList().get(0).reqId()), Acknowledgement.class);

        assertThat(call("getQuotaUsed", null, QuotaResult.class).quotaDetail()).isNotNull();
        call(
                "getLiveTransDuration",
                Map.of("StartUnixTime", 1700000000, "EndUnixTime", 1700003600L, "Granularity", 5, "ResultType", 1),
                Acknowledgement.class);

        TaskResult director = call(
                "createDirectorTask?preset=mypreset",
                Map.of(
                        "SrcInfo", List.of(Map.of("SrcUrl", "rtmp://a.example/live/1", "Index", 0)),
                        "DstInfo", List.of(Map.of("DstUrl", "rtmp://b.example/live/1", "Index", 0)),
                        "Output", List.of(Map.of("format", Map.of("output_format", 258)))),
                TaskResult.class);
        Map<String, String> task = Map.of("TaskID", director.taskId());
        call(
                "updateDirectorTask?preset=mypreset",
                Map.of(
                        "TaskID",
                        director.taskId(),
                        "SrcInfo",
                        List.of(Map.of("SrcUrl", "rtmp://a.example/live/2", "Index", 0))),
                TaskResult.class);
        DirectorTaskResult queried = call("queryDirectorTask", task, DirectorTaskResult.class);
        assertThat(queried.preset()).isEqualTo("mypreset");
        assertThat(queried.srcInfo())
                .containsExactly(DirectorSource.builder()
                        .srcUrl("rtmp://a.example/live/2")
                        .index(0)
                        .build());
        call("delDirectorTask", task, Acknowledgement.class);
        call("delPreset?preset=mypreset", null, Acknowledgement.class);
        sentQuery("Action=DelPreset&Version=2017-01-01&UniqName=demo&App=live&Preset=mypreset");

        assertThat(called).containsExactlyInAnyOrder(KetAction.values());
        assertThat(local.requestCount()).isEqualTo(called.size());
    }

    private static final String WHO = "\"UniqName\":\"demo\",\"App\":\"live\"";

    private final List<RecordedRequest> sent = new ArrayList<>();

    private <T extends KetResult> T call(String uri, Object body, Class<T> type) {
        KetAction action = KetAction.of(uri.replaceFirst("\\?.*", ""));
        Exchange exchange = camel.send(route(uri), body, Map.of());
        assertThat(exchange.getException()).as(uri).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(type);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(KetConstants.CALLED_ACTION, action.wireName())
                .containsEntry(KetConstants.HTTP_STATUS, 200)
                .containsEntry(KetConstants.ERR_NUM, 0)
                .containsEntry(KetConstants.ERR_MSG, "success")
                .containsKey(KetConstants.REQUEST_ID);
        called.add(action);
        RecordedRequest request = local.takeRequest();
        sent.add(request);
        assertSigned(request, action);
        return type.cast(exchange.getMessage().getBody());
    }

    /** A route of its own for each call, as users have them. */
    private String route(String uri) {
        String start = "direct:" + sent.size();
        try {
            camel.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from(start).to("ket:" + uri);
                }
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return start;
    }

    private void assertSigned(RecordedRequest request, KetAction action) {
        SignatureLocation location = camel.component().getConfiguration().getSignatureLocation();
        String begin = "/?Action=" + action.wireName() + "&Version=2017-01-01";
        assertThat(request.method()).isEqualTo(action.method().name());
        assertThat(request.rawTarget()).startsWith(begin);
        assertThat(request.header("Accept")).isEqualTo("application/json");
        if (location == SignatureLocation.QUERY) {
            assertThat(request.rawQuery())
                    .contains("X-Amz-SignedHeaders=accept%3Bhost")
                    .containsPattern("&X-Amz-Signature=[0-9a-f]{64}$");
            assertThat(request.header("Authorization")).isNull();
        } else {
            assertThat(request.rawTarget()).doesNotContain("X-Amz");
            assertThat(request.header("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=" + local.accessKey());
        }
    }

    /** The query that a GET carried, but for the signature. */
    private void sentQuery(String query) {
        assertThat(last().rawQuery().replaceFirst("&X-Amz-.*", "")).isEqualTo(query);
        assertThat(last().body()).isEmpty();
    }

    /** The body that a POST carried, member for member. */
    private void sentJson(String json) {
        assertThat(json(last().bodyText())).isEqualTo(json(json));
        assertThat(last().header("Content-Type")).startsWith("application/json");
        assertThat(last().rawQuery()).startsWith("Action=" + last().action() + "&Version=2017-01-01");
    }

    private RecordedRequest last() {
        return sent.get(sent.size() - 1);
    }

    private static JsonNode json(String text) {
        try {
            return KetJson.MAPPER.readTree(text);
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }
}
