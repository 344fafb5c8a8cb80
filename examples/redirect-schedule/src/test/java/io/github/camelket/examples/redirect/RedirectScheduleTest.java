/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.GetTaskList;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskState;
import io.github.camelket.model.TaskType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application on a service over a socket, with a real file, by a clock that goes on when it is told to. */
class RedirectScheduleTest {

    private static final String LIONS = "rtmp://pull.example.com/live/lions";
    private static final String BEARS = "rtmp://pull.example.com/live/bears";
    private static final String NORTH = "rtmp://north.example.net/live/key-1";
    private static final String SOUTH = "rtmp://south.example.net/live/key-2";

    @TempDir
    private Path directory;

    private final ManualClock clock = ManualClock.at(at("19:00"));
    private final KetLocal local =
            KetLocal.builder().clock(clock).maxClockSkew(Duration.ofDays(1)).start();
    private Main main;

    @BeforeEach
    void startWithoutFixtures() throws Exception {
        save();
        start();
    }

    private void start() throws Exception {
        main = RedirectSchedule.application();
        main.bind("testClock", clock);
        main.addOverrideProperty("camel.component.ket.clock", "#testClock");
        main.addOverrideProperty(
                "camel.component.ket.serviceUrl", local.serviceUrl().toString());
        main.addOverrideProperty("camel.component.ket.accessKey", local.accessKey());
        main.addOverrideProperty("camel.component.ket.secretKey", local.secretKey());
        main.addOverrideProperty("camel.component.ket.responseTimeout", "2000");
        main.addOverrideProperty("fixtures.directory", directory.toString());
        main.addOverrideProperty("failures.directory", directory.toString());
        main.addOverrideProperty("look.every", "50");
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
        local.close();
    }

    @Test
    void relaysRunForTheirWindow() throws Exception {
        save(row("Lions - Tigers", LIONS, NORTH + "|" + SOUTH, "19:30", "21:30")
                .replace(",,,", ",https://logos.example.com/cup.png,2M,1280x720"));
        goTo("19:29");
        assertThat(running()).isEmpty();

        goTo("19:30");
        assertThat(running()).containsExactly(NORTH, SOUTH);
        assertThat(bodies("RedirectStart"))
                .singleElement()
                .asString()
                .contains("\"wm_image\":\"https://logos.example.com/cup.png\"", "\"wm_gravity\":\"TOP_RIGHT\"")
                .contains("\"bitrate\":\"2M\"", "\"res\":\"1280x720\"", "\"trans\":1")
                .as("should nobody be there at the end")
                .contains("\"task_stop_time\":" + at("22:30").getEpochSecond());

        goTo("21:29");
        assertThat(running()).containsExactly(NORTH, SOUTH);
        goTo("21:30");
        assertThat(running()).isEmpty();
        assertThat(local.requestCount("RedirectStart")).isEqualTo(1);
        assertThat(local.requestCount("RedirectStop")).isEqualTo(2);
        assertThat(failures()).isEmpty();
    }

    @Test
    void aRelayWithoutOptionsIsNotTranscoded() throws Exception {
        save(row("Lions - Tigers", LIONS, NORTH, "19:00", "21:30"));
        afterALook();
        assertThat(bodies("RedirectStart")).singleElement().asString().doesNotContain("trans_params");
    }

