/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.pulling;

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.GetQuotaUsed;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.QuotaResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/** A morning of three streams in half a minute, on an embedded local service, with sources that fall silent. */
public final class Demo {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Path DIRECTORY = Path.of("target", "demo");

    private static final String NEWS = "news,rtmp://pull.example.com/live/news?key=1,mypreset\n";
    private static final String SPORT = "sport,https://cdn.example.org/sport.flv,\n";
    private static final String WEATHER = "weather,https://cdn.example.org/weather.m3u8,mypreset\n";

    private final ManualClock clock;
    private final KetLocal local;
    private final Duration pause;

    private Demo(ManualClock clock, KetLocal local, Duration pause) {
        this.clock = clock;
        this.local = local;
        this.pause = pause;
    }

    public static void main(String[] args) throws Exception {
        run(Duration.ofMillis(400));
    }

    /** @param pause how long a step of the clock takes at least */
    static void run(Duration pause) throws Exception {
        ManualClock clock = ManualClock.at(at("08:00"));
        try (KetLocal local = KetLocal.builder().clock(clock).start()) {
            Main main = ExternalPull.application();
            main.bind("demoClock", clock);
            main.addOverrideProperty("camel.component.ket.clock", "#demoClock");
            main.addOverrideProperty(
                    "camel.component.ket.serviceUrl", local.serviceUrl().toString());
            main.addOverrideProperty("camel.component.ket.accessKey", local.accessKey());
            main.addOverrideProperty("camel.component.ket.secretKey", local.secretKey());
            main.addOverrideProperty("pulls.directory", DIRECTORY.toString());
            main.addOverrideProperty("failures.directory", DIRECTORY.toString());
            main.addOverrideProperty("list.every", "50");
            main.addOverrideProperty("look.every", "50");
            System.out.printf("%nA morning of three streams in short, by target/demo/pulls.csv:%n%n");
            save();
            main.start();
            try {
                ProducerTemplate calls = main.getCamelTemplate();
                calls.sendBody("ket:call", preset());
                save(NEWS, SPORT, WEATHER.replace("https:", "htps:"));
                new Demo(clock, local, pause).morning(calls);
            } finally {
                main.stop();
            }
        }
    }

    private void morning(ProducerTemplate calls) throws Exception {
        until("08:40", "the operator repairs the row of weather");
        save(NEWS, SPORT, WEATHER);

        until("08:45", "the source of news falls silent; the service waits for 20 minutes");
        local.sourceStopped("live", "news");

        until("08:50", "the source of sport falls silent, again and again");
        local.sourceStopped("live", "sport");
        for (String time : new String[] {"09:15", "09:40"}) {
            until(time, "it does not last");
            local.sourceStopped("live", "sport");
        }

        until("10:20", "the operator gives sport another source");
        save(NEWS, SPORT.replace("cdn.example.org", "cdn.example.net"), WEATHER);

        until("10:40", "the morning is over");
        long pulls = calls.requestBody("ket:call", GetQuotaUsed.builder().build(), QuotaResult.class)
                .quotaDetail()
                .quotaPullUsed()
                .longValue();
        System.out.printf("%n%d of 3 streams are pulled.%n%n", pulls);
        if (pulls != 3 || local.requestCount("StopStreamPull") != 2) {
            throw new IllegalStateException("3 streams should be pulled, and one was to be given up on the way");
        }
    }

    /** Time goes on step by step, each when the application has looked at the one before, however slow the machine is. */
    private void until(String time, String event) throws InterruptedException {
        while (clock.instant().isBefore(at(time))) {
            clock.advance(STEP);
            int looks = local.requestCount("GetStreamTranList");
            long begun = System.nanoTime();
            do {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                if (System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(1)) {
                    throw new IllegalStateException("The application has not looked for a minute");
                }
            } while (local.requestCount("GetStreamTranList") < looks + 6);
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

    /** As a whole, so that nobody reads half of it. */
    private static void save(String... rows) throws IOException {
        Files.createDirectories(DIRECTORY);
        Path beside =
                Files.writeString(DIRECTORY.resolve("pulls.csv.new"), PullRow.HEADING + "\n" + String.join("", rows));
        Files.move(beside, DIRECTORY.resolve("pulls.csv"), StandardCopyOption.ATOMIC_MOVE);
    }
}
