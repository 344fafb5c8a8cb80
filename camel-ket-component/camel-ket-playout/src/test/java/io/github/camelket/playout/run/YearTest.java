/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Programme;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.guide.Timetable;
import io.github.camelket.playout.guide.Windows;
import io.github.camelket.playout.plan.Memory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A year of a small station, with faults now and then. What the service runs is looked at right before each look, by calls of
 * the test's own, and counted for all of the time since the look before.
 */
class YearTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofDays(Integer.getInteger("ket.days", 365)));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration ROUNDS = Duration.ofMinutes(30);
    /** Between faults looks are at the times of the guide; this is for what is told ahead, and for the 20 days. */
    private static final Duration CHECK = Duration.ofHours(4);

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Set<DayOfWeek> ALL_DAYS = Set.of(DayOfWeek.values());

    private static final Guide GUIDE = new Guide(
            List.of(
                    LocalStation.channel(
                            "news",
                            LocalStation.SHANGHAI,
                            null,
                            LocalStation.daily("day", "06:00", "18:00", null),
                            LocalStation.daily("night", "18:00", "06:00", null)),
                    LocalStation.channel(
                            "films",
                            BERLIN,
                            null,
                            // It is skipped in one night of the year and begins twice in another.
                            LocalStation.daily("late film", "02:30", "04:00", null),
                            LocalStation.daily("film", "20:15", "00:00", null)),
                    LocalStation.channel(
                            "music",
                            NEW_YORK,
                            LocalStation.playlist("clips", "more clips"),
                            // Plays for 30 minutes, the rest is the filler's.
                            new Programme(
                                    "concert",
                                    LocalStation.times(Set.of(DayOfWeek.SATURDAY), "20:00", "21:00"),
                                    LocalStation.playlist("concert"),
                                    3)),
                    LocalStation.channel("archive", LocalStation.SHANGHAI, LocalStation.playlist("old films"))),
            List.of(
                    LocalStation.relay(
                            "match",
                            BERLIN,
                            List.of("rtmp://out.example.com/live/a", "rtmp://out.example.com/live/b"),
                            LocalStation.times(Set.of(DayOfWeek.SATURDAY, DayOfWeek.WEDNESDAY), "19:30", "22:15")),
                    LocalStation.relay("always", BERLIN, List.of("rtmp://out.example.com/live/c"))));

    private final Map<Channel, Timetable> timetables =
            GUIDE.channels().stream().collect(Collectors.toMap(channel -> channel, Timetable::of));
    private final long seed = Long.getLong("ket.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ManualClock clock = ManualClock.at(BEGIN);
    private final LocalStation station =
            new LocalStation(clock, KetLocal.builder().journalSize(1000), ket -> ket.setResponseTimeout(2_000));

    /** How long anything was not as the guide says, and what of that no fault explains. */
    private Duration off = Duration.ZERO;

    private final List<String> unexplained = new ArrayList<>();
    private int faults;
    private int looks;

    /** Until when what is off is explained by a fault. */
    private Instant explained = BEGIN;

    private LocalDate oldestRedirect = LocalDate.ofInstant(BEGIN, ZoneOffset.UTC);

    @Test
    void nothingIsOffAirForWhichThereIsNoFault() {
        System.out.println("YearTest: -Dket.seed=" + seed);
        try (station) {
            Reconciler reconciler = station.reconciler(GUIDE, LocalStation.settings(CHECK, CHECK.plusMinutes(15)));
            Memory memory = Memory.NOTHING;
            int faultyLooks = 0;
            while (clock.instant().isBefore(END)) {
                Instant now = clock.instant();
                boolean faulty = faultyLooks > 0 || random.nextInt(50) == 0;
                if (faulty) {
                    faultyLooks = faultyLooks == 0 ? 1 + random.nextInt(5) : faultyLooks - 1;
                }
                int inTheWay = faulty && faultyLooks > 0 ? putFaultsInTheWay() : 0;
                if (random.nextInt(200) == 0) {
                    // The node has gone, and with it what it knew; what it remembered may be in the store of another.
                    reconciler.stop();
                    reconciler = station.reconciler(GUIDE, LocalStation.settings(CHECK, CHECK.plusMinutes(15)));
                    memory = random.nextBoolean() ? memory : Memory.NOTHING;
                }
                Looker.Outcome outcome = reconciler.look(now, memory);
                station.local.faults().clear();
                looks++;
                memory = outcome.memory();
                Instant next = earlier(outcome.next(), lookForTheEndOfRounds(now));
                if (inTheWay > 0) {
                    // The pause before the next attempt is never longer than 5 minutes.
                    next = earlier(next, now.plus(MINUTE));
                    explain(now.plus(Duration.ofSeconds(5L << Math.min(6, 5 - faultyLooks)))
                            .plusSeconds(1));
                }
                if (random.nextInt(40) == 0) {
                    Instant lost = now.plus(Duration.between(now, next).dividedBy(2));
                    clock.set(lost);
                    loseSomething();
                    // Noticed by the next regular look.
                    next = earlier(next, lost.plus(MINUTE));
                    explain(next);
                }
                clock.set(next.minusMillis(500));
                watch(now, next);
                clock.set(next);
            }
            reconciler.stop();
            System.out.printf(
                    "YearTest: %d looks, %d requests, %d faults, %d minutes off the guide, all but %d of them explained%n",
                    looks, station.local.requestCount(), faults, off.toMinutes(), unexplained.size());
            assertThat(unexplained).as("with -Dket.seed=" + seed).isEmpty();
            assertThat(faults).isGreaterThan((int) Duration.between(BEGIN, END).toDays());
            assertThat(off).as("what the faults did").isPositive();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When a loop has played as often as it should is told to nobody: only looks find out, every minute unless told otherwise. */
    private Instant lookForTheEndOfRounds(Instant now) {
        return timetables.entrySet().stream()
                .flatMap(timetable -> timetable.getValue().between(now, now.plusMillis(1)).stream())
                .filter(showing -> showing.loopTimes() != null)
                .map(showing -> showing.start().plus(ROUNDS.minus(MINUTE)))
                .map(end -> now.isBefore(end) ? end : now.plus(MINUTE))
                .filter(look -> look.isBefore(now.plus(ROUNDS)))
                .findFirst()
                .orElse(Instant.MAX);
    }

    private int putFaultsInTheWay() {
        int number = 1 + random.nextInt(6);
        for (int i = 0; i < number; i++) {
            Fault fault = fault();
            if (random.nextBoolean()) {
                station.local.faults().next(fault);
            } else {
                List<String> actions = List.of("StartLoop", "UpdateLoop", "StopLoop", "RedirectStart", "RedirectStop");
                station.local.faults().on(actions.get(random.nextInt(actions.size())), fault);
            }
        }
        faults += number;
        return number;
    }

    private Fault fault() {
        return switch (random.nextInt(8)) {
            case 0 -> Fault.status(503);
            case 1 -> Fault.status(503).afterExecution();
            case 2 -> Fault.closeBeforeExecution();
            case 3 -> Fault.closeAfterExecution();
            case 4 -> Fault.gatewayError(429, "Throttling", "Too many.");
            case 5 -> Fault.cutOff();
            case 6 -> Fault.errNum(1, "unknown error");
            default -> Fault.notJson("<html>Sorry</html>");
        };
    }

    private void explain(Instant until) {
        explained = until.isAfter(explained) ? until : explained;
    }

    /** The service loses one of its tasks. */
    private void loseSomething() {
        List<String> tasks = new ArrayList<>();
        station.loops("live").stream().map(Loop::taskId).forEach(tasks::add);
        // Whether one that plays in rounds is lost or over nobody can tell, and the filler has the rest.
        timetables.values().stream()
                .flatMap(timetable ->
                        timetable.between(clock.instant(), clock.instant().plusMillis(1)).stream())
                .filter(showing -> showing.loopTimes() != null)
                .forEach(showing -> explain(showing.end()));
        runningRedirects(true).stream().map(TaskInfo::taskId).forEach(tasks::add);
        if (!tasks.isEmpty()) {
            station.local.failTask(tasks.get(random.nextInt(tasks.size())), "lost");
            faults++;
        }
    }

    /** The clock is right before {@code until}; nothing was called since {@code from}. */
    private void watch(Instant from, Instant until) {
        Instant now = clock.instant();
        Map<String, Loop> loops = new HashMap<>();
        station.loops("live").forEach(loop -> loops.put(loop.streamId(), loop));
        List<String> wrong = new ArrayList<>();
        for (Channel channel : GUIDE.channels()) {
            Showing showing = timetables.get(channel).between(now, now.plusMillis(1)).stream()
                    .findFirst()
                    .orElse(null);
            Loop loop = loops.get(channel.key().stream());
            boolean roundsAreOver = loop == null
                    && showing != null
                    && showing.loopTimes() != null
                    && Duration.between(from, until).compareTo(MINUTE) <= 0;
            if (!roundsAreOver && !isAsSaid(channel, showing, loop, now)) {
                wrong.add(channel.name() + " should play " + showing + ", but plays " + loop);
            }
        }
        // The relay that is always on was started long ago, which takes another call to see.
        boolean thoroughly = random.nextInt(8) == 0;
        List<TaskInfo> redirects = runningRedirects(thoroughly);
        for (Relay relay : thoroughly ? GUIDE.relays() : GUIDE.relays().subList(0, 1)) {
            boolean wanted = !Windows.of(relay).between(now, now.plusMillis(1)).isEmpty();
            Instant soon = now.plus(CHECK).plus(Duration.ofMinutes(15));
            boolean mayWait = !Windows.of(relay).between(now, soon).isEmpty();
            long running = redirects.stream()
                    .filter(task -> relay.key().source().equals(task.srcAddr()))
                    .count();
            if (wanted ? running != relay.targets().size() : running > 0 && !mayWait) {
                wrong.add(relay.name() + " should run: " + wanted + ", but has " + running + " redirects");
            }
        }
        if (!wrong.isEmpty()) {
            off = off.plus(Duration.between(from, until));
            if (until.isAfter(explained)) {
                unexplained.add(from + " to " + until + ": " + wrong);
            }
        }
    }

    private boolean isAsSaid(Channel channel, Showing showing, Loop loop, Instant now) {
        if (showing == null) {
            // One that is listed waits for the next: the service does not say so, but its sources are the next one's.
            return loop == null || isNext(channel, loop, now);
        }
        if (plays(loop, showing.playlist())) {
            return true;
        }
        Instant over = showing.start().plus(ROUNDS);
        return showing.loopTimes() != null && !now.isBefore(over) && plays(loop, channel.filler());
    }

    private boolean isNext(Channel channel, Loop loop, Instant now) {
        return timetables.get(channel).between(now, now.plus(CHECK).plus(Duration.ofMinutes(16))).stream()
                .findFirst()
                .filter(next -> plays(loop, next.playlist()))
                .isPresent();
    }

    private static boolean plays(Loop loop, Playlist playlist) {
        return loop != null
                && playlist instanceof Playlist.Addresses list
                && loop.srcInfo().stream().map(LoopSource::path).toList().equals(list.addresses());
    }

    private List<TaskInfo> runningRedirects(boolean all) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<TaskInfo> running = new ArrayList<>(station.redirects(today.minusDays(2), today.plusDays(1)));
        if (all && oldestRedirect.isBefore(today.minusDays(2))) {
            running.addAll(station.redirects(oldestRedirect, oldestRedirect));
        }
        running.removeIf(task -> task.tranStatus() == null || task.tranStatus().isOver());
        running.stream()
                .filter(task -> task.srcAddr().endsWith("/always"))
                .map(TaskInfo::createTime)
                .forEach(made -> oldestRedirect = LocalDate.ofInstant(made, ZoneOffset.ofHours(8)));
        return running;
    }
}
