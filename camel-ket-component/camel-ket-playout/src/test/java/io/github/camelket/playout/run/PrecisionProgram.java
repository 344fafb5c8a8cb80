/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.playout.guide.Airtime;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.Programme;
import io.github.camelket.playout.plan.Memory;
import io.github.camelket.playout.plan.Step;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Measures how late channels change that change at the same moment, and what many channels cost. The local service runs in
 * the same process, so its work is in the figures. After {@code mvn test-compile}, in camel-ket-component/camel-ket-playout:
 *
 * <pre>
 * mvn -q exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=io.github.camelket.playout.run.PrecisionProgram -Dexec.args="changes 1000"
 * </pre>
 *
 * <p>The arguments: {@code changes N} (all N change their list at once), {@code starts N QPM} (all N begin at once, told ahead
 * at that pace, on a clock that is put forward), {@code scale N} (N channels in apps of 100: memory, time to load, calls).
 */
public final class PrecisionProgram {

    private static final ZoneOffset UTC = ZoneOffset.UTC;
    private static final int APP_SIZE = 100;

    private PrecisionProgram() {}

    public static void main(String[] args) throws Exception {
        int channels = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "changes" -> changes(channels);
            case "starts" -> starts(channels, Integer.parseInt(args[2]));
            case "scale" -> scale(channels);
            default -> throw new IllegalArgumentException(args[0] + " is none of changes, starts, scale");
        }
    }

    private static LocalStation station(Clock clock, int channels, int requestsPerMinute) {
        LocalStation station = new LocalStation(
                clock,
                KetLocal.builder()
                        .maxLoopTasks(channels + 1)
                        .requestsPerMinute(requestsPerMinute)
                        .journalSize(10 * channels + 1000),
                PrecisionProgram::prepare);
        for (int app = 0; app * APP_SIZE < channels; app++) {
            station.camel
                    .createFluentProducerTemplate()
                    .to("ket:preset?uniqName=demo&preset=mypreset&maxRetries=60&retryDelay=1000&app=" + app(app))
                    .withBody("{\"Output\": [{\"format\": {\"output_format\": 258, \"suffix\": \"_low\"}}]}")
                    .request();
        }
        return station;
    }

    private static void prepare(KetComponent ket) {
        ket.setConnectionsPerRoute(64);
        ket.setMaxTotalConnections(64);
    }

    private static String app(int number) {
        return "app" + number;
    }

    private static Guide guide(int channels, Programme... programmes) {
        return new Guide(
                IntStream.range(0, channels)
                        .mapToObj(i -> new Channel(
                                new ChannelKey("demo", app(i / APP_SIZE), "c" + i),
                                "c" + i,
                                "mypreset",
                                "publish.example.com",
                                UTC,
                                null,
                                List.of(programmes)))
                        .toList(),
                List.of());
    }

    private static Programme programme(String name, Instant start, Instant end) {
        Airtime airtime = new Airtime(
                Set.of(DayOfWeek.values()),
                Set.of(),
                Set.of(),
                LocalTime.ofInstant(start, UTC),
                LocalTime.ofInstant(end, UTC));
        return new Programme(name, airtime, LocalStation.playlist(name), null);
    }

    private static void changes(int channels) throws Exception {
        ShiftedClock clock = new ShiftedClock();
        Instant first = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        List<Programme> programmes = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            programmes.add(
                    programme("p" + hour, first.plus(Duration.ofHours(hour)), first.plus(Duration.ofHours(hour + 1L))));
        }
        try (LocalStation station = station(clock, channels, 0)) {
            Reconciler reconciler = station.reconciler(
                    guide(channels, programmes.toArray(Programme[]::new)),
                    LocalStation.settings(Duration.ofMinutes(1), Duration.ofMinutes(15)));
            Watch watch = new Watch(clock);
            reconciler.report(watch);
            clock.set(first.plus(Duration.ofMinutes(30)));
            Memory memory = reconciler.look(clock.instant(), Memory.NOTHING).memory();
            watch.times.clear();
            // The first ones find code that is not compiled yet.
            for (int hour = 1; hour <= 6; hour++) {
                Instant boundary = first.plus(Duration.ofHours(hour));
                clock.set(boundary.minusMillis(20));
                TimeUnit.MILLISECONDS.sleep(20);
                memory = reconciler.look(boundary, memory).memory();
                watch.report(boundary);
            }
            reconciler.stop();
        }
    }

    private static void starts(int channels, int requestsPerMinute) throws Exception {
        ShiftedClock clock = new ShiftedClock();
        Instant begin = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(1))
                .plus(Duration.ofHours(12));
        clock.set(begin.minus(Duration.ofHours(1)));
        try (LocalStation station = station(clock, channels, requestsPerMinute)) {
            PlayoutSettings settings = new PlayoutSettings(
                    Duration.ofMinutes(1), Duration.ofMinutes(15), requestsPerMinute, 20, Duration.ofHours(72), false);
            Reconciler reconciler = station.reconciler(
                    guide(channels, programme("p", begin, begin.plus(Duration.ofHours(1)))), settings);
            Memory memory = Memory.NOTHING;
            for (Instant look = begin.minus(Duration.ofMinutes(40));
                    !look.isAfter(begin);
                    look = look.plus(Duration.ofMinutes(1))) {
                clock.set(look);
                int before = station.local.requestCount();
                memory = reconciler.look(look, memory).memory();
                int calls = station.local.requestCount() - before;
                if (calls > channels / APP_SIZE) {
                    System.out.printf(
                            "%s before: %d calls, %d loops told ahead%n",
                            Duration.between(look, begin), calls, memory.ahead().size());
                }
            }
            long waiting = memory.limits().size();
            System.out.printf(
                    "At the time itself %d of %d channels are begun, by the service at %s sharp%n",
                    waiting, channels, begin);
            reconciler.stop();
        }
    }

    private static void scale(int channels) throws Exception {
        ShiftedClock clock = new ShiftedClock();
        Instant first = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        List<Programme> programmes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            programmes.add(programme(
                    "p" + i, first.plus(Duration.ofMinutes(72L * i)), first.plus(Duration.ofMinutes(72L * (i + 1)))));
        }
        try (LocalStation station = station(clock, channels, 0)) {
            long empty = used();
            long begin = System.nanoTime();
            Reconciler reconciler = station.reconciler(
                    guide(channels, programmes.toArray(Programme[]::new)),
                    LocalStation.settings(Duration.ofMinutes(1), Duration.ofMinutes(15)));
            reconciler.dryRun();
            System.out.printf("%d channels: first plan after %d ms%n", channels, since(begin));
            clock.set(first.plus(Duration.ofMinutes(1)));
            begin = System.nanoTime();
            Memory memory = reconciler.look(clock.instant(), Memory.NOTHING).memory();
            System.out.printf("all of them started in %d ms%n", since(begin));
            int before = station.local.requestCount();
            Instant hour = clock.instant();
            List<Long> times = new ArrayList<>();
            Instant end = hour.plus(Duration.ofHours(1));
            Instant look = hour;
            while (look.isBefore(end)) {
                clock.set(look);
                begin = System.nanoTime();
                Looker.Outcome outcome = reconciler.look(look, memory);
                times.add(since(begin));
                memory = outcome.memory();
                Instant next = look.plus(Duration.ofMinutes(1));
                look = outcome.next().isBefore(next) && outcome.next().isAfter(look) ? outcome.next() : next;
            }
            times.sort(Comparator.naturalOrder());
            System.out.printf(
                    "an hour: %d calls, a look takes %d ms (median), %d ms (longest)%n",
                    station.local.requestCount() - before, times.get(times.size() / 2), times.get(times.size() - 1));
            System.out.printf(
                    "memory: %d MB, of which the local service's %d MB were there before%n", used() >> 20, empty >> 20);
            System.out.println(memory.limits().size() + " channels are on air");
            reconciler.stop();
        }
    }

    private static long since(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Notes when the answer to each step is there: the step was carried out a little before. */
    private static final class Watch implements StepListener {
        private final Clock clock;
        private final List<Instant> times = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger failures = new AtomicInteger();

        Watch(Clock clock) {
            this.clock = clock;
        }

        @Override
        public void taken(Step step) {
            times.add(clock.instant());
        }

        @Override
        public void failed(Step step, Exception failure, int attempts) {
            failures.incrementAndGet();
        }

        void report(Instant boundary) {
            List<Long> late = times.stream()
                    .map(time -> Duration.between(boundary, time).toMillis())
                    .sorted()
                    .toList();
            System.out.printf(
                    "%d changes, %d failures; answered after %d ms (half of them), %d ms (99 of 100), %d ms (the last)%n",
                    late.size(),
                    failures.get(),
                    late.get(late.size() / 2),
                    late.get(late.size() * 99 / 100),
                    late.get(late.size() - 1));
            times.clear();
        }
    }
}