    @Test
    void relaysMoveWithTheirRow() throws Exception {
        save(row("Lions - Tigers", LIONS, NORTH, "19:00", "21:00"));
        afterALook();
        assertThat(running()).containsExactly(NORTH);

        // Kick-off is delayed, and is not, and is.
        save(row("Lions - Tigers", LIONS, NORTH, "19:30", "21:30"));
        afterALook();
        assertThat(running()).isEmpty();
        save(row("Lions - Tigers", LIONS, NORTH, "19:00", "21:00"));
        afterALook();
        assertThat(running()).containsExactly(NORTH);
        save(row("Lions - Tigers", LIONS, NORTH, "19:30", "21:30"));
        afterALook();
        assertThat(running()).isEmpty();
        goTo("19:30");
        assertThat(running()).containsExactly(NORTH);

        // Overtime is not noticed by those who watch.
        goTo("21:29");
        save(row("Lions - Tigers", LIONS, NORTH, "19:30", "22:00"));
        goTo("21:59");
        assertThat(local.requestCount("RedirectStart")).isEqualTo(3);
        assertThat(running()).containsExactly(NORTH);

        // Another target, another source.
        save(row("Lions - Tigers", LIONS, SOUTH, "19:30", "22:30"));
        afterALook();
        assertThat(running()).containsExactly(SOUTH);
        save(row("Lions - Tigers", LIONS + "-2", SOUTH, "19:30", "22:30"));
        afterALook();
        assertThat(tasks().stream().filter(RedirectScheduleTest::isRunning).map(TaskInfo::srcAddr))
                .containsExactly(LIONS + "-2");
        assertThat(failures()).isEmpty();
    }

    @Test
    void oneRelayMayServeSeveralMatches() throws Exception {
        save(
                row("Lions - Tigers", LIONS, NORTH, "19:00", "20:00"),
                row("Lions - Bears", LIONS, NORTH, "20:00", "21:00"),
                row("Lions - Wolves", LIONS, NORTH, "22:00", "23:00"));
        afterALook();
        goTo("20:00");
        assertThat(running()).containsExactly(NORTH);
        assertThat(local.requestCount("RedirectStart")).isEqualTo(1);
        goTo("21:00");
        assertThat(running()).isEmpty();
        goTo("22:00");
        assertThat(running()).containsExactly(NORTH);
    }

    @Test
    void brokenRowsAreToldWithTheirPlaceAndRefusedAlone() throws Exception {
        String good = row("Bears - Wolves", BEARS, SOUTH, "19:00", "21:00");
        String lions = row("Lions - Tigers", LIONS, NORTH, "19:00", "21:00");
        save(
                lions.replace("19:00", "19.00"),
                lions.replace("2026-11-23 21:00 Asia/Shanghai", "2026-02-30 21:00 +08:00"),
                lions.replace("21:00", "19:00"),
                lions.replace(LIONS, "udp://pull.example.com/live/key-3"),
                lions.replace(NORTH, NORTH + "| https://north.example.net/live/key-4"),
                lions.replace(NORTH, NORTH + "|" + NORTH),
                lions.replace(NORTH, ""),
                lions.replace(",,,", ",cup.png,many,720p"),
                lions.replace(",,,", ",cup.png,many,"),
                lions.replace("Lions - Tigers", ""),
                "Lions - Tigers," + LIONS + "," + NORTH,
                lions.replace(",,,", ",,,,,"),
                lions.replace("Lions - Tigers", "\"Lions - Tigers"),
                lions.replace("2026-11-23 19:00 Asia/Shanghai", NORTH),
                "",
                good,
                good);
        afterALook();
        assertThat(running()).containsExactly(SOUTH);

        String columns = "must have 8 columns: match,source,targets,start,end,logo,bitrate,size";
        String time =
                " must be a time with its zone, such as 2026-11-23 19:30 Asia/Shanghai or 2026-11-23 19:30 +08:00,"
                        + " but is ";
        assertThat(failures())
                .containsExactly(
                        "fixtures.csv, line 2: start" + time + "'2026-11-23 19.00 Asia/Shanghai'",
                        "fixtures.csv, line 3: end" + time + "'2026-02-30 21:00 +08:00'",
                        "fixtures.csv, line 4: end must be after start",
                        "fixtures.csv, line 5: source must be an rtmp address, or an http or https address that ends in .flv"
                                + " or .m3u8, but is 'udp://pull.example.com/…'",
                        "fixtures.csv, line 6: targets must be an rtmp address, but is 'https://north.example.net/…'",
                        "fixtures.csv, line 7: targets must be different from each other",
                        "fixtures.csv, line 8: targets must be an rtmp address, but is ''",
                        "fixtures.csv, line 9: size must be width x height, such as 1280x720, but is '720p'",
                        "fixtures.csv, line 10: logo must be an http or https address, but is 'cup.png';"
                                + " bitrate must be a bit rate such as 2000k or 2M, but is 'many'",
                        "fixtures.csv, line 11: match must be a name that no other row has, but is empty or an address",
                        "fixtures.csv, line 12: " + columns,
                        "fixtures.csv, line 13: " + columns,
                        "fixtures.csv, line 14: " + columns,
                        "fixtures.csv, line 15: start" + time + "'rtmp://north.example.net/…'",
                        "fixtures.csv, line 18: match must be a name that no other row has, but 'Bears - Wolves' is in a"
                                + " line above");

        // Looks go on, and the same file is not told of again; another one is.
        afterALook();
        assertThat(failures()).hasSize(15);
        clock.advance(Duration.ofSeconds(1));
        save(lions.replace("19:00", "19.00"), good);
        afterALook();
        assertThat(failures()).hasSize(16);
    }

