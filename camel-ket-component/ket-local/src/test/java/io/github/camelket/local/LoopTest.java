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
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopTest extends LocalTest {

    private static final String SOURCE = "[{'Path':'http://b.ks3.com/a.mp4','Index':0}]";
    private static final long NOW = MORNING.getEpochSecond();

    @Override
    KetLocalBuilder configure(KetLocalBuilder builder) {
        return builder.maxClockSkew(Duration.ofMinutes(15))
                .sourceLength(path -> Duration.ofMinutes(path.contains("long") ? 60 : 10));
    }

    @BeforeEach
    void createPresets() {
        preset("one", "'output_format':256");
        preset("two", "'output_format':256,'suffix':'_low'", "'output_format':264");
    }

    private JsonNode start(String stream, String preset, String sources, String more) {
        return client.post(
                "StartLoop",
                "{" + IDS + ",'StreamID':'" + stream + "','Preset':'" + preset
                        + "','PubDomain':'up.demo.com','SrcInfo':" + sources + more + "}");
    }

    private JsonNode start(String more) {
        return start("s1", "one", SOURCE, more);
    }

    private JsonNode update(String more) {
        return client.post("UpdateLoop", "{" + IDS + ",'StreamID':'s1'" + more + "}");
    }

    private JsonNode stop() {
        return client.post("StopLoop", "{" + IDS + ",'StreamID':'s1'}");
    }

    private int onAir() {
        JsonNode answer = client.get("GetLoopList", "UniqName", "demo", "App", "live");
        assertSuccess(answer);
        assertThat(answer.path("List")).hasSize(answer.path("Total").asInt());
        return answer.path("Total").asInt();
    }

    private void assertEndsAfter(Duration life) {
        Instant start = clock.instant();
        clock.set(start.plus(life).minusSeconds(1));
        assertThat(onAir()).as("a second before %s", life).isEqualTo(1);
        clock.set(start.plus(life));
        assertThat(onAir()).as("after %s", life).isZero();
        assertRefused(stop(), 1301, "task most exist");
    }

    @Test
    void startsATaskForEachOutputAndListsThemInTheDocumentsTypes() {
        JsonNode started = start(
                "s1",
                "two",
                "[{'Path':'http://b.ks3.com/b.flv?sign=1','Index':'7'},{'Path':'http://b.ks3.com/a.mp4','Index':2}]",
                "");
        assertSuccess(started);
        assertThat(started.path("List")).hasSize(2);
        assertThat(started.at("/List/0/Format").isInt()).isTrue();
        assertThat(started.at("/List/1/Format").asInt()).isEqualTo(264);
        assertThat(started.at("/List/0/TaskID").asText()).matches("[0-9a-f]{32}");
        assertThat(started.at("/List/0/TaskID")).isNotEqualTo(started.at("/List/1/TaskID"));

        clock.advance(Duration.ofMinutes(100 * 60 + 59));
        JsonNode list = client.get("GetLoopList", "UniqName", "demo", "App", "live", "StreamID", "s1");
        assertThat(list.path("Total").asInt()).isEqualTo(2);
        assertThat(list.at("/List/0").toString())
                .isEqualTo("{\"OutputFormat\":\"256\","
                        + "\"SrcInfo\":[\"http://b.ks3.com/a.mp4\",\"http://b.ks3.com/b.flv?sign=1\"],"
                        + "\"App\":\"live\",\"PubDomain\":\"up.demo.com\",\"Preset\":\"two\","
                        + "\"ContinueHour\":\"100\",\"TaskID\":\""
                        + started.at("/List/0/TaskID").asText()
                        + "\",\"StreamID\":\"s1\",\"CreateTime\":\"2026-11-23 10:00:00\"}");
        assertThat(client.get("GetLoopList", "UniqName", "demo", "App", "live", "StreamID", "s2")
                        .path("Total")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void refusesASecondLoopOnAStreamUntilTheFirstHasEnded() {
        assertSuccess(start(""));
        assertRefused(start(""), 1201, "record already exist");
        assertSuccess(start("s2", "one", SOURCE, ""));
        assertSuccess(stop());
        assertRefused(stop(), 1301);
        assertSuccess(start(""));
        assertThat(onAir()).isEqualTo(2);
    }

    @Test
    void endsAfterTwentyDays() {
        assertSuccess(start(""));
        assertEndsAfter(Duration.ofDays(20));
    }

    @Test
    void endsAfterItsHours() {
        assertSuccess(start(",'DurationHour':5"));
        assertEndsAfter(Duration.ofHours(5));
    }

    @Test
    void endsAtItsStopTime() {
        assertSuccess(start(",'TaskStopTime':" + (NOW + 31)));
        assertEndsAfter(Duration.ofSeconds(31));
    }

    @Test
    void endsWhenItsRoundsArePlayed() {
        assertSuccess(start(
                "s1",
                "one",
                "[{'Path':'http://b/long.mp4','Index':1},{'Path':'http://b/a.mp4','Index':2}]",
                ",'LoopTimes':'3'"));
        assertEndsAfter(Duration.ofMinutes(3 * 70));
    }

    @Test
    void letsTheStopTimeWinOverTheRounds() {
        assertSuccess(start(",'LoopTimes':1,'TaskStopTime':" + (NOW + 3600)));
        assertEndsAfter(Duration.ofHours(1));
    }

    @Test
    void letsTheHoursLimitRoundsAndStopTime() {
        assertSuccess(start(",'LoopTimes':2147483647,'DurationHour':2,'TaskStopTime':" + (NOW + 86_400)));
        assertEndsAfter(Duration.ofHours(2));
    }

    @Test
    void waitsForItsStartTime() {
        assertSuccess(start(",'TaskStartTime':" + (NOW + 3600) + ",'DurationHour':1"));
        assertRefused(start(""), 1201);
        assertThat(onAir()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(59));
        assertRefused(update(",'DurationHour':2"), 1204, "update record fail", "has not started");
        clock.advance(Duration.ofMinutes(1));
        assertSuccess(update(",'SrcInfo':" + SOURCE));
        assertEndsAfter(Duration.ofHours(1));
    }

    @Test
    void canBeStoppedBeforeItStarts() {
        assertSuccess(start(",'TaskStartTime':" + (NOW + 3600)));
        assertSuccess(stop());
        assertThat(onAir()).isZero();
        clock.advance(Duration.ofHours(2));
        assertThat(onAir()).isZero();
    }

    @Test
    void staysOnAirWhileItsHoursAreMoved() {
        assertSuccess(start(""));
        for (int i = 0; i < 17; i++) {
            clock.advance(Duration.ofDays(20).minusSeconds(1));
            assertThat(onAir()).isEqualTo(1);
            assertSuccess(update(",'DurationHour':480"));
        }
        assertEndsAfter(Duration.ofDays(20));
    }

    @Test
    void endsAfterAYearAtTheLatest() {
        assertSuccess(start(""));
        for (int i = 0; i < 19; i++) {
            clock.advance(Duration.ofDays(19));
            assertSuccess(update(",'DurationHour':480"));
        }
        clock.set(Instant.parse("2027-11-23T01:59:59Z"));
        assertThat(onAir()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(onAir()).isZero();
    }

    @Test
    void playsANewListFromTheMomentItIsGiven() {
        assertSuccess(start(",'LoopTimes':2"));
        clock.advance(Duration.ofMinutes(15));
        assertSuccess(update(",'SrcInfo':[{'Path':'http://b/long.mp4','Index':0}]"));
        assertThat(client.get("GetLoopList", "UniqName", "demo", "App", "live")
                        .at("/List/0/SrcInfo/0")
                        .asText())
                .isEqualTo("http://b/long.mp4");
        assertEndsAfter(Duration.ofMinutes(120));
    }

    @Test
    void leavesTheLimitAloneWhenOnlyTheListChanges() {
        assertSuccess(start(",'DurationHour':10"));
        clock.advance(Duration.ofHours(9));
        assertSuccess(update(",'SrcInfo':" + SOURCE));
        assertEndsAfter(Duration.ofHours(1));
    }

    @Test
    void updatesOnlyWhatIsOnAirAndOnlyWithSomething() {
        assertRefused(update(",'DurationHour':1"), 1301);
        assertSuccess(start(""));
        assertRefused(update(""), 1000, "DurationHour or SrcInfo");
        assertRefused(update(",'DurationHour':0"), 1001, "DurationHour");
        assertRefused(update(",'DurationHour':481"), 1001, "DurationHour must be between 1 and 480");
        assertRefused(update(",'SrcInfo':[]"), 1000, "SrcInfo");
        assertSuccess(update(",'DurationHour':'1','SrcInfo':" + SOURCE));
        assertEndsAfter(Duration.ofHours(1));
        assertRefused(update(",'DurationHour':1"), 1301);
    }

    @Test
    void isOverWhenAllItsTasksFailed() {
        JsonNode started = start("s1", "two", SOURCE, "");
        local.failTask(started.at("/List/0/TaskID").asText(), "no such file");
        assertRefused(start(""), 1201);
        local.failTask(started.at("/List/1/TaskID").asText(), "no such file");
        assertThat(onAir()).isZero();
        assertRefused(update(",'DurationHour':1"), 1301);
        assertRefused(stop(), 1301);
        assertSuccess(start(""));
    }

    @Test
    void countsNoLoopWhoseTasksFailed() {
        for (int i = 0; i < 50; i++) {
            JsonNode started = start("s" + i, "two", SOURCE, "");
            if (i == 0) {
                started.path("List")
                        .forEach(task -> local.failTask(task.path("TaskID").asText(), "no such file"));
            }
        }
        assertSuccess(start("more", "two", SOURCE, ""));
        assertRefused(start("evenmore", "two", SOURCE, ""), 1300);
    }

    @Test
    void countsTheTasksOfAllAppsOfAnAccount() {
        String other = "'UniqName':'demo','App':'other'";
        assertSuccess(
                client.post("Preset", "{" + other + ",'Preset':'one','Output':[{'format':{'output_format':256}}]}"));
        for (int i = 0; i < 50; i++) {
            assertSuccess(start("s" + i, "two", SOURCE, ""));
        }
        assertRefused(
                client.post(
                        "StartLoop",
                        "{" + other + ",'StreamID':'s1','Preset':'one','PubDomain':'up.demo.com','SrcInfo':" + SOURCE
                                + "}"),
                1300);
    }

    @Test
    void holdsAHundredTasks() {
        for (int i = 0; i < 50; i++) {
            assertSuccess(start("s" + i, "two", SOURCE, ",'DurationHour':1"));
        }
        assertRefused(start("more", "one", SOURCE, ""), 1300, "task fail", "at most 100");
        assertSuccess(client.post("StopLoop", "{" + IDS + ",'StreamID':'s7'}"));
        assertSuccess(start("more", "two", SOURCE, ""));
        assertRefused(start("evenmore", "one", SOURCE, ""), 1300);
        clock.advance(Duration.ofHours(1));
        assertThat(onAir()).isEqualTo(2);
        assertSuccess(start("evenmore", "one", SOURCE, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'StreamID':'s1'          | 'StreamID':''           | 1000 | StreamID
                    'StreamID':'s1'          | 'StreamID':'s/1'        | 1004 | invalid stream name
                    'Preset':'one'           | 'Preset':''             | 1000 | Preset
                    'Preset':'one'           | 'Preset':'none'         | 1005 | invalid preset name
                    'Preset':'one'           | 'Preset':'o-e'          | 1005 | invalid preset name
                    'PubDomain':'up.demo.com'| 'PubDomain':null        | 1000 | PubDomain
                    'PubDomain':'up.demo.com'| 'PubDomain':'a b'       | 1001 | PubDomain
                    'PubDomain':'up.demo.com'| 'PubDomain':'rtmp://a'  | 1001 | PubDomain
                    'UniqName':'demo'        | 'UniqName':'d'          | 1002 | UniqName
                    'App':'live'             | 'App':'l'               | 1003 | App
                    'Index':0                | 'Index':''              | 1000 | SrcInfo[0].Index
                    'Index':0                | 'Index':-1              | 1001 | SrcInfo[0].Index
                    'Index':0                | 'Index':'first'         | 1001 | SrcInfo[0].Index
                    'Path'                   | 'path'                  | 1000 | SrcInfo[0].Path
                    """)
    void checksWhatIsRequired(String part, String replacement, int number, String message) {
        String body = "{" + IDS + ",'StreamID':'s1','Preset':'one','PubDomain':'up.demo.com','SrcInfo':" + SOURCE + "}";
        assertRefused(client.post("StartLoop", body.replace(part, replacement)), number, message);
        assertThat(onAir()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "TaskStartTime, 59, 1001",
        "TaskStartTime, 60, 0",
        "TaskStartTime, -5, 1001",
        "TaskStopTime, 30, 1001",
        "TaskStopTime, 31, 0",
        "TaskStopTime, -5, 1001"
    })
    void checksTimes(String member, int ahead, int number) {
        assertRefused(start(",'" + member + "':" + (NOW + ahead)), number);
    }

    @Test
    void measuresTheStopTimeFromTheStartTime() {
        String start = ",'TaskStartTime':" + (NOW + 100) + ",'TaskStopTime':";
        assertRefused(start(start + (NOW + 130)), 1001, "TaskStopTime");
        assertSuccess(start(start + (NOW + 131)));
        assertEndsAfter(Duration.ofSeconds(131));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'TaskStartTime':'soon'",
                "'TaskStartTime':1795000000000",
                "'TaskStopTime':1e3",
                "'LoopTimes':-1",
                "'LoopTimes':2147483648",
                "'DurationHour':481",
                "'DurationHour':-1"
            })
    void checksNumbers(String member) {
        assertRefused(start("," + member), 1001, member.substring(1, member.indexOf("':")));
    }

    @Test
    void takesZeroForNothing() {
        assertSuccess(start(",'TaskStartTime':0,'TaskStopTime':0,'LoopTimes':0,'DurationHour':0"));
        assertEndsAfter(Duration.ofDays(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://b.ks3.com/a.mp4",
                "https://b.ks3.com/目录/视频（一）-~$&='.MP4",
                "http://b/a.flv?Signature=x/y.z&Expires=1",
                "http://b/a.m3u8",
                "http://b/a.mpegs",
                "http://b/a.ts",
                "rtmp://h/live/s",
                "RTMP://h/live/s"
            })
    void acceptsSources(String path) {
        assertSuccess(start("s1", "one", "[{'Path':\"" + path.replace('\'', '’') + "\",'Index':0}]", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://b/a.avi",
                "http://b/a",
                "/bucket/a.mp4",
                "ftp://b/a.mp4",
                "http://b/?x=a.mp4",
                "http://b?x/a.mp4",
                "http:///a.mp4",
                "http://b/a b.mp4",
                "rtmp://h"
            })
    void refusesSourcesAndNamesThem(String path) {
        JsonNode answer =
                start("s1", "one", "[{'Path':'http://b/a.mp4','Index':1},{'Path':'" + path + "','Index':4}]", "");
        assertRefused(answer, 1001, "SrcInfo Path");
        assertThat(answer.path("ErrFilePath").toString()).isEqualTo("[{\"Path\":\"" + path + "\",\"Index\":4}]");
    }

    @Test
    void demandsDistinctIndexes() {
        assertRefused(
                start("s1", "one", "[{'Path':'http://b/a.mp4','Index':1},{'Path':'http://b/b.mp4','Index':'1'}]", ""),
                1001,
                "SrcInfo[1].Index must be distinct");
    }
}
