/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.redirect;

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.GetTaskList;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskState;
import io.github.camelket.model.TaskType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** An evening of three matches in half a minute, on an embedded local service, with an operator who edits the file. */
public final class Demo {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Path DIRECTORY = Path.of("target", "demo");

    private static final String LIONS = "Lions - Tigers,rtmp://pull.example.com/live/lions,"
            + "rtmp://push.example.net/live/key-1 | rtmp://sport.example.org/in/key-2,"
            + "2026-11-23 19:30 Asia/Shanghai,2026-11-23 21:30 Asia/Shanghai,https://logos.example.com/cup.png,2M,1280x720\n";
    private static final String BEARS = "Bears - Wolves,rtmp://pull.example.com/live/bears,"
            + "rtmp://push.example.net/live/key-3,2026-11-23 20:00 Asia/Shanghai,2026-11-23 21:45 Asia/Shanghai,,,\n";
    private static final String SHARKS = "Sharks - Rays,rtmp://pull.example.com/live/sharks,"
            + "rtmp://push.example.net/live/key-4,2026-11-23 20:15 Asia/Shanghai,2026-11-23 21:50 Asia/Shanghai,,,\n";

    private final ManualClock clock;
    private final KetLocal local;
    private final Duration pause;
    private final ProducerTemplate calls;

    private Demo(ManualClock clock, KetLocal local, Duration pause, ProducerTemplate calls) {
        this.clock = clock;
        this.local = local;
        this.pause = pause;
        this.calls = calls;
    }

    public static void main(String[] args) throws Exception {
        run(Duration.ofMillis(500));
    }

    /** @param pause how long a step of the clock takes at least */
    static void run(Duration pause) throws Exception {
        ManualClock clock = ManualClock.at(at("19:25"));
        try (KetLocal local = KetLocal.builder().clock(clock).start()) {
            Main main = RedirectSchedule.application();
            main.bind("demoClock", clock);
            main.addOverrideProperty("camel.component.ket.clock", "#demoClock");
            main.addOverrideProperty(
                    "camel.component.ket.serviceUrl", local.serviceUrl().toString());
            main.addOverrideProperty("camel.component.ket.accessKey", local.accessKey());
            main.addOverrideProperty("camel.component.ket.secretKey", local.secretKey());
            main.addOverrideProperty("fixtures.directory", DIRECTORY.toString());
            main.addOverrideProperty("failures.directory", DIRECTORY.toString());
            main.addOverrideProperty("look.every", "50");
            System.out.printf("%nAn evening of three matches in short, by target/demo/fixtures.csv:%n%n");
            save(LIONS, BEARS, SHARKS.replace("20:15", "20.15"));
            main.start();
            try {
                new Demo(clock, local, pause, main.getCamelTemplate()).evening();
            } finally {
                main.stop();
            }
        }
    }

    private void evening() throws Exception {
        until("19:45", "a target of Lions - Tigers fails");
        local.failTask(task("rtmp://sport.example.org/in/key-2").taskId(), "connection refused");

        until("20:05", "the operator moves Bears - Wolves to 20:30");
        save(LIONS, BEARS.replace("20:00", "20:30"), SHARKS.replace("20:15", "20.15"));

        until("20:40", "the operator repairs the row of Sharks - Rays");
        save(LIONS, BEARS.replace("20:00", "20:30"), SHARKS);

        until("21:00", "the operator deletes the row of Lions - Tigers by mistake");
        save(BEARS.replace("20:00", "20:30"), SHARKS);

        until("22:00", "the evening is over");
        long running = tasks().stream()
                .filter(task -> TaskState.RUNNING.equals(task.tranStatus()))
                .count();
        System.out.printf(
                "%n%d calls of RedirectStart, %d of RedirectStop, %d relays left running.%n%n",
                local.requestCount("RedirectStart"), local.requestCount("RedirectStop"), running);
        if (tasks().size() != 6 || running > 0) {
            throw new IllegalStateException("4 relays should have run, and two of them twice, but there were "
                    + tasks().size() + ", of which " + running + " run still");
        }
    }

    /** Time goes on step by step, each when the application has looked at the one before, however slow the machine is. */
    private void until(String time, String event) throws InterruptedException {
        while (clock.instant().isBefore(at(time))) {
            clock.advance(STEP);
            int looks = local.requestCount("GetTaskList");
            long begun = System.nanoTime();
            do {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                if (System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(1)) {
                    throw new IllegalStateException("The application has not looked for a minute");
                }
            } while (local.requestCount("GetTaskList") < looks + 2);
        }
        System.out.println(time + "  (" + event + ")");
    }

    private static Instant at(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    private TaskInfo task(String target) {
        return tasks().stream()
                .filter(task -> target.equals(task.dstAddr()))
                .findFirst()
                .orElseThrow();
    }

    private List<TaskInfo> tasks() {
        GetTaskList query = GetTaskList.builder()
                .taskType(TaskType.REDIRECT)
                .startDate(DAY)
                .endDate(DAY)
                .build();
        return calls.requestBody("ket:call", query, TaskListResult.class).taskInfo();
    }

    /** As a whole, so that no look sees half of it. */
    private static void save(String... rows) throws IOException {
        Files.createDirectories(DIRECTORY);
        Path beside = Files.writeString(
                DIRECTORY.resolve("fixtures.csv.new"), FixtureRow.HEADING + "\n" + String.join("", rows));
        Files.move(beside, DIRECTORY.resolve("fixtures.csv"), StandardCopyOption.ATOMIC_MOVE);
    }
}