    @Test
    void aRowThatIsBrokenOrGoneEndsAsItWasKnownLast() throws Exception {
        String lions = row("Lions - Tigers", LIONS, NORTH, "19:00", "20:00");
        String bears = row("Bears - Wolves", BEARS, SOUTH, "19:00", "20:30");
        save(lions, bears);
        afterALook();
        assertThat(running()).containsExactly(NORTH, SOUTH);

        save(lions.replace(NORTH, "somewhere"));
        goTo("19:59");
        assertThat(running()).containsExactly(NORTH, SOUTH);
        goTo("20:00");
        assertThat(running()).containsExactly(SOUTH);

        Files.delete(directory.resolve("fixtures.csv"));
        goTo("20:29");
        assertThat(running()).containsExactly(SOUTH);
        assertThat(failures()).last().isEqualTo("fixtures.csv is not there; no relay is started");
        goTo("20:30");
        assertThat(running()).isEmpty();
        assertThat(local.requestCount("RedirectStart")).isEqualTo(2);

        // What somebody starts now is nobody's business here.
        main.getCamelContext()
                .createProducerTemplate()
                .sendBody(
                        "ket:call",
                        RedirectStart.builder().addSrc(BEARS).addDurl(SOUTH).build());
        afterALook();
        assertThat(running()).containsExactly(SOUTH);
    }

    @Test
    void aFileWithAnotherHeadingStartsAndStopsNothing() throws Exception {
        save(row("Lions - Tigers", LIONS, NORTH, "19:00", "20:00"));
        afterALook();
        write("match;source\n" + row("Bears - Wolves", BEARS, SOUTH, "19:00", "20:30"));
        afterALook();
        assertThat(running()).containsExactly(NORTH);
        assertThat(failures())
                .containsExactly("fixtures.csv, line 1: must be match,source,targets,start,end,logo,bitrate,size;"
                        + " no row is read");
    }

    @Test
    void aFileOfASpreadsheetIsRead() throws Exception {
        write("\uFEFF" + FixtureRow.HEADING + "\r\n"
                + row("\"Lions, old - Tigers\"", LIONS, NORTH, "19:00", "20:00").replace("\n", "\r\n"));
        afterALook();
        assertThat(running()).containsExactly(NORTH);
        assertThat(failures()).isEmpty();
    }

    @Test
    void aTargetThatIsRefusedIsToldAndTriedAgainLater() throws Exception {
        local.faults()
                .on(
                        "RedirectStart",
                        Fault.notJson(
                                """
                        {"errno": 0, "errmsg": "success", "uniqname": "demo", "task_type": "redirect",
                         "reqlist": [{"reqid": "a", "errno": 0}, {"reqid": "", "errno": 1300}]}"""));
        save(row("Lions - Tigers", LIONS, NORTH + "|" + SOUTH, "19:00", "21:00"));
        afterALook();
        goTo("19:00");
        assertThat(failures()).containsExactly("Lions - Tigers: south.example.net refused with error 1300");
        assertThat(local.requestCount("RedirectStart")).isEqualTo(1);

        goTo("19:01");
        assertThat(local.requestCount("RedirectStart")).isEqualTo(2);
        assertThat(running()).containsExactly(NORTH, SOUTH);
    }

