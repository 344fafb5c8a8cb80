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

import io.github.camelket.model.StartLoop;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.guide.RelayKey;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.guide.Timetable;
import io.github.camelket.playout.guide.Windows;
import io.github.camelket.playout.plan.Step.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * What holds for any guide, at any time, whatever the service runs and whatever is remembered. Each try is a station that is
 * looked at now and then while its guide changes, the service loses things and memory is lost.
 */
class PlannerPropertiesTest {

    private static final Rules RULES = new Rules(Duration.ofMinutes(15), Duration.ofHours(72), 0);
    private static final Rules FAR_SIGHTED = new Rules(Duration.ofDays(1), Duration.ofHours(72), 0);
    private static final ChannelKey STRANGE = new ChannelKey("demo", "live", "strange");
    private static final RelayKey STRANGE_SOURCE = new RelayKey("demo", "live", "rtmp://in/strange");
    private static final Addresses ADDRESSES =
            playlist -> playlist instanceof Playlist.Addresses list ? Optional.of(list.addresses()) : Optional.empty();

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theServiceBecomesWhatTheGuideSays(@ForAll long seed) {
        new Station(new Random(seed)).live();
        // None of it is too rare to be tried.
        Statistics.label("steps").coverage(coverage -> {
            for (Kind what : Kind.values()) {
                coverage.check(what).count(count -> count > 1_000);
            }
            coverage.check("refused").count(count -> count > 10);
            coverage.check("over").count(count -> count > 100);
        });
    }

    private static final class Station {
        private final Random random;
        private final RandomGuides guides;
        private final ModelService service = new ModelService();
        private Guide guide;
        private Planner planner;
        private Planner farSighted;
        private final Map<Channel, Timetable> timetables = new HashMap<>();
        private Memory memory = Memory.NOTHING;
        /** In whole minutes, of the weeks in which clocks are put forward. */
        private Instant now;

        /** When memory, guide or loops were last lost or changed. */
        private Instant disturbed;

        private final Map<ChannelKey, Map<Instant, Integer>> starts = new HashMap<>();

        Station(Random random) {
            this.random = random;
            guides = new RandomGuides(random);
            guide = guides.next();
            planner = new Planner(guide, RULES);
            farSighted = new Planner(guide, FAR_SIGHTED);
            now = Instant.parse(random.nextBoolean() ? "2026-03-28T00:00:00Z" : "2026-10-31T00:00:00Z")
                    .plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
            disturbed = now;
        }

        void live() {
            populate();
            ModelService.Loop strangeLoop = service.loops.get(STRANGE);
            look(false);
            for (int i = 0; i < 8; i++) {
                boolean memoryLost = false;
                switch (random.nextInt(8)) {
                    case 0 -> {
                        memory = Memory.NOTHING;
                        memoryLost = true;
                        disturb();
                    }
                    case 1 -> {
                        guide = guides.next();
                        planner = new Planner(guide, RULES);
                        farSighted = new Planner(guide, FAR_SIGHTED);
                        disturb();
                    }
                    case 2 -> {
                        service.loops.keySet().removeIf(key -> !key.equals(STRANGE) && random.nextBoolean());
                        service.redirects.removeIf(
                                redirect -> !redirect.key().equals(STRANGE_SOURCE) && random.nextBoolean());
                        disturb();
                    }
                    default -> goOn();
                }
                look(memoryLost);
            }
            assertThat(service.loops.get(STRANGE)).isEqualTo(strangeLoop);
            assertThat(service.redirects)
                    .filteredOn(redirect -> redirect.key().equals(STRANGE_SOURCE))
                    .hasSize(1);
        }

