/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.rotation;

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.GetTaskList;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** Forty minutes of a tour in half a minute, on an embedded local service, with streams that come and go. */
public final class Demo {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final ManualClock clock;
    private final KetLocal local;
    private final Duration pause;

    private Demo(ManualClock clock, KetLocal local, Duration pause) {
        this.clock = clock;
        this.local = local;
        this.pause = pause;
    }

    public static void main(String[] args) throws Exception {
        run(Duration.ofMillis(500));
    }

    /** @param pause how long a step of the clock takes at least */
    static void run(Duration pause) throws Exception {
        ManualClock clock = ManualClock.at(at("09:00"));
        try (KetLocal local = KetLocal.builder().clock(clock).start()) {
            Main main = LiveChannelRotation.application();
            main.bind("demoClock", clock);
            main.addOverrideProperty("camel.component.ket.clock", "#demoClock");
            main.addOverrideProperty(
                    "camel.component.ket.serviceUrl", local.serviceUrl().toString());
            main.addOverrideProperty("camel.component.ket.accessKey", local.accessKey());
            main.addOverrideProperty("camel.component.ket.secretKey", local.secretKey());
            main.addOverrideProperty("failures.directory", "target/demo");
            main.addOverrideProperty("look.every", "50");
            main.configure().withAutoStartup(false);
            System.out.printf("%nA tour of studio, court1 and court2 in short, five minutes each:%n%n");
            main.start();
            try {
                ProducerTemplate calls = main.getCamelTemplate();
                calls.sendBody("ket:call", preset());
                local.publish("live", "studio", "mypreset");
                local.publish("live", "court1", "mypreset");
                main.getCamelContext().getRouteController().startAllRoutes();
                new Demo(clock, local, pause).tour(calls);
            } finally {
                main.stop();
            }
        }
    }

    private void tour(ProducerTemplate calls) throws Exception {
        until("09:12", "court2 begins");
        local.publish("live", "court2", "mypreset");

        until("09:17", "what is on air breaks off: court1");
        local.unpublish("live", "court1");

        until("09:26", "studio and court2 break off, too");
        local.unpublish("live", "court2");
        local.unpublish("live", "studio");

        until("09:31", "studio is back");
        local.publish("live", "studio", "mypreset");

        until("09:33", "court1 is back");
        local.publish("live", "court1", "mypreset");

        until("09:40", "the tour is over");
        GetTaskList query = GetTaskList.builder()
                .taskType(TaskType.LIVE_LOOP)
                .startDate(DAY)
                .endDate(DAY)
                .build();
        List<TaskInfo> loops =
                calls.requestBody("ket:call", query, TaskListResult.class).taskInfo();
        System.out.printf(
                "%n%d loop of live streams was started, and changed %d times without being interrupted.%n%n",
                loops.size(), changes());
        if (loops.size() != 1 || changes() < 7) {
            throw new IllegalStateException("One loop should have been started, and changed 7 times at least");
        }
    }

    private long changes() {
        return local.requests().stream()
                .filter(request -> request.action().equals("UpdateLoop"))
                .filter(request -> request.bodyText().contains("SrcInfo"))
                .count();
    }

    /** Time goes on step by step, each when the application has looked at the one before, however slow the machine is. */
    private void until(String time, String event) throws InterruptedException {
        while (clock.instant().isBefore(at(time))) {
            clock.advance(STEP);
            int looks = local.requestCount("GetLoopList");
            long begun = System.nanoTime();
            do {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                if (System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(1)) {
                    throw new IllegalStateException("The application has not looked for a minute");
                }
            } while (local.requestCount("GetLoopList") < looks + 2);
        }
        System.out.println(time + "  (" + event + ")");
    }

    private static Instant at(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    private static Preset preset() {
        return Preset.builder()
                .preset("mypreset")
                .addOutput(PresetOutput.of(PresetFormat.builder()
                        .outputFormat(OutputFormat.H264_360P)
                        .suffix("_low")
                        .build()))
                .build();
    }
}
