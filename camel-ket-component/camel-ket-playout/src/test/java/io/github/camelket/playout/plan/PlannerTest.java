/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStop;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.UpdateLoop;
import io.github.camelket.playout.guide.Airtime;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Programme;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.guide.RelayKey;
import io.github.camelket.playout.plan.Step.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The planner's rules, one by one. */
class PlannerTest {

    private static final ChannelKey KEY = new ChannelKey("demo", "live", "c");
    private static final RelayKey SOURCE = new RelayKey("demo", "live", "rtmp://in/match");
    private static final Duration DAYS_20 = Duration.ofDays(20);

    private Instant now = at("10:00");
    private List<Programme> programmes = List.of(programme("a", "09:00", "12:00", null));
    private @Nullable Playlist filler;
    private final Map<ChannelKey, OnAir> loops = new HashMap<>();
    private final List<Relayed> redirects = new ArrayList<>();
    private final Map<OwnedKey, String> unreadable = new HashMap<>();
    private final Map<OwnedKey, Instant> ahead = new HashMap<>();
    private final Map<ChannelKey, Instant> begun = new HashMap<>();
    private final Map<ChannelKey, Instant> limits = new HashMap<>();
    private List<Relay> relays = List.of();

    @Test
    void whatShouldBeOnAirIsStartedWithoutAnEndOfItsOwn() {
        Step step = only(Kind.START);

        StartLoop call = (StartLoop) step.call();
        assertThat(call.srcInfo()).extracting("path").containsExactly(address("a"));
        assertThat(call.durationHour()).isEqualTo(DAYS_20);
        assertThat(call.taskStartTime()).isNull();
        assertThat(call.taskStopTime()).isNull();
        assertThat(call.loopTimes()).isNull();
        assertThat(call.preset()).isEqualTo("mypreset");
        assertThat(call.pubDomain()).isEqualTo("publish.example.com");
    }

    @Test
    void whatIsOnAirIsLeftAlone() {
        onAir("a", at("09:00"));

        assertThat(plan().steps()).isEmpty();
    }

    @Test
    void itIsGivenIts20DaysAnewBeforeTheyAreOver() {
        onAir("a", at("10:00").minus(Duration.ofDays(17)).minusSeconds(1));

        UpdateLoop call = (UpdateLoop) only(Kind.EXTEND).call();
        assertThat(call.durationHour()).isEqualTo(DAYS_20);
        assertThat(call.srcInfo()).isEmpty();

        limits.put(KEY, now.plus(Duration.ofHours(73)));
        assertThat(plan().steps()).isEmpty();
    }

    @Test
    void otherSourcesAreChangedWithoutABlackFrame() {
        onAir("b", at("09:00"));

        UpdateLoop call = (UpdateLoop) only(Kind.CHANGE).call();
        assertThat(call.srcInfo()).extracting("path").containsExactly(address("a"));
        assertThat(call.durationHour()).isEqualTo(DAYS_20);
    }

    @Test
    void theOrderOfSourcesCounts() {
        programmes = List.of(new Programme("p", times("09:00", "12:00"), playlist("a", "b"), null));
        onAir(List.of(address("b"), address("a")), "mypreset", at("09:00"));

        only(Kind.CHANGE);
    }

    @Test
    void anotherPresetNeedsAnotherLoop() {
        onAir(List.of(address("a")), "other", at("09:00"));

        assertThat(kinds())
                .as("nothing is stopped for a preset that is not there")
                .containsExactly(Kind.CHECK, Kind.STOP, Kind.START);
    }

    @Test
    void aLoopThatWaitsCannotBeChangedAndIsMadeAnew() {
        onAir("a", at("09:59"));
        ahead.put(KEY, at("11:00"));
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START);

