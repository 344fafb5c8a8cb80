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
import static org.awaitility.Awaitility.await;

import io.github.camelket.auth.KetCredentials;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Programme;
import io.github.camelket.playout.plan.Memory;
import io.github.camelket.playout.plan.Step;
import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.State;
import io.github.camelket.playout.status.StationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks at a local service, over a socket. */
class ReconcilerTest {

    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final PlayoutSettings SETTINGS =
            LocalStation.settings(Duration.ofMinutes(1), Duration.ofMinutes(15));
    private static final ChannelKey ONE = LocalStation.key("one");

    private final ManualClock clock = ManualClock.at(TEN);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private LocalStation station;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @Test
    void startsWhatShouldBeOnAirAndLeavesItAlone() {
        Reconciler reconciler = reconciler(clock, guide(always("one", "a"), always("two", "b")));

        Looker.Outcome outcome = reconciler.look(TEN, Memory.NOTHING);

        assertThat(station.playing(ONE)).containsExactly(LocalStation.address("a"));
        assertThat(outcome.memory().limits()).containsEntry(ONE, TEN.plus(Duration.ofDays(20)));
        assertThat(outcome.next()).isEqualTo(TEN.plus(Duration.ofMinutes(1)));
        reconciler.look(TEN, outcome.memory());
        assertThat(changes()).isEqualTo(2);
        assertThat(reconciler.status().channels())
                .extracting(ChannelStatus::state)
                .containsExactly(State.ON_AIR, State.ON_AIR);
    }

