/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.redirect;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.PacedClock;
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
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** An evening of three matches in half a minute, on an embedded local service, with an operator who edits the file. */
public final class Demo {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Path DIRECTORY = Path.of("target", "demo");

    private static final String LIONS = "Lions - Tigers,rtmp://pull.example.com/live/lions,"
            + "rtmp://push.example.net/live/key-1 | rtmp://sport.example.org/in/key-2,"
            + "2026-11-23 19:30 Asia/Shanghai,2026-11-23 21:30 Asia/Shanghai,https://logos.example.com/cup.png,2M,1280x720\n";
    private static final String BEARS = "Bears - Wolves,rtmp://pull.example.com/live/bears,"
            + "rtmp://push.example.net/live/key-3,2026-11-23 20:00 Asia/Shanghai,2026-11-23 21:45 Asia/Shanghai,,,\n";
    private static final String SHARKS = "Sharks - Rays,rtmp://pull.example.com/live/sharks,"
            + "rtmp://push.example.net/live/key-4,2026-11-23 20:15 Asia/Shanghai,2026-11-23 21:50 Asia/Shanghai,,,\n";

    private final PacedClock clock;
    private final KetLocal local;
    private final ProducerTemplate calls;

    private Demo(PacedClock clock, KetLocal local, ProducerTemplate calls) {
        this.clock = clock;
        this.local = local;
        this.calls = calls;
    }

    public static void main(String[] args) throws Exception {
        run(360);
    }

    /** @param pace how many seconds of the evening pass in one */
    static void run(int pace) throws Exception {
        Main main = new Main();
        main.addOverrideProperty("fixtures.directory", DIRECTORY.toString());
        main.addOverrideProperty("failures.directory", DIRECTORY.toString());
        main.addOverrideProperty("look.every", "250");
        main.start();
        // The evening begins when all is ready, however slow the machine is.
        PacedClock clock = PacedClock.of(at("19:25"), Instant.now(), pace);
        // What takes a moment here takes minutes by that clock, and signatures are valid for a quarter of an hour.
        try (KetLocal local =
                KetLocal.builder().clock(clock).maxClockSkew(Duration.ofDays(1)).start()) {
            CamelContext camel = main.getCamelContext();
            KetComponent ket = camel.getComponent("ket", KetComponent.class);
            ket.getConfiguration().setServiceUrl(local.serviceUrl().toString());
            ket.setAccessKey(local.accessKey());
            ket.setSecretKey(local.secretKey());
            ket.setClock(clock);
            System.out.printf("%nAn evening of three matches in short, by target/demo/fixtures.csv:%n%n");
            save(LIONS, BEARS, SHARKS.replace("20:15", "20.15"));
            camel.addRoutes(new RedirectRoutes());
            new Demo(clock, local, camel.createProducerTemplate()).evening();
        } finally {
            main.stop();
        }
    }

    private void evening() throws Exception {
        until("19:45", "a target of Lions - Tigers fails");
        local.failTask(task("rtmp://sport.example.org/in/key-2").taskId(), "connection refused");

        until("20:06", "the operator moves Bears - Wolves to 20:30");
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

    private void until(String time, String event) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(
                Duration.between(Instant.now(), clock.systemTime(at(time))).toMillis());
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
