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

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GetTaskList, and the other actions that look across tasks. */
class TaskListTest extends LocalTest {

    private JsonNode list(String type, String start, String end, String... more) {
        String[] names = {"UniqName", "demo", "TaskType", type, "StartDate", start, "EndDate", end};
        String[] all = java.util.Arrays.copyOf(names, names.length + more.length);
        System.arraycopy(more, 0, all, names.length, more.length);
        return client.get("GetTaskList", all);
    }

    private String redirect(String app, String stream) {
        return client.post(
                        "RedirectStart",
                        "{'uniqname':'demo','app':'" + app + "','src':['rtmp://a/l/" + stream
                                + "'],'durl':['rtmp://b/l/" + stream + "']}")
                .at("/reqlist/0/reqid")
                .asText();
    }

    private String loop(String stream, String source) {
        JsonNode answer = client.post(
                "StartLoop",
                "{" + IDS + ",'StreamID':'" + stream
                        + "','Preset':'one','PubDomain':'up.demo.com','SrcInfo':[{'Path':'" + source
                        + "','Index':0}]}");
        assertSuccess(answer);
        return answer.at("/List/0/TaskID").asText();
    }

    @Test
    void showsARedirectAsTheDocumentDoes() {
        String id = redirect("live", "s1");
        JsonNode answer = list("6", "2026-11-23", "2026-11-23");
        assertSuccess(answer);
        JsonNode task = answer.at("/TaskInfo/0");
        assertThat(answer.toString())
                .startsWith("{\"StartDate\":\"2026-11-23\",\"EndDate\":\"2026-11-23\",\"Marker\":0,\"Total\":1,"
                        + "\"Count\":1,\"TaskInfo\":[");
        assertThat(task.toString())
                .isEqualTo("{\"TaskID\":\"" + id + "\",\"UniqName\":\"demo\",\"App\":\"live\","
                        + "\"Preset\":\"presetredirect\",\"Format\":\"18447\",\"StreamID\":\""
                        + task.path("StreamID").asText() + "\",\"SrcAddr\":\"rtmp://a/l/s1\","
                        + "\"DstAddr\":\"rtmp://b/l/s1\",\"MsgType\":\"beijing\",\"QuotaType\":\"6\","
                        + "\"UseQuota\":\"1.0\",\"TranStatus\":\"1\",\"task_error_msg\":\"success\","
                        + "\"CreateTime\":\"2026-11-23 10:00:00\"}");
        assertThat(task.path("StreamID").asText()).matches("[0-9a-f]{32}");
    }

    @Test
    void tellsLoopsOfFilesFromLoopsOfStreams() {
        preset("one", "'output_format':256,'suffix':'_low'");
        String files = loop("s1", "http://b/a.mp4");
        String streams = loop("s2", "RTMP://b/live/x");
        assertThat(list("8", "2026-11-23", "2026-11-23")
                        .at("/TaskInfo/0/TaskID")
                        .asText())
                .isEqualTo(files);
        JsonNode live = list("7", "2026-11-23", "2026-11-23");
        assertThat(live.path("Total").asInt()).isEqualTo(1);
        assertThat(live.at("/TaskInfo/0/TaskID").asText()).isEqualTo(streams);
        assertThat(live.at("/TaskInfo/0/QuotaType").asText()).isEqualTo("7");
        assertThat(live.at("/TaskInfo/0/DstAddr").asText()).isEqualTo("rtmp://up.demo.com/live/s2_low");
        clock.advance(Duration.ofDays(20));
        assertThat(list("7", "2026-11-23", "2026-11-23")
                        .at("/TaskInfo/0/TranStatus")
                        .asText())
                .isEqualTo("0");
    }

    @Test
    void showsATaskThatFailed() {
        String id = redirect("live", "s1");
        local.failTask(id, "target refused");
        JsonNode task = list("6", "2026-11-23", "2026-11-23").at("/TaskInfo/0");
        assertThat(task.path("TranStatus").asText()).isEqualTo("2");
        assertThat(task.path("task_error_msg").asText()).isEqualTo("target refused");
        assertThat(redirect("live", "s1")).isNotEqualTo(id);
    }