        /** What runs before anybody looked: the right thing, another one, or one that waits. */
        private void populate() {
            Stream.concat(channels(), Stream.of(STRANGE)).forEach(key -> {
                if (key.equals(STRANGE) || random.nextBoolean()) {
                    Instant created = now.minus(Duration.ofMinutes(random.nextInt(19 * 24 * 60)));
                    Instant start = random.nextInt(4) == 0 ? now.plus(Duration.ofMinutes(random.nextInt(14))) : created;
                    service.loops.put(
                            key,
                            new ModelService.Loop(
                                    RandomGuides.sources(random.nextInt(4)),
                                    random.nextInt(8) == 0 ? "other" : "mypreset",
                                    "a.example.com",
                                    start.equals(created) ? created : now.minus(Duration.ofMinutes(1)),
                                    start,
                                    start,
                                    start.plus(StartLoop.LONGEST),
                                    null));
                }
            });
            service.redirects.add(new ModelService.Redirect(
                    STRANGE_SOURCE, "rtmp://out/1", "strange", now.minusSeconds(60), now.minusSeconds(60)));
            guide.relays().forEach(relay -> {
                if (random.nextBoolean()) {
                    Instant created = now.minus(Duration.ofMinutes(random.nextInt(2000)));
                    String id = "n" + service.redirects.size();
                    service.redirects.add(
                            new ModelService.Redirect(relay.key(), "rtmp://out/" + id, id, created, created));
                }
            });
        }

        private Stream<ChannelKey> channels() {
            return guide.channels().stream().map(Channel::key);
        }

        private void disturb() {
            disturbed = now;
        }

        /** As looks do: to the next boundary, or a check some minutes before it; or everybody sleeps. */
        private void goOn() {
            Instant next = farSighted.plan(situation(memory)).next();
            if (next == null || random.nextInt(6) == 0) {
                now = now.plus(Duration.ofMinutes(1 + random.nextInt(2 * 24 * 60)));
                disturb();
            } else if (random.nextBoolean()) {
                Instant before = next.minus(Duration.ofMinutes(random.nextInt(16)));
                now = before.isAfter(now) ? before : next;
            } else {
                now = next;
            }
        }

        private Situation situation(Memory remembered) {
            return new Situation(now, service.read(now), remembered, ADDRESSES, 0);
        }

        private void look(boolean memoryLost) {
            Plan plan = planner.plan(situation(memory));
            onlyWhatTheGuideOwns(plan);
            if (memoryLost) {
                nothingIsTakenOffAir(plan);
            }
            noMoreThanNeeded(plan);
            boolean refused = apply(plan);
            if (refused) {
                // A loop that waits for a time that nobody remembers gives itself away by refusing to be changed: at
                // once, or
                // at a boundary before it begins, if until then it seemed to be what is wanted.
                assertThat(disturbed.plus(RULES.planAhead()))
                        .as("refused although all is remembered: %s of %s, %s", plan.steps(), service.loops, memory)
                        .isAfterOrEqualTo(now);
                plan = planner.plan(situation(memory));
                assertThat(apply(plan)).as("refused again").isFalse();
            }
            Plan second = planner.plan(situation(memory));
            assertThat(second.steps()).as("a second plan").isEmpty();
            guide.channels().forEach(channel -> asTheGuideSays(channel, second));
            guide.relays().stream().map(Relay::key).distinct().forEach(this::asTheGuideSays);
        }

        private boolean apply(Plan plan) {
            Situation situation = situation(memory);
            Notes notes = new Notes(plan.memory());
            Set<OwnedKey> failed = new HashSet<>();
            for (Step step : plan.steps()) {
                if (failed.contains(step.owner())) {
                    continue;
                }
                Showing wanted = step.owner() instanceof ChannelKey key
                                && plan.channels().containsKey(key)
                        ? plan.channels().get(key).wanted()
                        : null;
                try {
                    service.take(step, now);
                    notes.taken(step, wanted, now);
                    count(step, wanted);
                    Statistics.label("steps").collect(step.kind());
                } catch (ModelService.Refused e) {
                    failed.add(step.owner());
                    Statistics.label("steps").collect("refused");
                    assertThat(e.number).as(step.toString()).isEqualTo(1204);
                    assertThat(planner.mayWait((ChannelKey) step.owner(), situation))
                            .as(step + " was refused")
                            .isTrue();
                    notes.waits((ChannelKey) step.owner(), now.plus(RULES.planAhead()));
                }
            }
            memory = notes.memory();
            return !failed.isEmpty();
        }