    @Test
    void aRelayThatFailsIsStartedAgainAndTheOthersGoOn() throws Exception {
        save(row("Lions - Tigers", LIONS, NORTH + "|" + SOUTH, "19:00", "21:00"));
        afterALook();
        String north = tasks().get(0).taskId();
        goTo("19:10");
        local.failTask(tasks().get(1).taskId(), "cannot push to " + SOUTH);
        afterALook();

        assertThat(running()).containsExactly(NORTH, SOUTH);
        assertThat(tasks()).hasSize(3).first().matches(task -> task.taskId().equals(north) && isRunning(task));
        assertThat(bodies("RedirectStart")).last().asString().contains("key-2").doesNotContain("key-1");
        assertThat(failures())
                .containsExactly("Lions - Tigers: south.example.net failed: cannot push to rtmp://south.example.net/…");
    }

    @Test
    void aStartThatFailsIsToldAndTriedAgainLaterAndTheOtherMatchesGoOn() throws Exception {
        local.faults().on("RedirectStart", Fault.errNum(1300, "task fail"));
        save(
                row("Lions - Tigers", LIONS, NORTH, "19:00", "21:00"),
                row("Bears - Wolves", BEARS, SOUTH, "19:00", "21:00"));
        afterALook();
        assertThat(running()).containsExactly(SOUTH);
        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith("Lions - Tigers to north.example.net not started: RedirectStart failed: error 1300");
        goTo("19:01");
        assertThat(running()).containsExactly(SOUTH, NORTH);
    }

    @Test
    void aStopThatFailsIsMadeAgain() throws Exception {
        save(row("Lions - Tigers", LIONS, NORTH, "19:00", "20:00"));
        afterALook();
        local.faults().on("RedirectStop", Fault.errNum(1300, "task fail"));
        goTo("20:00");
        afterALook();
        assertThat(running()).isEmpty();
        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith("Lions - Tigers to north.example.net not stopped: RedirectStop failed: error 1300");
    }

    @Test
    void anAnswerThatIsLostStartsNothingTwice() throws Exception {
        local.faults().on("RedirectStart", Fault.closeAfterExecution());
        save(row("Lions - Tigers", LIONS, NORTH, "19:00", "20:00"));
        afterALook();
        goTo("19:10");
        assertThat(tasks()).hasSize(1);
        assertThat(local.requestCount("RedirectStart")).isEqualTo(1);
        assertThat(failures()).isEmpty();
    }

    @Test
    void withoutAnAnswerThereIsNoLook() throws Exception {
        save(row("Lions - Tigers", LIONS, NORTH, "19:00", "20:00"));
        afterALook();
        local.faults().on("GetTaskList", 3, Fault.errNum(1, "unknow issue"));
        afterALook();
        afterALook();
        assertThat(running()).containsExactly(NORTH);
        assertThat(failures()).hasSize(3).allMatch(failure -> failure.contains("GetTaskList failed: error 1 "));
        assertThat(local.requestCount("RedirectStop")).isZero();
        assertThat(local.requestCount("RedirectStart")).isEqualTo(1);
    }

    @Test
    void afterARestartNothingIsStartedTwiceAndWhatIsOverIsStopped() throws Exception {
        save(
                row("Lions - Tigers", LIONS, NORTH, "19:00", "20:00"),
                row("Bears - Wolves", BEARS, SOUTH, "19:00", "21:00"));
        afterALook();
        main.stop();
        clock.set(at("20:10"));
        start();
        afterALook();
        assertThat(running()).containsExactly(SOUTH);
        assertThat(local.requestCount("RedirectStart")).isEqualTo(2);

        main.stop();
        save();
        clock.set(at("22:00"));
        start();
        afterALook();
        assertThat(running()).as("the service ends by itself what nobody stops").isEmpty();
        assertThat(local.requestCount("RedirectStop")).isEqualTo(1);
    }