    @Test
    void takesOneLoopTaskOffAirWhenItFails() {
        preset("two", "'output_format':256", "'output_format':257");
        JsonNode started = client.post(
                "StartLoop",
                "{" + IDS + ",'StreamID':'s1','Preset':'two','PubDomain':'up.demo.com',"
                        + "'SrcInfo':[{'Path':'http://b/a.mp4','Index':0}]}");
        local.failTask(started.at("/List/0/TaskID").asText(), "no such file");
        JsonNode left = client.get("GetLoopList", "UniqName", "demo", "App", "live");
        assertThat(left.path("Total").asInt()).isEqualTo(1);
        assertThat(left.at("/List/0/OutputFormat").asText()).isEqualTo("257");
    }

    @Test
    void readsDaysInChinaTime() {
        clock.set(java.time.Instant.parse("2026-11-23T15:59:59Z"));
        String before = redirect("live", "before");
        clock.advance(Duration.ofSeconds(1));
        String after = redirect("live", "after");
        assertThat(ids(list("6", "2026-11-23", "2026-11-23"))).containsExactly(before);
        assertThat(ids(list("6", "2026-11-24", "2026-11-24"))).containsExactly(after);
        assertThat(ids(list("6", "2026-11-23", "2026-11-24"))).containsExactly(before, after);
        assertThat(ids(list("6", "2026-11-25", "2026-12-24"))).isEmpty();
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.path("TaskInfo").forEach(task -> ids.add(task.path("TaskID").asText()));
        return ids;
    }

