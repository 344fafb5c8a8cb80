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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the service answers with a documented number, and a large state does not slow it down. */
class RobustnessTest {

    private static final List<String> ODD = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1e-400",
            "99999999999999999999",
            "0.5",
            "\"\"",
            "\" \"",
            "\"-\"",
            "\"9999999999999999999\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"%zz\"",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[{}]",
            "{\"\":{}}",
            "\"[\"",
            "\"{\"",
            "\"{}\"",
            "\"[1]\"");

    private static Settings settings(int maxLoopTasks) {
        return new Settings(
                "127.0.0.1",
                0,
                "AK",
                "SK",
                null,
                "r",
                Clock.systemUTC(),
                Duration.ofMinutes(15),
                0,
                1 << 20,
                10,
                maxLoopTasks,
                path -> Duration.ofMinutes(10));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) TestClient.json(text.replace('\'', '"'));
    }

    private static Map<LocalAction, ObjectNode> requests() {
        String ids = LocalTest.IDS;
        String sources = "'SrcInfo':[{'Path':'http://b/a.mp4','Index':0},{'Path':'http://b/b.flv','Index':1}]";
        String preset = "{" + ids + ",'Preset':'p1','Description':'d','PresetType':1,'Output':[{'format':"
                + "{'output_format':256,'width':1,'vbr':100000,'suffix':'_a','format_index':1,'logo_switch':1},"
                + "'switch':{'sn':1}}],'Video':{'LOGO':[{'pic':'/b/o','optimal_w':1,'offsetX':-1}]}}";
        String stream = "{" + ids + ",'StreamID':'s1','OutPull':-1";
        String director =
                "{" + ids + ",'TaskID':'x','Preset':'p1'," + sources + ",'DstInfo':[{'a':1}],'Output':[{'b':2}]}";
        Map<LocalAction, ObjectNode> requests = new EnumMap<>(LocalAction.class);
        for (LocalAction action : LocalAction.values()) {
            requests.put(
                    action,
                    json(
                            switch (action) {
                                case PRESET, UPDATE_PRESET, DEL_PRESET, GET_PRESET_DETAIL, GET_PRESET_LIST -> preset;
                                case START_STREAM_PULL ->
                                    stream
                                            + ",'SrcUrl':'rtmp://a/b/c','Vdoid':'1','Params':'preset=p1','ExtParam':{'interval':6}}";
                                case START_LOOP, UPDATE_LOOP ->
                                    stream + ",'Preset':'p1','PubDomain':'d.com','TaskStartTime':0,"
                                            + "'TaskStopTime':0,'LoopTimes':1,'DurationHour':1," + sources + "}";
                                case REDIRECT_START ->
                                    "{'uniqname':'demo','app':'live','src':['rtmp://a/b/c'],'durl':['rtmp://d/e/f'],"
                                            + "'task_start_time':0,'task_stop_time':0,'trans_params':[{'trans':1,'logos':[{'wm_image':"
                                            + "'http://a/b','wm_gravity':'CENTER','wm_dx':0.5,'wm_width':1}],'fops':{'fps':1,'res':'1x1'}}]}";
                                case REDIRECT_STOP ->
                                    "{'uniqname':'demo','app':'live','src':'rtmp://a/b/c','durl':'rtmp://d/e/f'}";
                                case GET_TASK_LIST ->
                                    "{'UniqName':'demo','App':'live','TaskType':'6','StartDate':'2026-01-01',"
                                            + "'EndDate':'2026-02-01','Marker':0,'Limit':50}";
                                case GET_LIVE_TRANS_DURATION ->
                                    "{'UniqName':'demo','StartUnixTime':1,'EndUnixTime':2,'Granularity':5}";
                                case CREATE_DIRECTOR_TASK,
                                        UPDATE_DIRECTOR_TASK,
                                        QUERY_DIRECTOR_TASK,
                                        DEL_DIRECTOR_TASK -> director;
                                default -> stream + "}";
                            }));
        }
        return requests;
    }

    /** Every place of the request where another value can be put. */
    private static List<Consumer<JsonNode>> places(JsonNode node) {
        List<Consumer<JsonNode>> places = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.addAll(places(object.get(name)));
                places.add(value -> object.set(name, value));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.addAll(places(array.get(i)));
                places.add(value -> array.set(index, value));
            }
        }
        return places;
    }

    @Test
    void answersWhateverIsSentByADocumentedNumber() throws IOException {
        Random random = new Random(1);
        KetService service = new KetService(settings(100));
        Map<LocalAction, ObjectNode> requests = requests();
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            LocalAction action = LocalAction.values()[random.nextInt(LocalAction.values().length)];
            ObjectNode request = requests.get(action).deepCopy();
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                List<Consumer<JsonNode>> places = places(request);
                places.get(random.nextInt(places.size())).accept(Json.read(ODD.get(random.nextInt(ODD.size()))));
            }
            ObjectNode answer = service.execute(action, request);
            int number = answer.path(action.answersInLowerCase() ? "errno" : "ErrNum")
                    .asInt(-1);
            assertThat(number)
                    .as("%s %s: %s", action, request, answer)
                    .isNotNegative()
                    .isNotEqualTo(1);
            assertThat(Json.write(answer)).isNotEmpty();
            refused += number == 0 ? 0 : 1;
        }
        assertThat(refused).isBetween(4_000, 19_000);
    }

    @Test
    void holdsAHundredThousandTasks() {
        KetService service = new KetService(settings(100_000));
        service.execute(
                LocalAction.PRESET,
                json("{" + LocalTest.IDS + ",'Preset':'p1','Output':["
                        + "{'format':{'output_format':256}},{'format':{'output_format':257}}]}"));
        for (int i = 0; i < 50_000; i++) {
            ObjectNode answer = service.execute(
                    LocalAction.START_LOOP,
                    json("{" + LocalTest.IDS + ",'StreamID':'s" + i
                            + "','Preset':'p1','PubDomain':'d.com','SrcInfo':[{'Path':'http://b/a.mp4','Index':0}]}"));
            assertThat(answer.path("ErrNum").asInt(-1)).isZero();
        }
        assertThat(service.execute(LocalAction.GET_LOOP_LIST, json("{" + LocalTest.IDS + "}"))
                        .path("Total")
                        .asInt())
                .isEqualTo(100_000);
        String today = java.time.LocalDate.now(ChinaTime.ZONE).toString();
        String yesterday = java.time.LocalDate.now(ChinaTime.ZONE).minusDays(1).toString();
        ObjectNode page = service.execute(
                LocalAction.GET_TASK_LIST,
                json("{'UniqName':'demo','TaskType':'8','StartDate':'" + yesterday + "','EndDate':'" + today
                        + "','Marker':99999}"));
        assertThat(page.path("Total").asInt()).isEqualTo(100_000);
        assertThat(page.path("Count").asInt()).isEqualTo(1);
    }

    @Test
    void forgetsTheOldestOfWhatHasEnded() {
        TaskLog log = new TaskLog(3);
        Redirects redirects = new Redirects(log, new TaskIds());
        Instant now = Instant.now();
        Parameters start =
                new Parameters(json("{'uniqname':'demo','app':'live','src':['rtmp://a/b/c'],'durl':['rtmp://d/e/f']}"));
        Parameters stop =
                new Parameters(json("{'uniqname':'demo','app':'live','src':'rtmp://a/b/c','durl':'rtmp://d/e/f'}"));
        for (int i = 0; i < 5; i++) {
            redirects.start(start, now);
            redirects.stop(stop, now);
        }
        assertThat(log.count(task -> true)).isEqualTo(3);
    }

    @Test
    void forgetsWhatHasEndedBehindATaskThatNeverEnds() {
        TaskLog log = new TaskLog(10);
        Redirects redirects = new Redirects(log, new TaskIds());
        Instant now = Instant.now();
        ObjectNode first = redirects.start(redirect("first", true), now);
        for (int i = 0; i < 1000; i++) {
            redirects.start(redirect("s" + i, true), now);
            redirects.stop(redirect("s" + i, false), now);
            assertThat(log.count(task -> true)).isLessThanOrEqualTo(20);
        }
        assertThat(log.count(task -> true)).isGreaterThanOrEqualTo(10);
        assertThat(log.find(first.at("/reqlist/0/reqid").asText())).isPresent();
    }

    private static Parameters redirect(String stream, boolean start) {
        String source = "'rtmp://a/l/" + stream + "'";
        return new Parameters(json("{'uniqname':'demo','app':'live','src':" + (start ? "[" + source + "]" : source)
                + ",'durl':" + (start ? "[" + source + "]" : source) + "}"));
    }

    @Test
    void sweepsOutWhatHasEnded() {
        List<Integer> values = new ArrayList<>();
        Sweep sweep = new Sweep();
        int most = 0;
        for (int i = 0; i < 100_000; i++) {
            sweep.over(values, value -> value % 100 != 0);
            values.add(i);
            most = Math.max(most, values.size());
        }
        assertThat(most).isLessThan(4_000);
        assertThat(values).contains(0, 100, 99_900);
    }
}