        private void count(Step step, @Nullable Showing wanted) {
            boolean starts = step.kind() == Kind.START || step.kind() == Kind.START_AHEAD;
            if (starts && step.owner() instanceof ChannelKey key) {
                // Two showings begin at the same time: a programme that has come to its end, and the filler for its
                // rest.
                boolean filler = wanted != null && wanted.name().equals(Timetable.FILLER);
                Instant showing = step.kind() == Kind.START_AHEAD ? step.due() : wanted.start();
                int count = this.starts
                        .computeIfAbsent(key, any -> new HashMap<>())
                        .merge(filler ? showing.plusMillis(1) : showing, 1, Integer::sum);
                boolean lost =
                        !disturbed.isBefore(showing.minus(RULES.planAhead()).minusSeconds(1));
                assertThat(lost || count == 1)
                        .as("%s is started %s times for %s", key, count, showing)
                        .isTrue();
            }
        }

        private void onlyWhatTheGuideOwns(Plan plan) {
            Set<OwnedKey> owned = Stream.concat(
                            channels(), guide.relays().stream().map(Relay::key))
                    .collect(Collectors.toSet());
            owned.addAll(memory.ahead().keySet());
            assertThat(plan.steps()).allMatch(step -> owned.contains(step.owner()));
        }

        private void nothingIsTakenOffAir(Plan plan) {
            for (Channel channel : guide.channels()) {
                Showing current = current(channel);
                boolean rounds = channel.programmes().stream().anyMatch(programme -> programme.loopTimes() != null);
                if (!rounds && current != null && plays(channel, current.playlist())) {
                    assertThat(plan.channels().get(channel.key()).steps()).noneMatch(step -> step.kind() == Kind.STOP);
                }
            }
        }

        /** A stop and a start leave a black frame, where a change does not. */
        private void noMoreThanNeeded(Plan plan) {
            for (Channel channel : guide.channels()) {
                List<Step> steps = plan.channels().get(channel.key()).steps();
                ModelService.Loop loop = service.playing(channel.key(), now).orElse(null);
                Showing current = current(channel);
                assertThat(steps).filteredOn(step -> step.kind() != Kind.CHECK).hasSizeLessThanOrEqualTo(2);
                boolean hasOther = service.loops.containsKey(channel.key())
                        && !service.loops.get(channel.key()).preset().equals(channel.preset());
                assertThat(steps.stream().anyMatch(step -> step.kind() == Kind.CHECK) && !hasOther)
                        .as("a preset that is in use already needs no check")
                        .isFalse();
                if (loop != null
                        && current != null
                        && channel.programmes().stream().allMatch(programme -> programme.loopTimes() == null)
                        && loop.times() == null
                        && loop.preset().equals(channel.preset())
                        && loop.pubDomain().equals(channel.pubDomain())
                        && !memory.ahead().getOrDefault(channel.key(), now).isAfter(now)) {
                    assertThat(steps).noneMatch(step -> step.kind() == Kind.STOP);
                }
            }
        }

        private @Nullable Showing current(Channel channel) {
            List<Showing> showings = timetable(channel).between(now, now.plusMillis(1));
            assertThat(showings).hasSizeLessThanOrEqualTo(1);
            return showings.isEmpty() ? null : showings.get(0);
        }

        private Timetable timetable(Channel channel) {
            return timetables.computeIfAbsent(channel, Timetable::of);
        }

        private boolean plays(Channel channel, @Nullable Playlist playlist) {
            return service.playing(channel.key(), now)
                    .filter(loop -> loop.preset().equals(channel.preset())
                            && loop.pubDomain().equals(channel.pubDomain())
                            && loop.sources()
                                    .equals(
                                            playlist == null
                                                    ? null
                                                    : ADDRESSES.of(playlist).orElseThrow()))
                    .isPresent();
        }