    /** The service lists 50 at a time. */
    @Test
    void manyRelaysAreSeenOnSeveralPages() throws Exception {
        save(IntStream.range(0, 6)
                .mapToObj(match -> row(
                        "Match " + match,
                        LIONS + match,
                        IntStream.range(0, 20)
                                .mapToObj(target -> NORTH + "-" + target)
                                .collect(Collectors.joining("|")),
                        "19:00",
                        "20:00"))
                .toArray(String[]::new));
        await().atMost(Duration.ofSeconds(20)).until(() -> local.requestCount("RedirectStart") == 6);
        goTo("19:30");
        assertThat(local.requestCount("RedirectStart")).isEqualTo(6);
        goTo("20:00");
        await().atMost(Duration.ofSeconds(20)).until(() -> local.requestCount("RedirectStop") == 120);
        goTo("20:10");
        assertThat(local.requestCount("RedirectStop")).isEqualTo(120);
        assertThat(failures()).isEmpty();
    }

    @Test
    void theDemoEndsAsItShould() throws Exception {
        Demo.run(Duration.ofMillis(10));
    }

    @Test
    void theReadmeShowsTheRoute() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String snippet = readme.substring(readme.indexOf("```java") + 7);
        Path routes = Path.of("src/main/java/io/github/camelket/examples/redirect/RedirectRoutes.java");

        assertThat(Files.readString(routes).replaceAll("\\s+", ""))
                .contains(snippet.substring(0, snippet.indexOf("```")).replaceAll("\\s+", ""));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + ":00+08:00");
    }

    private static String row(String match, String source, String targets, String start, String end) {
        return "%s,%s,%s,2026-11-23 %s Asia/Shanghai,2026-11-23 %s Asia/Shanghai,,,"
                .formatted(match, source, targets, start, end);
    }

    private void save(String... rows) throws Exception {
        write(FixtureRow.HEADING + "\n" + String.join("\n", rows));
    }

    private void write(String text) throws Exception {
        Path beside = Files.writeString(directory.resolve("fixtures.csv.new"), text);
        Files.move(beside, directory.resolve("fixtures.csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void goTo(String time) {
        clock.set(at(time));
        afterALook();
    }

    /** The second look from now on begins when the first, which knows all that is so now, has ended. */
    private void afterALook() {
        int looks = looks();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> looks() >= looks + 2);
    }

    private int looks() {
        return (int) local.requests().stream()
                .filter(request -> request.action().equals("GetTaskList"))
                .filter(request -> request.rawQuery().contains("Marker=0"))
                .filter(request -> request.rawQuery().contains("StartDate=2026-10-24"))
                .count();
    }

    private List<String> bodies(String action) {
        return local.requests().stream()
                .filter(request -> request.action().equals(action))
                .map(RecordedRequest::bodyText)
                .toList();
    }

    /** The targets of what runs, the oldest first. */
    private List<String> running() {
        return tasks().stream()
                .filter(RedirectScheduleTest::isRunning)
                .map(TaskInfo::dstAddr)
                .toList();
    }

    private static boolean isRunning(TaskInfo task) {
        return TaskState.RUNNING.equals(task.tranStatus());
    }

    private List<TaskInfo> tasks() {
        LocalDate day = LocalDate.parse("2026-11-23");
        GetTaskList query = GetTaskList.builder()
                .uniqName("demo")
                .taskType(TaskType.REDIRECT)
                .startDate(day)
                .endDate(day)
                .build();
        return main.getCamelContext()
                .createProducerTemplate()
                .requestBody("ket:call", query, TaskListResult.class)
                .taskInfo();
    }

    private List<String> failures() throws Exception {
        Path file = directory.resolve("failures.log");
        List<String> failures = Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        assertThat(failures).noneMatch(failure -> failure.contains("key-"));
        return failures;
    }
}