        loops.clear();
        onAir("b", at("09:59"));
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START);
    }

    @Test
    void aProgrammeWithLoopTimesIsStartedAnewAndNotChanged() {
        programmes = List.of(programme("a", "09:00", "12:00", 2));
        onAir("b", at("09:00"));

        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START);
        assertThat(((StartLoop) plan().steps().get(1).call()).loopTimes()).isEqualTo(2);
    }

    @Test
    void whatPlaysInRoundsEndsWithThemSoTheNextProgrammeIsStartedAnew() {
        programmes = List.of(programme("a", "09:00", "10:00", 20), programme("b", "10:00", "12:00", null));
        onAir("a", at("09:00"));
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START);

        programmes = List.of(programme("a", "09:00", "10:00", 20), programme("a", "10:00", "12:00", null));
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START);

        programmes = List.of(programme("a", "09:00", "10:00", null), programme("a", "10:00", "12:00", null));
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aProgrammeThatHasPlayedAsOftenAsItShouldIsNotBegunAgain() {
        programmes = List.of(programme("a", "09:00", "12:00", 2));
        begun.put(KEY, at("09:00"));
        assertThat(plan().steps()).isEmpty();

        filler = playlist("ident");
        StartLoop call = (StartLoop) only(Kind.START).call();
        assertThat(call.srcInfo()).extracting("path").containsExactly(address("ident"));
        assertThat(call.loopTimes()).isNull();

        onAir("ident", at("09:40"));
        assertThat(plan().steps()).isEmpty();

        begun.put(KEY, at("09:00").minus(Duration.ofDays(1)));
        loops.clear();
        assertThat(((StartLoop) only(Kind.START).call()).loopTimes()).isEqualTo(2);
    }

    @Test
    void whatWasToldAheadAndIsNotThereWasLostAtFirstAndIsOverLater() {
        programmes = List.of(programme("a", "10:00", "12:00", 2));
        ahead.put(KEY, at("10:00"));
        only(Kind.START);

        now = at("10:02");
        assertThat(plan().steps()).isEmpty();
        assertThat(plan().memory().begun()).containsEntry(KEY, at("10:00"));
    }

    @Test
    void inAGapTheLoopIsStopped() {
        now = at("13:00");
        onAir("a", at("09:00"));

        only(Kind.STOP);
    }

    @Test
    void theNextProgrammeIsToldAhead() {
        now = at("08:45");
        StartLoop call = (StartLoop) only(Kind.START_AHEAD).call();
        assertThat(call.taskStartTime()).isEqualTo(at("09:00"));
        assertThat(call.taskStopTime()).isNull();

        now = at("08:44");
        assertThat(plan().steps()).isEmpty();
        now = at("09:00").minusSeconds(64);
        assertThat(plan().steps()).isEmpty();
    }

    @Test
    void theOneBeforeIsStoppedAndTheNextToldAheadAtOnce() {
        programmes = List.of(programme("a", "09:00", "09:50", null), programme("b", "10:05", "12:00", null));
        onAir("a", at("09:00"));

        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START_AHEAD);
    }

    @Test
    void whatWasToldAheadIsLeftAloneUnlessTheGuideChanges() {
        now = at("08:50");
        onAir("a", at("08:45"));
        ahead.put(KEY, at("09:00"));
        limits.put(KEY, at("09:00").plus(DAYS_20));
        assertThat(plan().steps()).isEmpty();

        programmes = List.of(programme("b", "09:00", "12:00", null));
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START_AHEAD);
        programmes = List.of(programme("a", "09:01", "12:00", null));
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START_AHEAD);
        programmes = List.of(programme("a", "11:00", "12:00", null));
        assertThat(kinds()).containsExactly(Kind.STOP);
        programmes = List.of();
        assertThat(kinds()).containsExactly(Kind.STOP);
    }

    @Test
    void whatNobodyRemembersIsToldAnewIfThereIsTimeForThat() {
        now = at("08:50");
        onAir("a", at("08:45"));
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START_AHEAD);

        now = at("09:00").minusSeconds(69);
        assertThat(plan().steps()).isEmpty();
    }

    @Test
    void whatIsNewAndNobodyRemembersIsAskedWhetherItPlays() {
        onAir("a", at("09:50"));
        only(Kind.EXTEND);
        assertThat(planner().mayWait(KEY, situation())).isTrue();

        limits.put(KEY, at("09:50").plus(DAYS_20));
        assertThat(plan().steps()).isEmpty();
        assertThat(planner().mayWait(KEY, situation())).isFalse();
    }

    @Test
    void nothingIsDoneForWhatCannotBeRead() {
        unreadable.put(KEY, "no answer");
        ahead.put(KEY, at("11:00"));

        assertThat(plan().steps()).isEmpty();
        assertThat(plan().memory().ahead()).containsKey(KEY);
    }

    @Test
    void nothingIsDoneForABucketThatCouldNotBeListed() {
        programmes = List.of(
                new Programme("p", times("09:00", "12:00"), new Playlist.Bucket("direct:list", "x", "http://v"), null));
        assertThat(plan().steps()).isEmpty();
        assertThat(plan().channels().get(KEY).trouble()).contains("p plays could not be listed");

        onAir("b", at("09:00"));
        assertThat(plan().steps()).isEmpty();
    }

    @Test
    void whatTheGuideNoLongerHasIsLeftAloneButForWhatHasNotBegun() {
        ChannelKey gone = new ChannelKey("demo", "live", "gone");
        onAir("a", at("09:00"));
        loops.put(gone, new OnAir(gone, List.of(address("x")), "mypreset", "publish.example.com", at("09:00")));
        limits.put(gone, at("09:00").plus(DAYS_20));
        assertThat(plan().steps()).isEmpty();
        assertThat(plan().memory().limits()).doesNotContainKey(gone);

        ahead.put(gone, at("10:05"));
        assertThat(only(Kind.STOP).owner()).isEqualTo(gone);
    }

    @Test
    void aRelayRunsInItsWindow() {
        programmes = List.of();
        relays = List.of(relay(List.of("rtmp://out/1", "rtmp://out/2"), times("09:00", "12:00")));
        redirect("rtmp://out/2", "two", at("09:00"));
        redirect("rtmp://out/3", "three", at("09:00"));

        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START);
        assertThat(((RedirectStop) plan().steps().get(0).call()).reqId()).isEqualTo("three");
        RedirectStart start = (RedirectStart) plan().steps().get(1).call();
        assertThat(start.src()).containsExactly("rtmp://in/match");
        assertThat(start.durl()).containsExactly("rtmp://out/1");
        assertThat(start.taskStopTime()).isNull();

        now = at("12:00");
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.STOP);
    }

    @Test
    void aWindowIsToldAheadUnlessItIsTooNear() {
        programmes = List.of();
        relays = List.of(relay(List.of("rtmp://out/1"), times("10:15", "12:00")));
        RedirectStart start = (RedirectStart) only(Kind.START_AHEAD).call();
        assertThat(start.taskStartTime()).isEqualTo(at("10:15"));

        now = at("10:05");
        assertThat(plan().steps()).isEmpty();
    }

    @Test
    void aRedirectThatWaitsIsLeftAloneUnlessTheGuideChanges() {
        programmes = List.of();
        relays = List.of(relay(List.of("rtmp://out/1"), times("10:14", "12:00")));
        redirect("rtmp://out/1", "one", at("09:59"));
        ahead.put(SOURCE, at("10:14"));
        assertThat(plan().steps()).isEmpty();

        relays = List.of(relay(List.of("rtmp://out/1"), times("10:13", "12:00")));
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START_AHEAD);
        relays = List.of(relay(List.of("rtmp://out/1"), times("09:00", "12:00")));
        assertThat(kinds()).containsExactly(Kind.STOP, Kind.START);
    }

    @Test
    void whatCanWaitHasWhatTheMinuteLeaves() {
        now = at("08:50");
        Guide guide = new Guide(
                IntStream.range(0, 100)
                        .mapToObj(i -> channel(new ChannelKey("demo", "live", "c" + i)))
                        .toList(),
                List.of());
        Planner planner = new Planner(guide, new Rules(Duration.ofMinutes(15), Duration.ofHours(72), 60));
        Situation situation = new Situation(now, actual(), memory(), PlannerTest::addresses, 10);
        assertThat(planner.plan(situation).steps()).hasSize(50).allMatch(step -> step.kind() == Kind.START_AHEAD);

        // In the next minute all of them begin, so nothing is left for what can wait.
        Situation late = new Situation(at("09:00").minusSeconds(60), actual(), memory(), PlannerTest::addresses, 10);
        assertThat(planner.plan(late).steps()).isEmpty();

        Situation due = new Situation(at("09:00"), actual(), memory(), PlannerTest::addresses, 10);
        assertThat(planner.plan(due).steps()).hasSize(100).allMatch(step -> step.kind() == Kind.START);
    }

    @Test
    void itPlansAsFarAheadAsAllTheChannelsNeed() {
        Guide guide = new Guide(
                IntStream.range(0, 600)
                        .mapToObj(i -> channel(new ChannelKey("demo", "live", "c" + i)))
                        .toList(),
                List.of());
        Planner planner = new Planner(guide, new Rules(Duration.ofMinutes(15), Duration.ofHours(72), 60));

        assertThat(planner.planAhead()).isEqualTo(Duration.ofMinutes(23));
    }

    private Channel channel(ChannelKey key) {
        return new Channel(key, "C", "mypreset", "publish.example.com", ZoneOffset.UTC, filler, programmes);
    }

    private Planner planner() {
        return new Planner(
                new Guide(List.of(channel(KEY)), relays), new Rules(Duration.ofMinutes(15), Duration.ofHours(72), 0));
    }

    private Plan plan() {
        return planner().plan(situation());
    }

    private Situation situation() {
        return new Situation(now, actual(), memory(), PlannerTest::addresses, 0);
    }

    private Actual actual() {
        return new Actual(now, now, loops, redirects, unreadable);
    }

    private Memory memory() {
        return new Memory(ahead, begun, limits);
    }

    private List<Kind> kinds() {
        return plan().steps().stream().map(Step::kind).toList();
    }

    private Step only(Kind kind) {
        assertThat(kinds()).containsExactly(kind);
        return plan().steps().get(0);
    }

    private void onAir(String name, Instant created) {
        onAir(List.of(address(name)), "mypreset", created);
    }

    private void onAir(List<String> sources, String preset, Instant created) {
        loops.put(KEY, new OnAir(KEY, sources, preset, "publish.example.com", created));
    }

    private void redirect(String target, String id, Instant created) {
        redirects.add(new Relayed(SOURCE, target, id, created));
    }

    private static Optional<List<String>> addresses(Playlist playlist) {
        return playlist instanceof Playlist.Addresses list ? Optional.of(list.addresses()) : Optional.empty();
    }

    private static Programme programme(String name, String start, String end, @Nullable Integer loopTimes) {
        return new Programme(name, times(start, end), playlist(name), loopTimes);
    }

    private static Relay relay(List<String> targets, Airtime... windows) {
        return new Relay(SOURCE, "match", targets, ZoneOffset.UTC, List.of(windows), null);
    }

    private static Airtime times(String start, String end) {
        return new Airtime(
                Set.of(DayOfWeek.values()), Set.of(), Set.of(), LocalTime.parse(start), LocalTime.parse(end));
    }

    private static Playlist playlist(String... names) {
        return new Playlist.Addresses(
                List.of(names).stream().map(PlannerTest::address).toList());
    }

    private static String address(String name) {
        return "http://videos.example.com/" + name + ".mp4";
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + ":00Z");
    }
}