    @Test
    void pagesInTheOrderOfCreation() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            created.add(redirect("live", "s" + i));
        }
        List<String> read = new ArrayList<>();
        for (int marker = 0; marker < 150; marker += 50) {
            JsonNode page = list("6", "2026-11-23", "2026-11-23", "Marker", Integer.toString(marker));
            assertThat(page.path("Total").asInt()).isEqualTo(120);
            assertThat(page.path("Marker").asInt()).isEqualTo(marker);
            assertThat(page.path("TaskInfo")).hasSize(page.path("Count").asInt());
            read.addAll(ids(page));
        }
        assertThat(read).isEqualTo(created);
        assertThat(ids(list("6", "2026-11-23", "2026-11-23", "Marker", "7", "Limit", "2")))
                .isEqualTo(created.subList(7, 9));
        assertThat(ids(list("6", "2026-11-23", "2026-11-23", "Marker", "120"))).isEmpty();
    }

    @Test
    void filtersByAppAndAccount() {
        String one = redirect("one", "s1");
        redirect("two", "s1");
        assertThat(ids(list("6", "2026-11-23", "2026-11-23", "App", "one"))).containsExactly(one);
        assertThat(ids(client.get(
                        "GetTaskList",
                        "UniqName",
                        "other",
                        "TaskType",
                        "6",
                        "StartDate",
                        "2026-11-23",
                        "EndDate",
                        "2026-11-23")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2026-11-23, 2026-11-23, 0, 50, 1000, TaskType",
        "5, 2026-11-23, 2026-11-23, 0, 50, 1001, TaskType",
        "6, '', 2026-11-23, 0, 50, 1000, StartDate",
        "6, 2026-11-23, '', 0, 50, 1000, EndDate",
        "6, 2026-11-23 00:00:00, 2026-11-23, 0, 50, 1001, StartDate",
        "6, 2026-11-31, 2026-12-01, 0, 50, 1001, StartDate",
        "6, 2026-11-23, 2026-11-22, 0, 50, 1001, EndDate",
        "6, 2026-11-23, 2026-11-23, -1, 50, 1001, Marker",
        "6, 2026-11-23, 2026-11-23, x, 50, 1001, Marker",
        "6, 2026-11-23, 2026-11-23, 0, 0, 1001, Limit",
        "6, 2026-11-23, 2026-11-23, 0, 51, 1001, Limit",
    })
    void checksParameters(
            String type, String start, String end, String marker, String limit, int number, String message) {
        assertRefused(list(type, start, end, "Marker", marker, "Limit", limit), number, message);
    }

    @Test
    void showsTheQuota() {
        preset("one", "'output_format':256");
        loop("s1", "http://b/a.mp4");
        local.publish("live", "pushed", "one");
        redirect("live", "r1");
        JsonNode quota = client.get("GetQuotaUsed", "UniqName", "demo").path("QuotaDetail");
        assertThat(quota.path("QuotaTranUsed").isDouble()).isTrue();
        assertThat(quota.path("QuotaTranUsed").asDouble()).isEqualTo(2.0);
        assertThat(quota.path("QuotaCopyUsed").asInt()).isEqualTo(1);
        assertThat(quota.path("QuotaPullUsed").asInt(-1)).isZero();
        assertThat(quota.fieldNames())
                .toIterable()
                .contains("QuotaPull", "QuotaTran", "QuotaCopy", "QuotaPullDeadline", "QuotaTranDeadline");
        assertRefused(client.get("GetQuotaUsed"), 1000, "UniqName");
    }

    @Test
    void addsUpWhatRan() {
        preset("one", "'output_format':256");
        loop("s1", "http://b/a.mp4");
        clock.advance(Duration.ofMinutes(10));
        local.publish("live", "pushed", "one");
        redirect("live", "r1");
        clock.advance(Duration.ofMinutes(5));
        local.unpublish("live", "pushed");
        clock.advance(Duration.ofMinutes(5));
        long start = MORNING.getEpochSecond();
        assertThat(duration(start, start + 86_400)).isEqualTo(20 * 60 + 5 * 60);
        assertThat(duration(start + 600, start + 660)).isEqualTo(120);
        assertThat(duration(start - 600, start)).isZero();
        assertRefused(
                client.get("GetLiveTransDuration", "UniqName", "demo", "StartUnixTime", "5", "EndUnixTime", "5"),
                1001,
                "EndUnixTime");
        assertRefused(
                client.get("GetLiveTransDuration", "UniqName", "demo", "StartUnixTime", "5"), 1000, "EndUnixTime");
    }

    private long duration(long start, long end) {
        JsonNode answer = client.get(
                "GetLiveTransDuration",
                "UniqName",
                "demo",
                "StartUnixTime",
                Long.toString(start),
                "EndUnixTime",
                Long.toString(end),
                "Granularity",
                "5",
                "ResultType",
                "1");
        assertSuccess(answer);
        return answer.path("Duration").asLong(-1);
    }

    @Test
    void keepsDirectorTasks() {
        String lists = "'SrcInfo':[{'Url':'rtmp://a/b'}],'DstInfo':[{'Url':'rtmp://c/d'}],'Output':[{'x':1}]";
        JsonNode created = client.post("CreateDirectorTask", "{" + IDS + ",'Preset':'one'," + lists + "}");
        assertSuccess(created);
        String id = created.path("TaskID").asText();
        String[] names = {"UniqName", "demo", "App", "live", "TaskID", id};
        assertThat(client.get("QueryDirectorTask", names).toString())
                .isEqualTo("{\"TaskStatus\":1,\"Preset\":\"one\"," + lists.replace('\'', '"')
                        + ",\"ErrNum\":0,\"ErrMsg\":\"success\"}");
        assertSuccess(client.post("UpdateDirectorTask", "{" + IDS + ",'TaskID':'" + id + "','Output':[{'x':2}]}"));
        JsonNode changed = client.get("QueryDirectorTask", names);
        assertThat(changed.at("/Output/0/x").asInt()).isEqualTo(2);
        assertThat(changed.at("/SrcInfo/0/Url").asText()).isEqualTo("rtmp://a/b");
        assertRefused(client.post("UpdateDirectorTask", "{" + IDS + ",'TaskID':'" + id + "'}"), 1000, "Output");
        assertRefused(client.post("UpdateDirectorTask", "{" + IDS + ",'TaskID':'x','Preset':'two'}"), 1301);
        assertRefused(client.post("CreateDirectorTask", "{" + IDS + ",'Preset':'one'}"), 1000, "SrcInfo");
        assertSuccess(client.get("DelDirectorTask", names));
        assertRefused(client.get("DelDirectorTask", names), 1301, "task most exist");
        assertRefused(client.get("QueryDirectorTask", names), 1301);
    }
}