    @Test
    void aStepThatFailsIsTriedAgainAfterAWhileAndToldUntilThen() {
        Reconciler reconciler = reconciler(clock, guide(always("one", "a")));
        station.local.faults().on("StartLoop", 2, Fault.errNum(1300, "no room"));

        Looker.Outcome outcome = reconciler.look(TEN, Memory.NOTHING);

        assertThat(outcome.next()).isEqualTo(TEN.plusSeconds(5));
        ChannelStatus status = reconciler.status().channels().get(0);
        assertThat(status.state()).isEqualTo(State.MISSING);
        assertThat(status.failure().message()).contains("1300");
        assertThat(status.failure().attempts()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(4));
        reconciler.look(clock.instant(), outcome.memory());
        assertThat(changes()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        outcome = reconciler.look(clock.instant(), outcome.memory());
        assertThat(changes()).isEqualTo(2);
        assertThat(outcome.next()).isEqualTo(clock.instant().plusSeconds(10));
        clock.advance(Duration.ofSeconds(10));
        reconciler.look(clock.instant(), outcome.memory());
        // A moment after a step the service is read anew.
        clock.advance(Duration.ofSeconds(2));
        status = reconciler.status().channels().get(0);
        assertThat(status.state()).isEqualTo(State.ON_AIR);
        assertThat(status.failure()).isNull();
    }

    @Test
    void anAppThatCannotBeReadDoesNotMatterToOthers() {
        Reconciler reconciler = reconciler(clock, guide(always("one", "a"), inOtherApp("two", "b")));
        station.local.faults().on("GetLoopList", Fault.errNum(1, "unknown"));

        Looker.Outcome outcome = reconciler.look(TEN, Memory.NOTHING);

        assertThat(changes()).isEqualTo(1);
        assertThat(outcome.next()).isEqualTo(TEN.plusSeconds(5));
        outcome = reconciler.look(TEN.plusSeconds(5), outcome.memory());
        assertThat(changes()).isEqualTo(2);
        assertThat(outcome.next()).isAfter(TEN.plusSeconds(30));
    }

    @Test
    void anAppThatAnswersLateDoesNotKeepOthersWaiting() {
        Reconciler reconciler = reconciler(clock, guide(always("one", "a"), inOtherApp("two", "b")));
        station.local.faults().on("GetLoopList", Fault.delayAnswer(Duration.ofSeconds(4)));

        long begin = System.nanoTime();
        CompletableFuture<Looker.Outcome> look =
                CompletableFuture.supplyAsync(() -> reconciler.look(TEN, Memory.NOTHING));

        await().atMost(Duration.ofSeconds(20)).until(() -> changes() == 1);
        assertThat(look).isNotDone();
        look.join();
        assertThat(System.nanoTime() - begin)
                .isGreaterThan(Duration.ofSeconds(4).toNanos());
        assertThat(changes()).isEqualTo(2);
    }

    @Test
    void aCallThatTakesItsTimeDoesNotKeepOthersFromTheirBoundary() {
        ShiftedClock running = new ShiftedClock();
        running.set(TEN.minusSeconds(600));
        Channel one = LocalStation.channel(
                "one",
                ZoneOffset.UTC,
                null,
                LocalStation.daily("a", "09:00", "10:00", null),
                LocalStation.daily("b", "10:00", "11:00", null));
        LocalStation.FixedGuide guides = guides(one);
        Reconciler reconciler = reconciler(running, guides);
        Memory memory = reconciler.look(running.instant(), Memory.NOTHING).memory();
        List<String> taken = told(reconciler);
        guides.inForce = new InForce(guide(one, always("slow", "c")), TEN, null);
        station.local.faults().on("StartLoop", Fault.delayAnswer(Duration.ofSeconds(12)));

        running.set(TEN.minusSeconds(4));
        Looker.Outcome outcome = reconciler.look(running.instant(), memory);
        assertThat(taken).isEmpty();
        await().until(() -> !running.instant().isBefore(TEN));
        outcome = reconciler.look(TEN, outcome.memory());

        assertThat(taken).first().isEqualTo("CHANGE of demo/live/one taken");
        assertThat(station.playing(ONE)).containsExactly(LocalStation.address("b"));
        assertThat(station.local.requestCount("StartLoop")).as("one for each").isEqualTo(2);
        // What ended after its look is remembered by the next one.
        reconciler.look(running.instant(), outcome.memory());
        await().atMost(Duration.ofSeconds(30)).until(() -> taken.size() == 2);
        outcome = reconciler.look(running.instant(), outcome.memory());
        assertThat(outcome.memory().limits()).containsKey(LocalStation.key("slow"));
        assertThat(station.local.requestCount("StartLoop")).isEqualTo(2);
    }

    /** What answers late must not hide that a time of the guide has come since the look began. */
    @Test
    void aBoundaryThatPassesDuringALookIsNext() {
        clock.set(TEN.minusMillis(100));
        Channel one = LocalStation.channel(
                "one",
                ZoneOffset.UTC,
                null,
                LocalStation.daily("a", "09:00", "10:00", null),
                LocalStation.daily("b", "10:00", "11:00", null));
        Reconciler reconciler = reconciler(clock, guide(one, inOtherApp("two", "c")));
        station.local.faults().on("GetLoopList", Fault.delayAnswer(Duration.ofSeconds(1)));
        reconciler.report(new StepListener() {
            @Override
            public void taken(Step step) {
                clock.set(TEN.plusMillis(200));
            }
        });

        Looker.Outcome outcome = reconciler.look(clock.instant(), Memory.NOTHING);

        assertThat(changes()).as("one for each channel").isEqualTo(2);
        assertThat(outcome.next()).isEqualTo(TEN);
    }

    /** A step that ends after its look is news of before the look that another node made. */
    @Test
    void whatAnotherNodeKnowsIsNewerThanALateStep() throws Exception {
        Reconciler reconciler = reconciler(clock, guide(always("one", "a")));
        List<String> told = told(reconciler);
        station.local.faults().on("StartLoop", Fault.delayAnswer(Duration.ofSeconds(3)));
        CompletableFuture<Looker.Outcome> look =
                CompletableFuture.supplyAsync(() -> reconciler.look(TEN, Memory.NOTHING));
        await().until(() -> station.local.requestCount("StartLoop") == 1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(look.get(20, TimeUnit.SECONDS).memory()).isEqualTo(Memory.NOTHING);
        await().atMost(Duration.ofSeconds(20)).until(() -> told.size() == 1);

        Memory ofAnother = new Memory(Map.of(), Map.of(), Map.of(ONE, TEN.plus(Duration.ofDays(19))));
        clock.advance(Duration.ofMinutes(1));
        Memory memory = reconciler.look(clock.instant(), ofAnother).memory();

        assertThat(told).containsExactly("START of demo/live/one taken");
        assertThat(memory).isEqualTo(ofAnother);
    }

    /** What was chosen while an app was still read counts, although it was not sent yet. */
    @Test
    void thePaceIsKeptOverTheTurnsOfALook() {
        Channel[] channels = Stream.of("live", "second")
                .flatMap(app -> IntStream.range(0, 8).mapToObj(i -> laterToday(app, "c" + i)))
                .toArray(Channel[]::new);
        station = open(clock);
        Reconciler reconciler = start(
                guides(channels),
                clock,
                new PlayoutSettings(
                        Duration.ofMinutes(1), Duration.ofMinutes(15), 10, 20, Duration.ofHours(72), false));
        station.local.faults().on("GetLoopList", Fault.delayAnswer(Duration.ofSeconds(1)));
        station.local.faults().on("StartLoop", 2, Fault.delayAnswer(Duration.ofSeconds(2)));

        Memory memory = reconciler.look(TEN, Memory.NOTHING).memory();

        assertThat(station.local.requestCount("StartLoop"))
                .as("of ten calls two were for reading")
                .isEqualTo(8);
        clock.advance(Duration.ofSeconds(61));
        memory = reconciler.look(clock.instant(), memory).memory();
        assertThat(station.local.requestCount("StartLoop")).isEqualTo(16);
        assertThat(memory.ahead()).hasSize(16);
    }

    /** What the service has told before a step says nothing against the step. */
    @Test
    void aStepThatEndsWhileTheServiceIsAskedIsTakenForDone() throws Exception {
        Semaphore calls = new Semaphore(0);
        station = new LocalStation(clock, KetLocal.builder(), ket -> {
            ket.setAccessKey(null);
            ket.setSecretKey(null);
            // Keys are asked for right before a call.
            ket.getConfiguration().setCredentialsProvider(() -> {
                calls.release();
                return new KetCredentials("ket-local", "ket-local-secret", null);
            });
        });
        opened.add(station);
        LocalStation.FixedGuide guides = guides(always("one", "a"));
        Reconciler reconciler = start(guides, clock, SETTINGS);
        Memory memory = reconciler.look(TEN, Memory.NOTHING).memory();
        List<String> told = told(reconciler);
        guides.inForce = new InForce(guide(always("one", "b")), TEN, null);
        station.local.faults().on("UpdateLoop", Fault.delay(Duration.ofSeconds(2)));
        calls.drainPermits();
        CompletableFuture<Looker.Outcome> look = CompletableFuture.supplyAsync(() -> reconciler.look(TEN, memory));
        assertThat(calls.tryAcquire(2, 20, TimeUnit.SECONDS))
                .as("the list, and the change")
                .isTrue();
        clock.advance(Duration.ofMinutes(1));
        Memory after = look.get().memory();
        station.local.faults().on("GetLoopList", Fault.delayAnswer(Duration.ofMillis(2500)));
        reconciler.look(clock.instant(), after);

        assertThat(reconciler.status().channels().get(0).failure()).isNull();
        assertThat(told).containsExactly("CHANGE of demo/live/one taken");
        assertThat(station.local.requestCount("UpdateLoop")).isEqualTo(1);
    }

    @Test
    void aLoopThatWaitsForATimeThatNobodyRemembersGivesItselfAway() {
        Programme later = LocalStation.daily("a", "10:14", "12:00", null);
        LocalStation.FixedGuide guides = guides(LocalStation.channel("one", ZoneOffset.UTC, null, later));
        Reconciler reconciler = reconciler(clock, guides);
        reconciler.look(TEN, Memory.NOTHING);
        assertThat(station.playing(ONE)).isNotEmpty();
        // It is on air earlier now, and what was told ahead is forgotten.
        guides.inForce = new InForce(guide(always("one", "a")), TEN, null);

        Looker.Outcome outcome = reconciler.look(TEN.plusSeconds(200), Memory.NOTHING);

        assertThat(station.local.requestCount("UpdateLoop")).isEqualTo(1);
        assertThat(outcome.next()).isBefore(TEN.plusSeconds(300));
        reconciler.look(TEN.plusSeconds(201), outcome.memory());
        assertThat(station.local.requestCount("StopLoop")).isEqualTo(1);
        assertThat(station.local.requestCount("StartLoop")).isEqualTo(2);
        reconciler.look(TEN.plusSeconds(202), outcome.memory());
    }

    @Test
    void aRelayThatWasStartedLongAgoIsFound() {
        String source = "rtmp://in.example.com/live/always?key=secret";
        Guide guide = new Guide(
                List.of(),
                List.of(LocalStation.relay(
                        "always?key=secret", ZoneOffset.UTC, List.of("rtmp://out/live/a?key=secret"))));
        station = open(clock);
        station.call(
                RedirectStart.builder()
                        .uniqName("demo")
                        .app("live")
                        .src(List.of(source))
                        .durl(List.of("rtmp://out/live/a?key=secret"))
                        .build(),
                RedirectStartResult.class);
        clock.advance(Duration.ofDays(90));
        Reconciler reconciler = start(guides(guide), clock, SETTINGS);

        Looker.Outcome outcome = reconciler.look(clock.instant(), Memory.NOTHING);
        reconciler.look(clock.instant(), outcome.memory());

        assertThat(station.local.requestCount("RedirectStart")).isEqualTo(1);
        StationStatus status = reconciler.status();
        assertThat(status.relays().get(0).state()).isEqualTo(State.ON_AIR);
        assertThat(status.relays().get(0).targets()).extracting("address").containsExactly("rtmp://out/live/…");
    }

    @Test
    void aBucketIsListedAndWhatItHeldLastIsPlayedWhileItCannotBe() throws Exception {
        List<Object> objects = new ArrayList<>(List.of(
                Map.of("key", "archive/第 2.MP4", "size", 7),
                Map.of("key", "archive/1.mp4", "size", 7),
                Map.of("key", "archive/0.mp4", "size", 0),
                Map.of("key", "archive/notes.txt", "size", 7)));
        Playlist bucket = new Playlist.Bucket("direct:list", "${body[key]}", "http://videos.example.com/");
        Channel channel = LocalStation.channel("one", ZoneOffset.UTC, bucket);
        Reconciler reconciler = reconciler(clock, guide(channel));
        station.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").process(exchange -> {
                    if (objects.isEmpty()) {
                        throw new IllegalStateException("no bucket");
                    }
                    exchange.getMessage().setBody(List.copyOf(objects));
                });
            }
        });

        Memory memory = lookUntilAllIsWell(reconciler);
        assertThat(station.playing(ONE))
                .containsExactly(
                        "http://videos.example.com/archive/1.mp4",
                        "http://videos.example.com/archive/%E7%AC%AC%202.MP4");
        objects.clear();
        memory = reconciler.look(clock.instant(), memory).memory();
        assertThat(station.playing(ONE)).hasSize(2);
        assertThat(reconciler.status().channels().get(0).failure().message()).contains("direct:list", "no bucket");
        objects.add(Map.of("key", "3.ts"));
        lookUntilAllIsWell(reconciler);
        assertThat(station.playing(ONE)).containsExactly("http://videos.example.com/3.ts");
        assertThat(station.local.requestCount("StartLoop")).isEqualTo(1);
    }

    @Test
    void whatIsOnAirIsWrongWhileNobodyKnowsWhatABucketHolds() {
        LocalStation.FixedGuide guides = guides(always("one", "a"));
        Reconciler reconciler = reconciler(clock, guides);
        reconciler.look(TEN, Memory.NOTHING);
        Playlist bucket = new Playlist.Bucket("direct:list", "${body}", "http://videos.example.com/");
        guides.inForce = new InForce(guide(LocalStation.channel("one", ZoneOffset.UTC, bucket)), TEN, null);
        // Long enough for the service to be read anew.
        clock.advance(Duration.ofSeconds(20));

        ChannelStatus unlisted = reconciler.status().channels().get(0);

        assertThat(unlisted.state()).isEqualTo(State.WRONG);
        assertThat(unlisted.failure().message()).isEqualTo("what filler plays could not be listed");
    }

    private Memory lookUntilAllIsWell(Reconciler reconciler) {
        Memory memory = Memory.NOTHING;
        int before = changes();
        while (changes() == before) {
            memory = reconciler.look(clock.instant(), memory).memory();
            clock.advance(Duration.ofSeconds(1));
        }
        return memory;
    }

    @Test
    void aDryRunTellsTheStepsAndTakesNone() {
        station = open(clock);
        Reconciler reconciler = start(
                guides(guide(always("one", "a"))),
                clock,
                new PlayoutSettings(Duration.ofMinutes(1), Duration.ofMinutes(15), 0, 20, Duration.ofHours(72), true));

        assertThat(reconciler.dryRun()).extracting(Step::kind).containsExactly(Step.Kind.START);
        Looker.Outcome outcome = reconciler.look(TEN, Memory.NOTHING);

        assertThat(changes()).isZero();
        assertThat(outcome.memory()).isEqualTo(Memory.NOTHING);
        assertThat(reconciler.status().dryRun()).isTrue();
    }

    /** What is on air is worth more than what may never be. */
    @Test
    void nothingIsStoppedForAPresetThatIsNotThere() {
        Channel one = always("one", "a");
        LocalStation.FixedGuide guides = guides(one);
        Reconciler reconciler = reconciler(clock, guides);
        Memory memory = reconciler.look(TEN, Memory.NOTHING).memory();
        Channel mistyped = new Channel(
                one.key(), one.name(), "mypresett", one.pubDomain(), one.timeZone(), one.filler(), one.programmes());
        guides.inForce = new InForce(guide(mistyped), TEN, null);
        List<String> told = told(reconciler);

        Looker.Outcome outcome = reconciler.look(TEN, memory);

        assertThat(station.playing(ONE)).containsExactly(LocalStation.address("a"));
        assertThat(station.local.requestCount("StopLoop")).isZero();
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("CHECK of demo/live/one failed, attempt 1: ")
                .contains("mypresett");
        assertThat(outcome.next()).isEqualTo(TEN.plusSeconds(5));
        assertThat(reconciler.status().channels().get(0).failure().message()).contains("mypresett");

        station.makePreset("live", "mypresett");
        clock.advance(Duration.ofSeconds(5));
        reconciler.look(clock.instant(), outcome.memory());
        assertThat(station.loops("live")).singleElement().extracting("preset").isEqualTo("mypresett");
        assertThat(told.subList(1, told.size()))
                .containsExactly("STOP of demo/live/one taken", "START of demo/live/one taken");
    }

    @Test
    void whatTheGuideNoLongerHasPlaysOn() {
        LocalStation.FixedGuide guides = guides(always("one", "a"), always("two", "b"));
        Reconciler reconciler = reconciler(clock, guides);
        Memory memory = reconciler.look(TEN, Memory.NOTHING).memory();
        guides.inForce = new InForce(guide(always("two", "b")), TEN, "a newer one is broken");

        memory = reconciler.look(TEN, memory).memory();

        assertThat(station.playing(ONE)).isNotEmpty();
        assertThat(memory.limits()).doesNotContainKey(ONE);
        assertThat(reconciler.status().channels()).hasSize(1);
        assertThat(reconciler.status().guideProblem()).isEqualTo("a newer one is broken");
    }

    @Test
    void whatDoesNotAnswerWasReadWhenItLastAnswered() {
        Reconciler reconciler = reconciler(clock, guide(always("one", "a"), inOtherApp("two", "b")));
        Memory memory = reconciler.look(TEN, Memory.NOTHING).memory();
        assertThat(reconciler.status().readAt()).isEqualTo(TEN);
        clock.advance(Duration.ofMinutes(1));
        // One app answers, and the other does not, however often it is asked.
        station.local.faults().on("GetLoopList", Fault.errNum(1, "unknown"));
        memory = reconciler.look(clock.instant(), memory).memory();

        assertThat(reconciler.status().readAt()).isEqualTo(TEN);
        assertThat(reconciler.status().channels())
                .extracting(ChannelStatus::state)
                .containsExactlyInAnyOrder(State.ON_AIR, State.UNKNOWN);
        reconciler.look(clock.instant(), memory);
        assertThat(reconciler.status().readAt()).isEqualTo(clock.instant());
        station.local.close();
        clock.advance(Duration.ofHours(1));
        assertThat(reconciler.status().readAt()).isEqualTo(TEN.plusSeconds(60));
        assertThat(reconciler.status().channels())
                .extracting(ChannelStatus::state)
                .containsExactly(State.UNKNOWN, State.UNKNOWN);
    }

    @Test
    void aServiceThatNeverAnsweredWasNeverRead() {
        Guide guide = new Guide(
                List.of(always("one", "a")),
                List.of(LocalStation.relay("always", ZoneOffset.UTC, List.of("rtmp://out/live/a"))));
        Reconciler reconciler = reconciler(clock, guide);
        station.local.faults().on("GetTaskList", Fault.errNum(1, "unknown"));

        reconciler.look(TEN, Memory.NOTHING);

        StationStatus status = reconciler.status();
        assertThat(status.readAt()).isNull();
        assertThat(status.channels()).extracting(ChannelStatus::state).doesNotContain(State.UNKNOWN);
        assertThat(status.relays()).extracting("state").containsExactly(State.UNKNOWN);
    }

    @Test
    void stepsAreTold() {
        Reconciler reconciler = reconciler(clock, guide(always("one", "a"), always("two", "b")));
        station.local.faults().on("StartLoop", Fault.errNum(1300, "no room"));
        List<String> told = told(reconciler);

        reconciler.look(TEN, Memory.NOTHING);

        assertThat(told)
                .hasSize(2)
                .anyMatch(step -> step.matches("START of demo/live/(one|two) taken"))
                .anyMatch(step -> step.matches("START of demo/live/(one|two) failed, attempt 1: .*1300.*"));
    }

    @Test
    void noThreadIsLeft() {
        Reconciler reconciler = reconciler(clock, guide(always("one", "a")));
        reconciler.look(TEN, Memory.NOTHING);
        assertThat(threads()).isNotEmpty();

        reconciler.stop();

        await().until(() -> threads().isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("KetPlayout"))
                .toList();
    }

    /** What becomes of each step from now on. */
    private static List<String> told(Reconciler reconciler) {
        List<String> told = new CopyOnWriteArrayList<>();
        reconciler.report(new StepListener() {
            @Override
            public void taken(Step step) {
                told.add(step.kind() + " of " + step.owner() + " taken");
            }

            @Override
            public void failed(Step step, Exception failure, int attempts) {
                told.add(step.kind() + " of " + step.owner() + " failed, attempt " + attempts + ": "
                        + failure.getMessage());
            }
        });
        return told;
    }

    /** Calls that change something. */
    private int changes() {
        return Stream.of("StartLoop", "UpdateLoop", "StopLoop", "RedirectStart", "RedirectStop")
                .mapToInt(station.local::requestCount)
                .sum();
    }

    private LocalStation open(Clock time) {
        LocalStation open = new LocalStation(time, KetLocal.builder());
        opened.add(open);
        return open;
    }

    private Reconciler reconciler(Clock time, Guide guide) {
        return reconciler(time, guides(guide));
    }

    private Reconciler reconciler(Clock time, LocalStation.FixedGuide guides) {
        station = open(time);
        return start(guides, time, SETTINGS);
    }

    private Reconciler start(LocalStation.FixedGuide guides, Clock time, PlayoutSettings settings) {
        Reconciler reconciler = new Reconciler(guides, station.camel, settings, time);
        reconciler.start();
        opened.add(0, reconciler::stop);
        return reconciler;
    }

    private static LocalStation.FixedGuide guides(Channel... channels) {
        return guides(guide(channels));
    }

    private static LocalStation.FixedGuide guides(Guide guide) {
        return new LocalStation.FixedGuide(new InForce(guide, TEN, null));
    }

    private static Guide guide(Channel... channels) {
        return new Guide(List.of(channels), List.of());
    }

    private static Channel always(String stream, String name) {
        return LocalStation.channel(stream, ZoneOffset.UTC, LocalStation.playlist(name));
    }

    private static Channel laterToday(String app, String stream) {
        return new Channel(
                new ChannelKey("demo", app, stream),
                stream,
                "mypreset",
                "publish.example.com",
                ZoneOffset.UTC,
                null,
                List.of(LocalStation.daily("a", "10:10", "11:00", null)));
    }

    private static Channel inOtherApp(String stream, String name) {
        return new Channel(
                new ChannelKey("demo", "second", stream),
                stream,
                "mypreset",
                "publish.example.com",
                ZoneOffset.UTC,
                LocalStation.playlist(name),
                List.of());
    }
}
