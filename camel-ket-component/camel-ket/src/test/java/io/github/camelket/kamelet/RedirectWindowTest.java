/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.KetComponent;
import io.github.camelket.KetNoAnswerException;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.GetTaskList;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskState;
import io.github.camelket.model.TaskType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedirectWindowTest {

    private static final String MATCH = "rtmp://pull.example.com/live/match";
    private static final String AWAY = "rtmp://push.example.net/live/match";
    private static final String PAIR = "&src=" + MATCH + "&durl=" + AWAY;
    private static final String PAIRS = "&src=" + MATCH + "," + MATCH + "2&durl=" + AWAY + ", " + AWAY + "2";

    /** Far ahead of Quartz, whose clock is the system's: here nothing fires by itself. */
    private final ManualClock clock = ManualClock.at(Instant.parse("2098-03-10T12:00:00Z"));

    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final KetLocal now = KetLocal.start();
    private KameletRun run;

    @AfterEach
    void stop() {
        run.close();
        local.close();
        now.close();
    }

    /** Half an hour ahead, in China's time. */
    private static final String LATER = window("2098-03-10T20:30:00", "2098-03-10T22:00:00");

    private static final String OPEN = window("2098-03-10T11:00:00Z", "2098-03-10T12:30:00Z");

    private static String window(Object start, Object stop) {
        return "kamelet:ket-redirect-window/window?startTime=" + start + "&stopTime=" + stop;
    }

    private List<TaskInfo> running() {
        Clock time = run.context().getComponent("ket", KetComponent.class).getClock();
        LocalDate day = LocalDate.ofInstant(time.instant(), ZoneId.of("Asia/Shanghai"));
        TaskListResult tasks = (TaskListResult) run.call(GetTaskList.builder()
                .taskType(TaskType.REDIRECT)
                .startDate(day.minusDays(40))
                .endDate(day)
                .build());
        return tasks.taskInfo().stream()
                .filter(task -> TaskState.RUNNING.equals(task.tranStatus()))
                .toList();
    }

    @Test
    void quartzStartsWhatIsNearAndStopsIt() throws Exception {
        run = new KameletRun(now);
        Instant start = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.SECONDS);
        run.from(window(start, start.plusSeconds(2)) + PAIRS);
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(run.emittedActions())
                .containsExactly("RedirectStart", "RedirectStop", "RedirectStop"));
        assertThat(run.emitted().get(0).getClock().getCreated()).isGreaterThanOrEqualTo(start.toEpochMilli());
        assertThat(run.emitted().get(1).getClock().getCreated())
                .isGreaterThanOrEqualTo(start.plusSeconds(2).toEpochMilli());
        assertThat(run.last("RedirectStart").bodyText()).doesNotContain("task_start_time", "task_stop_time");
        assertThat(run.last("RedirectStop").bodyText()).contains("\"reqid\"").doesNotContain("\"src\"");
        assertThat(running()).isEmpty();
        assertThat(run.failed()).isEmpty();
    }

    @Test
    void theServiceStartsAndStopsWhatIsFarAhead() throws Exception {
        run = new KameletRun(local, clock)
                .from(LATER + PAIR + "&transParams=[{\"trans\": 1, \"fops\": {\"bitrate\": \"2M\"} }]");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStart"));
        assertThat(run.emitted().get(0).getMessage().getBody()).isInstanceOf(RedirectStartResult.class);
        assertThat(run.actions()).containsExactly("GetTaskList", "RedirectStart");
        assertThat(run.last("RedirectStart").bodyText())
                .contains(
                        "\"task_start_time\":"
                                + Instant.parse("2098-03-10T12:30:00Z").getEpochSecond(),
                        "\"task_stop_time\":"
                                + Instant.parse("2098-03-10T14:00:00Z").getEpochSecond(),
                        "\"bitrate\":\"2M\"");
        clock.set(Instant.parse("2098-03-10T14:00:00Z"));
        assertThat(running()).isEmpty();
    }

    @Test
    void whatIsLateStartsAtOnceAndEndsByItselfWhereTheServiceTakesIt() throws Exception {
        run = new KameletRun(local, clock).from(window("2098-03-10T19:00:00+08:00", "2098-03-10T12:30:00Z") + PAIR);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStart"));
        assertThat(run.last("RedirectStart").bodyText())
                .contains("\"task_stop_time\"")
                .doesNotContain("\"task_start_time\"");
    }

    @Test
    void aWindowThatIsOverIsLeftAlone() throws Exception {
        run = new KameletRun(local, clock).from(window("2098-03-10T10:00:00Z", "2098-03-10T12:00:00Z") + PAIR);
        run.context().stop();
        assertThat(run.actions()).isEmpty();
    }

    @Test
    void aRestartAdoptsWhatRunsAndStopsIt() throws Exception {
        run = new KameletRun(local, clock);
        // More than a page of others, and one of the two that are wanted.
        for (int call = 0; call < 3; call++) {
            String name = "rtmp://pull.example.com/live/other" + call + "-";
            List<String> others = IntStream.range(0, 20).mapToObj(i -> name + i).toList();
            run.call(RedirectStart.builder().src(others).durl(others).build());
        }
        run.call(RedirectStart.builder().addSrc(MATCH).addDurl(AWAY).build());
        run.from(OPEN + PAIRS);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStart"));
        assertThat(run.last("RedirectStart").bodyText()).contains(MATCH + "2").doesNotContain(MATCH + "\"");
        assertThat(run.actions().stream().filter("GetTaskList"::equals)).hasSize(2);

        run.restart("window");
        run.awaitThat(it ->
                assertThat(it.actions().stream().filter("GetTaskList"::equals)).hasSize(4));
        run.fire("stop");
        run.awaitThat(
                it -> assertThat(it.emittedActions()).containsExactly("RedirectStart", "RedirectStop", "RedirectStop"));
        assertThat(running()).hasSize(50).noneMatch(task -> task.dstAddr().startsWith(AWAY));
    }

    @Test
    void whatHasEndedByItselfIsNoFailure() throws Exception {
        run = new KameletRun(local, clock).from(OPEN + PAIR);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStart"));
        local.failTask(running().get(0).taskId(), "source is gone");
        run.fire("stop");
        run.awaitThat(it -> assertThat(it.changes()).containsExactly("RedirectStart", "RedirectStop"));
        run.context().stop();
        assertThat(run.emitted()).hasSize(1);
        assertThat(run.failed()).isEmpty();
    }

    @Test
    void aStartWhoseAnswerNeverCameIsNotRepeatedAndIsStoppedAllTheSame() throws Exception {
        run = new KameletRun(local, clock);
        local.faults().on("RedirectStart", Fault.closeAfterExecution());
        run.from(OPEN + PAIR);
        run.awaitThat(it -> assertThat(it.failed()).hasSize(1));
        assertThat(run.failed().get(0).getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(KetNoAnswerException.class);
        assertThat(running()).hasSize(1);
        run.fire("stop");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStop"));
        assertThat(running()).isEmpty();
        assertThat(run.changes()).containsExactly("RedirectStart", "RedirectStop");
    }

    /** The service lists tasks by the day they were made, and the Kamelet does not look that far back. */
    @Test
    void aWindowOfManyWeeksIsStoppedAfterARestartToo() throws Exception {
        run = new KameletRun(local, clock).from(window("2098-03-10T12:00:00Z", "2098-06-10T12:00:00Z") + PAIR);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStart"));
        clock.advance(Duration.ofDays(32));
        run.restart("window");
        run.awaitThat(it -> assertThat(it.changes()).containsExactly("RedirectStart", "RedirectStart"));
        assertThat(running()).hasSize(1);
        run.fire("stop");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStart", "RedirectStop"));
        assertThat(running()).isEmpty();
        assertThat(run.failed()).isEmpty();
    }

    @Test
    void aStopNeedsNoAnswerAboutWhatRuns() throws Exception {
        run = new KameletRun(local, clock);
        local.faults().on("RedirectStart", Fault.closeAfterExecution());
        run.from(OPEN + PAIR);
        run.awaitThat(it -> assertThat(it.failed()).hasSize(1));
        local.faults().on("GetTaskList", Fault.status(503));
        run.fire("stop");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStop"));
        local.faults().clear();
        assertThat(running()).isEmpty();
    }

    @Test
    void aStartThatIsNotFarAheadAnyMoreOnceTheServiceHasAnsweredWaitsForItsTime() throws Exception {
        run = new KameletRun(now);
        now.faults().on("GetTaskList", Fault.delay(Duration.ofMillis(2500)));
        Instant start = Instant.now().plusSeconds(662);
        run.from(window(start, start.plusSeconds(3600)) + PAIR);
        run.awaitThat(it -> assertThat(it.actions()).containsExactly("GetTaskList"));
        run.fire("start");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStart"));
        assertThat(run.actions()).containsExactly("GetTaskList", "GetTaskList", "RedirectStart");
    }

    @Test
    void aWindowThatTheServiceCouldNotBeToldAheadIsStartedAtItsTimeAndOnlyThen() throws Exception {
        run = new KameletRun(local, clock);
        local.faults().on("GetTaskList", Fault.status(503));
        run.from(LATER + PAIR);
        run.awaitThat(it -> assertThat(it.failed()).hasSize(1));
        assertThat(run.changes()).isEmpty();

        clock.set(Instant.parse("2098-03-10T12:30:00Z"));
        run.fire("start");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("RedirectStart"));
        run.fire("start");
        run.context().stop();
        assertThat(run.changes()).containsExactly("RedirectStart");
    }

    @Test
    void aNearStartWaitsForItsTime() throws Exception {
        clock.set(Instant.parse("2098-03-10T12:19:01Z"));
        run = new KameletRun(local, clock).from(LATER + PAIR);
        run.context().stop();
        assertThat(run.actions()).isEmpty();
    }

    @Test
    void aRefusedPairIsAFailureThatNamesItAndNoAddress() throws Exception {
        run = new KameletRun(local, clock);
        local.faults()
                .on(
                        "RedirectStart",
                        Fault.notJson("{\"errno\": 0, \"errmsg\": \"success\", \"reqlist\": ["
                                + "{\"reqid\": \"a1\", \"errno\": 0}, {\"reqid\": \"\", \"errno\": 1300}]}"));
        run.from(OPEN + PAIRS);
        run.awaitThat(it -> assertThat(it.failed()).hasSize(1));
        assertThat(run.failed().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .hasMessageContaining("RedirectStart refused src[1] with error 1300")
                .hasMessageNotContaining("example.com");
    }

    @Test
    void whatCannotWorkDoesNotStart() {
        run = new KameletRun(local, clock);
        String kamelet = " of Kamelet ket-redirect-window ";
        assertThat(run.refusal(window("8 pm", "9 pm") + PAIR))
                .isEqualTo("Property startTime" + kamelet + "is '8 pm', but must be a time such as"
                        + " 2026-11-23T19:30:00, or 2026-11-23T19:30:00+08:00");
        assertThat(run.refusal(window("2098-03-10T20:30:00", "2098-03-10T20:30:00") + PAIR))
                .isEqualTo("Property stopTime" + kamelet
                        + "is '2098-03-10T20:30:00', but must be after startTime, which is 2098-03-10T20:30:00");
        assertThat(run.refusal(LATER + "&timeZone=Peking" + PAIR)).startsWith("Property timeZone" + kamelet);
        assertThat(run.refusal(LATER + "&src=,&durl=" + AWAY))
                .isEqualTo("Property src" + kamelet + "names 0 sources, but must name 1 to 20");
        assertThat(run.refusal(LATER + "&src=" + MATCH + "," + MATCH + "2&durl=" + AWAY))
                .isEqualTo("Property durl" + kamelet
                        + "has 1 elements, but must have one for each of the 2 sources of src");
        assertThat(run.refusal(LATER + PAIR + "&transParams=[]x"))
                .startsWith("Property transParams" + kamelet + "is something else, but must be a JSON array");
        for (String nothing : List.of("null", "[null]")) {
            assertThat(run.refusal(LATER + PAIR + "&transParams=" + nothing))
                    .startsWith("Property transParams" + kamelet + "is something else, but must be a JSON array");
        }
        assertThat(run.refusal(LATER + PAIR + "&transParams=[{},{}]"))
                .startsWith("Property transParams" + kamelet + "has 2 elements");
        assertThat(run.refusal(LATER + "&src=" + MATCH + "," + MATCH + "&durl=" + AWAY + "," + AWAY))
                .contains("the same source and target twice");
        assertThat(run.refusal(LATER + "&src=" + MATCH + "&durl=https://example.com/live"))
                .contains("durl[0]")
                .doesNotContain("\n");
        assertThat(run.actions()).isEmpty();
    }

    /** A service that knows no Marker answers the same page for ever. */
    @Test
    void aListWithoutEndIsNotReadForEver() throws Exception {
        String task = "{\"TaskID\": \"t\", \"TranStatus\": \"0\"}";
        String page = "{\"ErrNum\": 0, \"TaskInfo\": [" + String.join(",", Collections.nCopies(50, task)) + "]}";
        local.faults().on("GetTaskList", 1_000, Fault.notJson(page));
        run = new KameletRun(local, clock).from(OPEN + PAIR);
        run.awaitThat(it -> assertThat(it.failed()).hasSize(1));
        assertThat(run.actions()).hasSizeLessThan(5).containsOnly("GetTaskList");
    }
}
