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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest extends LocalTest {

    private static final String NAMES = "'uniqname':'demo','app':'live'";
    private static final String PAIR = "'src':['rtmp://a/live/s'],'durl':['rtmp://b/live/t']";
    private static final long NOW = MORNING.getEpochSecond();

    private JsonNode start(String members) {
        return client.post("RedirectStart", "{" + NAMES + "," + members + "}");
    }

    private JsonNode stop(String members) {
        return client.post("RedirectStop", "{" + members + "}");
    }

    private String status(String reqid) {
        JsonNode list = client.get(
                "GetTaskList", "UniqName", "demo", "TaskType", "6", "StartDate", "2026-11-23", "EndDate", "2026-11-23");
        for (JsonNode task : list.path("TaskInfo")) {
            if (task.path("TaskID").asText().equals(reqid)) {
                return task.path("TranStatus").asText();
            }
        }
        return "missing";
    }

    private static void assertOutcome(JsonNode answer, int number, String message) {
        assertThat(answer.path("errno").asInt(-1)).as("%s", answer).isEqualTo(number);
        assertThat(answer.path("errmsg").asText()).contains(message);
        assertThat(answer.has("ErrNum")).isFalse();
    }

    @Test
    void startsThePairsInTheDocumentsForm() {
        JsonNode answer = start("'src':['rtmp://a/live/s','http://a/live/s.flv?x=1'],"
                + "'durl':['rtmp://b/live/t','rtmp://b/live/u'],'type':0,'start_index':2");
        assertOutcome(answer, 0, "success");
        assertThat(answer.path("uniqname").asText()).isEqualTo("demo");
        assertThat(answer.path("task_type").asText()).isEqualTo("redirect");
        assertThat(answer.path("reqlist")).hasSize(2);
        assertThat(answer.at("/reqlist/1/errno").asInt(-1)).isZero();
        assertThat(answer.at("/reqlist/0/reqid").asText()).matches("[0-9a-f]{32}");
        assertThat(status(answer.at("/reqlist/1/reqid").asText())).isEqualTo("1");
    }

    @Test
    void startsTheRestWhereAPairRunsAlready() {
        String running = start(PAIR).at("/reqlist/0/reqid").asText();
        JsonNode both =
                start("'src':['rtmp://a/live/s','rtmp://a/live/s'],'durl':['rtmp://b/live/t','rtmp://b/live/u']");
        assertOutcome(both, 0, "success");
        assertThat(both.at("/reqlist/0/errno").asInt()).isEqualTo(1201);
        assertThat(both.at("/reqlist/0/reqid").asText()).isEqualTo(running);
        assertThat(both.at("/reqlist/1/errno").asInt(-1)).isZero();
        assertOutcome(start(PAIR), 1201, "record already exist");
    }

    @Test
    void stopsByPairAndByRequestId() {
        String first = start(PAIR).at("/reqlist/0/reqid").asText();
        String pair = NAMES + ",'src':'rtmp://a/live/s','durl':'rtmp://b/live/t'";
        assertOutcome(stop(pair.replace("/t", "/x")), 1301, "task most exist");
        assertOutcome(stop(pair), 0, "success");
        assertThat(status(first)).isEqualTo("0");
        assertOutcome(stop(pair), 1301, "task most exist");
        String second = start(PAIR).at("/reqlist/0/reqid").asText();
        assertThat(second).isNotEqualTo(first);
        assertOutcome(stop("'reqid':'" + first + "'"), 1301, "task most exist");
        assertOutcome(stop("'reqid':'" + second + "'"), 0, "success");
        assertThat(status(second)).isEqualTo("0");
    }

    @Test
    void wantsExactlyOneFormOfStop() {
        assertOutcome(stop("'reqid':'x','src':'rtmp://a/live/s'"), 1001, "reqid");
        assertOutcome(stop(NAMES + ",'src':'rtmp://a/live/s'"), 1000, "durl");
        assertOutcome(stop(NAMES + ",'durl':'rtmp://a/live/s'"), 1000, "src");
        assertOutcome(stop("'app':'live','src':'rtmp://a/l/s','durl':'rtmp://a/l/s'"), 1000, "uniqname");
        assertOutcome(stop("'uniqname':'demo','src':'rtmp://a/l/s','durl':'rtmp://a/l/s'"), 1000, "app");
    }

    @Test
    void runsInItsWindow() {
        String id = start(PAIR + ",'task_start_time':" + (NOW + 600) + ",'task_stop_time':'" + (NOW + 1200) + "'")
                .at("/reqlist/0/reqid")
                .asText();
        assertThat(quotaUsed()).isZero();
        clock.advance(Duration.ofSeconds(600));
        assertThat(quotaUsed()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(599));
        assertThat(status(id)).isEqualTo("1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(id)).isEqualTo("0");
        assertThat(quotaUsed()).isZero();
        assertOutcome(stop("'reqid':'" + id + "'"), 1301, "");
    }

    private int quotaUsed() {
        return client.get("GetQuotaUsed", "UniqName", "demo")
                .at("/QuotaDetail/QuotaCopyUsed")
                .asInt(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "task_start_time, 1, 1001",
        "task_start_time, 599, 1001",
        "task_start_time, 600, 0",
        "task_start_time, 0, 0",
        "task_start_time, -1, 0",
        "task_stop_time, 1, 1001",
        "task_stop_time, 599, 1001",
        "task_stop_time, 600, 0",
        "task_stop_time, 0, 0",
        "task_stop_time, -1, 0"
    })
    void checksTimes(String member, int ahead, int number) {
        JsonNode answer = start(PAIR + ",'" + member + "':" + (NOW + ahead));
        assertOutcome(answer, number, number == 0 ? "success" : member);
        if (number == 0) {
            boolean later = member.equals("task_start_time") && ahead > 0;
            assertThat(quotaUsed()).isEqualTo(later ? 0 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "''", "null", "'0'", "-1", "'-1'", "-99999999999"})
    void takesNoTimeForNowAndForEver(String nothing) {
        assertOutcome(start(PAIR + ",'task_start_time':" + nothing + ",'task_stop_time':" + nothing), 0, "success");
        clock.advance(Duration.ofDays(10_000));
        assertThat(quotaUsed()).isEqualTo(1);
    }

    @Test
    void measuresTheStopFromTheStart() {
        assertOutcome(
                start(PAIR + ",'task_start_time':" + (NOW + 1000) + ",'task_stop_time':" + (NOW + 1599)),
                1001,
                "task_stop_time");
        assertOutcome(
                start(PAIR + ",'task_start_time':" + (NOW + 1000) + ",'task_stop_time':" + (NOW + 1600)), 0, "success");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'durl':['rtmp://b/l/t']                                       | 1000 | src
                    'src':['rtmp://a/l/s']                                        | 1000 | durl
                    'src':[],'durl':[]                                            | 1000 | src
                    'src':'rtmp://a/l/s','durl':'rtmp://a/l/s'                    | 1001 | src must be an array
                    'src':[5],'durl':['rtmp://a/l/s']                             | 1001 | src[0] must be a string
                    'src':['ftp://a/l/s'],'durl':['rtmp://a/l/s']                 | 1001 | src[0]
                    'src':['http://a/l/s.mp4'],'durl':['rtmp://a/l/s']            | 1001 | src[0]
                    'src':['rtmp://a/l/s'],'durl':['http://a/l/s.flv']            | 1030 | invalid durl: durl[0]
                    'src':['rtmp://a/l/s'],'durl':['nowhere']                     | 1030 | invalid durl: durl[0]
                    'src':['rtmp://a/l/s'],'durl':['rtmp://a/l/s','rtmp://a/l/t'] | 1030 | invalid durl
                    'src':['rtmp://a/l/s','rtmp://a/l/t'],'durl':['rtmp://a/l/s'] | 1030 | invalid durl
                    'src':['http://a?b/s.flv'],'durl':['rtmp://a/l/s']            | 1001 | src[0]
                    'src':['rtmp://a/l/s'],'durl':['rtmp://a#b/s']                | 1030 | durl[0]
                    'src':['rtmp://a/l/s'],'durl':['rtmp://a/l/s'],'type':'x'     | 1001 | type
                    'src':['rtmp://a/l/s'],'durl':['rtmp://a/l/s'],'start_index':2147483648 | 1001 | start_index
                    """)
    void checksWhatItIsGiven(String members, int number, String message) {
        assertOutcome(start(members), number, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RTMP://a/live/s", "Http://a/live/s.FLV", "HTTPS://a/live/s.M3U8?k=v"})
    void takesAddressesInAnyCase(String source) {
        assertOutcome(start("'src':['" + source + "'],'durl':['Rtmp://b/live/t']"), 0, "success");
    }

    @Test
    void takesTwentySources() {
        assertOutcome(start(pairs(21)), 1001, "src must be at most 20");
        assertOutcome(start(pairs(20)), 0, "success");
        assertThat(quotaUsed()).isEqualTo(20);
    }

    private static String pairs(int count) {
        String sources = IntStream.range(0, count)
                .mapToObj(i -> "'rtmp://a/l/s" + i + "'")
                .collect(Collectors.joining(","));
        return "'src':[" + sources + "],'durl':[" + sources + "]";
    }

    @Test
    void checksNames() {
        assertOutcome(client.post("RedirectStart", "{'app':'live'," + PAIR + "}"), 1000, "uniqname");
        assertOutcome(client.post("RedirectStart", "{'uniqname':'demo'," + PAIR + "}"), 1000, "app");
        assertOutcome(client.post("RedirectStart", "{'uniqname':'d','app':'live'," + PAIR + "}"), 1002, "uniqname");
        assertOutcome(client.post("RedirectStart", "{'uniqname':'demo','app':'l'," + PAIR + "}"), 1003, "app");
    }

    @Test
    void acceptsTheTranscodingOfTheDocument() {
        assertOutcome(
                start(PAIR
                        + ",'trans_params':[{'logos':[{'wm_image':'https://ks3.com/XXX/XX.png','wm_gravity':'TOP_LEFT',"
                        + "'wm_width':200,'wm_height':100,'wm_dx':0,'wm_dy':0}],'fops':{'bitrate':'200k',"
                        + "'res':'1080x720','fps':'30','vcodec':'h264','acodec':'aac'},'ext_param':'','trans':1}]"),
                0,
                "success");
    }

    @Test
    void wantsTranscodingForEachSource() {
        assertOutcome(start(PAIR + ",'trans_params':[{},{}]"), 1001, "trans_params must be as long as src");
        String two = "'src':['rtmp://a/l/s','rtmp://a/l/t'],'durl':['rtmp://b/l/s','rtmp://b/l/t'],'trans_params':";
        assertOutcome(start(two + "[{}]"), 1001, "trans_params must be as long as src");
        assertOutcome(start(two + "[{},{}]"), 0, "success");
        assertOutcome(start(PAIR + ",'trans_params':[]"), 0, "success");
        assertOutcome(start(PAIR + ",'trans_params':[{'trans':2}]"), 1001, "trans_params[0].trans");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'wm_gravity':'CENTER'                                       | 1000 | wm_image
                    'wm_image':'http://a/b.png'                                 | 1000 | wm_gravity
                    'wm_image':'ftp://a/b.png','wm_gravity':'CENTER'            | 1001 | wm_image
                    'wm_image':'http://a/b.png','wm_image_back':'b.png','wm_gravity':'CENTER' | 1001 | wm_image_back
                    'wm_image':'http://a?b/c.png','wm_gravity':'CENTER'         | 1001 | wm_image
                    'wm_image':'HTTP://a/b.png','wm_gravity':'MIDDLE'           | 1001 | wm_gravity
                    'wm_image':'http://a/b.png','wm_gravity':'center'           | 1001 | wm_gravity
                    'wm_image':'http://a/b.png','wm_gravity':'CENTER','wm_width':-1    | 1001 | wm_width
                    'wm_image':'http://a/b.png','wm_gravity':'CENTER','wm_height':'x'  | 1001 | wm_height
                    """)
    void checksLogos(String logo, int number, String message) {
        assertOutcome(
                start(PAIR + ",'trans_params':[{'logos':[{" + logo + "}]}]"),
                number,
                "trans_params[0].logos[0]." + message);
    }

    private JsonNode withOffset(String offset) {
        return start(PAIR + ",'trans_params':[{'logos':[{'wm_image':'http://a/b.png','wm_gravity':'BOTTOM_RIGHT',"
                + "'wm_dx':" + offset + "}]}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-4096", "4096", "'12'", "0.26", "'0.26h'", "'-0.26w'", "0.999", "-0.5", "2.6e-1"})
    void acceptsOffsets(String offset) {
        assertOutcome(withOffset(offset), 0, "success");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-4097", "4097", "1.0", "-1.5", "'1.0h'", "'12h'", "'0.2x'", "'left'", "true", "1e99999999", "[]"
            })
    void refusesOffsets(String offset) {
        assertOutcome(withOffset(offset), 1001, "trans_params[0].logos[0].wm_dx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'bitrate':'2000k'",
                "'bitrate':'2M'",
                "'bitrate':'1.5M'",
                "'res':'1080×720'",
                "'fps':1",
                "'fps':'60'",
                "'vcodec':'264'",
                "'vcodec':'265'",
                "'vcodec':'copy'",
                "'vcodec':'COPY'",
                "'vcodec':'H264'",
                "'vcodec':'H265'",
                "'acodec':'copy'"
            })
    void acceptsFops(String member) {
        assertOutcome(start(PAIR + ",'trans_params':[{'fops':{" + member + "}}]"), 0, "success");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'bitrate':'fast'",
                "'bitrate':'0k'",
                "'res':'720p'",
                "'res':'0x720'",
                "'fps':0",
                "'fps':61",
                "'fps':'25fps'",
                "'vcodec':'vp9'",
                "'vcodec':'Copy'",
                "'acodec':'AAC'",
                "'acodec':{}"
            })
    void refusesFops(String member) {
        assertOutcome(
                start(PAIR + ",'trans_params':[{'fops':{" + member + "}}]"),
                1001,
                "trans_params[0].fops." + member.substring(1, member.indexOf("':")));
    }
}