        private void asTheGuideSays(Channel channel, Plan plan) {
            Showing current = current(channel);
            Optional<ModelService.Loop> loop = service.playing(channel.key(), now);
            Supplier<String> described = () ->
                    channel + " at " + now + " plays " + service.loops.get(channel.key()) + ", remembered " + memory;
            if (current == null) {
                if (loop.isPresent()) {
                    // One that waits less than 70 seconds, or seems to, is left alone by those who do not remember.
                    Instant soon = now.plusSeconds(70);
                    assertThat(timetable(channel).between(now, soon))
                            .as(described)
                            .hasSize(1);
                    assertThat(disturbed).isBetween(now.minusSeconds(70), now);
                }
            } else if (waitsForWhatNobodyRemembers(channel, current)) {
                // It is asked to be extended, and so found out, once it should have begun by any clock.
                assertThat(disturbed)
                        .as(described)
                        .isAfterOrEqualTo(current.start().minus(RULES.planAhead()));
            } else if (current.loopTimes() == null) {
                assertThat(plays(channel, current.playlist())).as(described).isTrue();
            } else if (!plays(channel, current.playlist())) {
                Statistics.label("steps").collect("over");
                // It has played as often as it should, so it must have been started for this showing.
                boolean started = starts.getOrDefault(channel.key(), Map.of()).containsKey(current.start());
                assertThat(started || !disturbed.isBefore(current.start().minusSeconds(900)))
                        .as(described)
                        .isTrue();
                assertThat(channel.filler() == null ? loop.isEmpty() : plays(channel, channel.filler()))
                        .as(described)
                        .isTrue();
            }
            service.listed(channel.key(), now).ifPresent(listed -> assertThat(listed.limit())
                    .as(described)
                    .isAfterOrEqualTo(now.plus(current == null ? Duration.ZERO : RULES.keepAliveMargin())));
        }

        private boolean waitsForWhatNobodyRemembers(Channel channel, Showing current) {
            return !memory.ahead().containsKey(channel.key())
                    && !memory.limits().containsKey(channel.key())
                    && !now.isAfter(current.start().plus(Duration.ofMinutes(2)))
                    && service.listed(channel.key(), now)
                            .filter(loop -> loop.start().isAfter(now))
                            .isPresent();
        }

        private void asTheGuideSays(RelayKey key) {
            Set<String> wanted = targets(key, now.plusMillis(1));
            Set<String> running = service.redirects.stream()
                    .filter(redirect -> redirect.key().equals(key) && redirect.runs(now))
                    .map(ModelService.Redirect::target)
                    .collect(Collectors.toSet());
            if (wanted.isEmpty() && !disturbed.isBefore(now.minus(Duration.ofMinutes(11)))) {
                // What seems to wait for less than 11 minutes is left alone by those who do not remember.
                assertThat(targets(key, now.plus(Duration.ofMinutes(11)))).containsAll(running);
            } else {
                // A redirect does not say that it waits: forgotten, and wanted earlier by a new guide, it begins as it
                // was told.
                Set<String> forgotten = memory.ahead().containsKey(key) ? Set.of() : waiting(key);
                wanted.removeAll(forgotten);
                assertThat(running).as("%s at %s", key, now).isEqualTo(wanted);
                assertThat(forgotten.isEmpty() || !disturbed.isBefore(now.minus(RULES.planAhead())))
                        .isTrue();
            }
        }

        private Set<String> waiting(RelayKey key) {
            return service.redirects.stream()
                    .filter(redirect -> redirect.key().equals(key) && !redirect.runs(now))
                    .map(ModelService.Redirect::target)
                    .collect(Collectors.toSet());
        }

        private Set<String> targets(RelayKey key, Instant until) {
            return guide.relays().stream()
                    .filter(relay -> relay.key().equals(key))
                    .filter(relay -> !Windows.of(relay).between(now, until).isEmpty())
                    .flatMap(relay -> relay.targets().stream())
                    .collect(Collectors.toSet());
        }
    }
}
