/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.yaml;

import io.github.camelket.local.KetLocal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.Main;

/**
 * What the command line runs, on an embedded local service and with the day compressed: first the preset, then the
 * station. {@code -Dket.pace=PT5S} is the time from one hour of the schedule to the next.
 */
public final class Demo {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CRON = DateTimeFormatter.ofPattern("s m H d M '?' yyyy");

    /** What happens, in this order: the names of the properties that say when. */
    private static final List<String> HOURS =
            List.of("news.morning", "match.start", "films.on", "news.evening", "films.off", "match.stop", "news.night");

    private Demo() {}

    public static void main(String[] args) throws Exception {
        try (KetLocal local = KetLocal.start()) {
            run(local, Duration.parse(System.getProperty("ket.pace", "PT5S")));
        }
    }

    static void run(KetLocal local, Duration pace) throws Exception {
        long begun = System.nanoTime();
        Main once = onLocal(local);
        once.configure().withRoutesIncludePattern("classpath:once/*.yaml").withDurationMaxMessages(1);
        once.run();
        // A machine that is slow to start is slow to start the station, and must not miss its first hour.
        Duration slowness = Duration.ofNanos(System.nanoTime() - begun);

        Main station = onLocal(local);
        ZonedDateTime hour = ZonedDateTime.now(ZONE).plusSeconds(3).plus(slowness.multipliedBy(2));
        for (String name : HOURS) {
            station.addOverrideProperty(name, hour.format(CRON));
            hour = hour.plus(pace);
        }
        station.start();
        try {
            if (!new NotifyBuilder(station.getCamelContext())
                    .fromRoute("matchStop")
                    .whenDone(1)
                    .and()
                    .fromRoute("night")
                    .whenDone(1)
                    .create()
                    .matches(Duration.between(ZonedDateTime.now(ZONE), hour).toSeconds() + 60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The day did not end in time");
            }
        } finally {
            station.stop();
        }
    }

    private static Main onLocal(KetLocal local) {
        Main main = new Main();
        main.addOverrideProperty(
                "camel.component.ket.serviceUrl", local.serviceUrl().toString());
        main.addOverrideProperty("camel.component.ket.accessKey", local.accessKey());
        main.addOverrideProperty("camel.component.ket.secretKey", local.secretKey());
        return main;
    }
}
