/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.playout;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.PacedClock;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.playout.KetPlayout;
import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.RelayStatus;
import io.github.camelket.playout.status.State;
import io.github.camelket.playout.status.StationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/**
 * A day of the station in little more than a minute, on an embedded local service: the same guide, by a clock that runs fast.
 * {@code -Dket.pace=PT3S} is how long an hour of the station takes.
 */
public final class Demo {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** A Monday, half an hour before the first programme. */
    private static final Instant START =
            ZonedDateTime.of(2026, 11, 23, 5, 30, 0, 0, ZONE).toInstant();

    private static final Duration DAY = Duration.ofHours(24);

    private Demo() {}

    public static void main(String[] args) throws Exception {
        int wrong = run(pace());
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " channels or relays are not as the guide says, see above");
        }
    }

    /** Runs the day and tells how many channels and relays are not as the guide says in the end. */
    static int run(Duration hour) throws Exception {
        Rundown rundown = new Rundown(ZONE);
        Main main = new Main();
        // What application.properties has is the station by the system's clock.
        main.setDefaultPropertyPlaceholderLocation("false");
        main.configure().httpServer().withEnabled(true).withHost("127.0.0.1").withPort(0);
        main.configure().addRoutesBuilder(rundown);
        main.start();
        // The first look takes some seconds, which are hours: they come before the day.
        Instant start = Instant.now().plusSeconds(6);
        PacedClock clock = PacedClock.of(START, start, (int) Duration.ofHours(1).dividedBy(hour));
        // What takes a moment here takes minutes by that clock, and signatures are valid for a quarter of an hour.
        try (KetLocal local = KetLocal.builder().clock(clock).maxClockSkew(DAY).start()) {
            connect(main.getCamelContext().getComponent("ket", KetComponent.class), local, clock);
            return runDay(main, clock, rundown);
        } finally {
            main.stop();
        }
    }

    private static int runDay(Main main, PacedClock clock, Rundown rundown) throws Exception {
        main.getCamelContext().createProducerTemplate().sendBody("ket:call", preset());
        KetPlayout playout = KetPlayout.builder()
                .guide("classpath:guide.yaml")
                .checkEvery(Duration.ofMinutes(5))
                .planAhead(Duration.ofMinutes(30))
                .reportTo("direct:step")
                .page(true)
                .time(clock, clock::systemTime)
                .build();
        main.getCamelContext().addService(playout);
        System.out.printf("%nA day of the station in short. Its page: http://127.0.0.1:%d/ket/playout%n%n", port(main));
        until(clock, START.plus(DAY));
        int wrong = told(playout.status());
        System.out.printf("%nThe day is over: %d steps, %d failed.%n%n", rundown.steps(), rundown.failures());
        return wrong;
    }

    private static void connect(KetComponent ket, KetLocal local, Clock clock) {
        ket.getConfiguration().setServiceUrl(local.serviceUrl().toString());
        ket.setAccessKey(local.accessKey());
        ket.setSecretKey(local.secretKey());
        ket.setClock(clock);
    }

    private static Preset preset() {
        return Preset.builder()
                .uniqName("station")
                .app("live")
                .preset("mypreset")
                .addOutput(PresetOutput.of(PresetFormat.builder()
                        .outputFormat(OutputFormat.H264_360P)
                        .suffix("_low")
                        .build()))
                .build();
    }

    private static int port(Main main) {
        return main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
    }

    private static void until(PacedClock clock, Instant end) throws InterruptedException {
        Duration left = Duration.between(Instant.now(), clock.systemTime(end));
        TimeUnit.MILLISECONDS.sleep(left.toMillis());
    }

    /** How the station is in the end, and how much of it is not as the guide says. */
    private static int told(StationStatus status) {
        System.out.println();
        status.channels().forEach(channel -> System.out.printf("       %-8s  %s%n", channel.state(), channel.name()));
        status.relays().forEach(relay -> System.out.printf("       %-8s  %s%n", relay.state(), relay.name()));
        return (int) Stream.concat(
                        status.channels().stream().map(ChannelStatus::state),
                        status.relays().stream().map(RelayStatus::state))
                .filter(state -> !Set.of(State.ON_AIR, State.OFF_AIR).contains(state))
                .count();
    }

    private static Duration pace() {
        String pace = System.getProperty("ket.pace", "PT3S");
        try {
            Duration hour = Duration.parse(pace);
            if (hour.compareTo(Duration.ofMillis(500)) >= 0 && hour.compareTo(Duration.ofHours(1)) <= 0) {
                return hour;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "-Dket.pace is '" + pace + "', but must be from PT0.5S to PT1H, such as PT3S");
    }
}
