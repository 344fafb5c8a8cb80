/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.playlist;

import io.github.camelket.local.KetLocal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.Main;

/**
 * The same routes with the day compressed to a minute: on an embedded local service, or on the real one with
 * {@code -Dket.serviceUrl=… -Dket.accessKey=… -Dket.secretKey=…}; the keys may come from the environment, too. {@code -Dket.pace=PT15S} is the time from one hour of
 * the schedule to the next.
 */
public final class Demo {

    private static final List<String> HOURS = List.of("morning", "evening", "night");
    private static final DateTimeFormatter CRON = DateTimeFormatter.ofPattern("s m H d M '?' yyyy");
    private static final String ZONE = "Asia/Shanghai";
    private static final Path FAILURES = Path.of("target", "demo-failures");

    private Demo() {}

    public static void main(String[] args) throws Exception {
        int failures = run(pace());
        if (failures > 0) {
            throw new IllegalStateException(failures + " of " + HOURS.size() + " steps failed, see above");
        }
    }

    /** Runs the day and tells how many of its steps failed. */
    private static int run(Duration pace) throws Exception {
        String serviceUrl = System.getProperty("ket.serviceUrl");
        if (serviceUrl != null) {
            return run(
                    pace,
                    serviceUrl,
                    required("ket.accessKey", "KSYUN_ACCESS_KEY_ID"),
                    required("ket.secretKey", "KSYUN_SECRET_ACCESS_KEY"),
                    false);
        }
        try (KetLocal local = KetLocal.start()) {
            return run(pace, local.serviceUrl().toString(), local.accessKey(), local.secretKey(), true);
        }
    }

    static int run(Duration pace, String serviceUrl, String accessKey, String secretKey, boolean createPreset)
            throws Exception {
        Files.createDirectories(FAILURES);
        Files.deleteIfExists(FAILURES.resolve("failures.log"));
        Main main = new Main();
        main.addOverrideProperty("camel.component.ket.serviceUrl", serviceUrl);
        main.addOverrideProperty("camel.component.ket.accessKey", accessKey);
        main.addOverrideProperty("camel.component.ket.secretKey", secretKey);
        main.addOverrideProperty("failures.directory", FAILURES.toString());
        main.addOverrideProperty("channel.timeZone", ZONE);
        System.out.printf(
                "%nA day in short: three hours of the schedule, %d s apart, on %s%n%n", pace.toSeconds(), serviceUrl);
        long begun = System.nanoTime();
        main.start();
        try {
            // A machine that is slow to start is slow to schedule the day, and must not miss its first hour.
            Duration slowness = Duration.ofNanos(System.nanoTime() - begun);
            CamelContext camel = main.getCamelContext();
            // Started before the hours are told, for the same reason.
            camel.getComponent("quartz");
            if (createPreset) {
                camel.createProducerTemplate()
                        .requestBody(
                                "ket:preset",
                                Map.of(
                                        "Output",
                                        List.of(Map.of("format", Map.of("output_format", 258, "suffix", "_low")))));
            }
            return runDay(
                    camel,
                    pace,
                    ZonedDateTime.now(ZoneId.of(ZONE)).plusSeconds(3).plus(slowness.multipliedBy(2)));
        } finally {
            main.stop();
        }
    }

    private static int runDay(CamelContext camel, Duration pace, ZonedDateTime start) throws Exception {
        NotifyBuilder day = new NotifyBuilder(camel);
        for (String hour : HOURS) {
            day = day.fromRoute(hour).whenDone(1).and();
        }
        NotifyBuilder end = day.create();
        for (int i = 0; i < HOURS.size(); i++) {
            String cron = start.plus(pace.multipliedBy(i)).format(CRON);
            camel.getPropertiesComponent().addOverrideProperty(HOURS.get(i) + ".cron", cron);
        }
        camel.addRoutes(new PlaylistRoutes());

        Duration left =
                Duration.between(ZonedDateTime.now(start.getZone()), start.plus(pace.multipliedBy(HOURS.size())));
        boolean over = end.matches(left.toSeconds() + 60, TimeUnit.SECONDS);
        Path log = FAILURES.resolve("failures.log");
        int failures = Files.exists(log) ? Files.readAllLines(log).size() : 0;
        if (!over) {
            System.out.println("The day did not end in time.");
            return failures + 1;
        }
        System.out.printf("%nThe day is over: %d steps, %d failed.%n%n", HOURS.size(), failures);
        return failures;
    }

    private static Duration pace() {
        String pace = System.getProperty("ket.pace", "PT15S");
        try {
            return Duration.parse(pace);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("-Dket.pace must be like PT5S, but is " + pace, e);
        }
    }

    /** From the command line, or from the environment, where other users of the machine do not see it. */
    private static String required(String property, String variable) {
        String value = System.getProperty(property, System.getenv(variable));
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("With -Dket.serviceUrl, the environment variable " + variable + " or -D"
                    + property + " is needed, too");
        }
        return value;
    }
}
