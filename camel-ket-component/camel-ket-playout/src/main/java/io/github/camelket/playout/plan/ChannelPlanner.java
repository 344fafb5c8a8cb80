/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.model.StartLoop;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Programme;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.guide.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares what a channel plays with what it should. */
final class ChannelPlanner {

    /** StartLoop, TaskStartTime: 至少提前1分钟; and some seconds for the way there. */
    private static final Duration SHORTEST_AHEAD = Duration.ofSeconds(65);
    /** The same with the call before it that ends what waits now. */
    private static final Duration SHORTEST_ANEW = Duration.ofSeconds(70);
    /** From then on a loop that was to begin by itself, and is not there, is taken for over and not for lost. */
    private static final Duration SURELY_BEGUN = Duration.ofMinutes(1);
    /** What begins so long after its time begins as it should, for all that people notice. */
    private static final Duration JUST_NOW = Duration.ofMinutes(1);
    /** From then on a loop that does not play waits for another time: the clocks do not differ by so much. */
    private static final Duration SURELY_DUE = Duration.ofMinutes(2);

    private static final Duration LOOK_BACK = Duration.ofDays(8);

    private final Channel channel;
    private final ChannelKey key;
    private final Timetable timetable;
    private final LoopCalls calls;
    private final boolean hasRounds;
    private final boolean hasBuckets;

    ChannelPlanner(Channel channel) {
        this.channel = channel;
        this.key = channel.key();
        this.timetable = Timetable.of(channel);
        this.calls = new LoopCalls(channel);
        this.hasRounds = channel.programmes().stream().anyMatch(programme -> programme.loopTimes() != null);
        this.hasBuckets = Stream.concat(
                        Stream.ofNullable(channel.filler()),
                        channel.programmes().stream().map(Programme::playlist))
                .anyMatch(Playlist.Bucket.class::isInstance);
    }

    /** All about the channel at one moment. */
    private final class Moment {
        final Situation situation;
        final Rules rules;
        final Instant now;
        final @Nullable OnAir loop;
        final @Nullable Instant told;
        final @Nullable Instant begun;
        final @Nullable Instant limit;
        final List<Showing> showings;

        Moment(Situation situation, Rules rules) {
            this.situation = situation;
            this.rules = rules;
            now = situation.now();
            loop = situation.actual().loops().get(key);
            told = situation.memory().ahead().get(key);
            begun = situation.memory().begun().get(key);
            limit = situation.memory().limits().get(key);
            // A moment more, so that what begins at the very end is there.
            showings = timetable.between(now, now.plus(rules.planAhead()).plusSeconds(1));
        }

        Optional<List<String>> addresses(Playlist playlist) {
            return situation.addresses().of(playlist);
        }

        boolean waits() {
            return loop != null && told != null && told.isAfter(now);
        }

        boolean plays(Playlist playlist) {
            return loop != null
                    && addresses(playlist).filter(loop.sources()::equals).isPresent();
        }

        boolean goesOutAsSaid() {
            return loop != null
                    && channel.preset().equals(loop.preset())
                    && channel.pubDomain().equals(loop.pubDomain());
        }

        /** Neither told ahead nor begun by anybody who remembers. */
        boolean isUnknown() {
            return told == null && limit == null;
        }

        /** When the loop was made or last given its 20 days, whichever is later; absent if nobody knows. */
        @Nullable
        Instant since() {
            Instant made = loop == null ? null : loop.createTime();
            Instant given = limit == null ? null : limit.minus(StartLoop.LONGEST);
            return made == null || given != null && given.isAfter(made) ? given : made;
        }

        @Nullable
        Instant limit() {
            Instant since = since();
            return loop == null || since == null ? null : since.plus(StartLoop.LONGEST);
        }

        @Nullable
        Showing current() {
            return showings.isEmpty() || showings.get(0).start().isAfter(now) ? null : showings.get(0);
        }

        @Nullable
        Showing next() {
            return showings.stream()
                    .filter(showing -> showing.start().isAfter(now))
                    .findFirst()
                    .orElse(null);
        }

        @Nullable
        Instant boundary() {
            return showings.stream()
                    .flatMap(showing -> Stream.of(showing.start(), showing.end()))
                    .filter(time -> time != null && time.isAfter(now))
                    .min(Instant::compareTo)
                    .orElse(null);
        }
    }

    /** The buckets of what is on air, and of what will be as far as the plan looks ahead. */
    Stream<Playlist.Bucket> buckets(Instant now, Rules rules) {
        if (!hasBuckets) {
            return Stream.of();
        }
        Stream<Playlist> playlists = timetable
                .between(now, now.plus(rules.planAhead()).plusSeconds(1))
                .stream()
                .map(Showing::playlist);
        return Stream.concat(playlists, Stream.ofNullable(channel.filler()))
                .filter(Playlist.Bucket.class::isInstance)
                .map(Playlist.Bucket.class::cast);
    }

    ChannelPlan plan(Situation situation, Rules rules, Notes notes) {
        Moment moment = new Moment(situation, rules);
        if (situation.actual().unreadable().containsKey(key)) {
            return new ChannelPlan(key, List.of(), moment.current(), moment.next(), moment.boundary(), null, null);
        }
        Showing wanted = wanted(moment);
        note(moment, notes, wanted);
        Optional<List<String>> sources = wanted == null ? Optional.empty() : moment.addresses(wanted.playlist());
        boolean unlisted = wanted != null && sources.isEmpty();
        List<Step> steps;
        if (wanted == null) {
            steps = inGap(moment);
        } else {
            steps = unlisted ? List.of() : onAir(moment, wanted, sources.orElseThrow());
        }
        return new ChannelPlan(
                key,
                steps,
                wanted,
                moment.next(),
                moment.boundary(),
                moment.limit(),
                unlisted ? "what " + wanted.name() + " plays could not be listed" : null);
    }

    /** Keeps in the notes what is true still, and what is seen. */
    private void note(Moment moment, Notes notes, @Nullable Showing wanted) {
        Showing current = moment.current();
        boolean own = wanted != null && wanted.loopTimes() != null && moment.loop != null && !moment.waits();
        if (own && moment.plays(wanted.playlist()) && !isLeftOver(moment, wanted) || isOver(moment, current)) {
            notes.begun(key, current.start());
        }
        if (moment.loop == null) {
            notes.forgetAhead(key);
        } else if (moment.told != null && !moment.waits()) {
            notes.begunByItself(key, moment.told);
        }
        if (moment.loop == null) {
            notes.forgetLimit(key);
        }
    }

    /** The filler has the rest of a programme that has played as often as it should. */
    private @Nullable Showing wanted(Moment moment) {
        Showing current = moment.current();
        if (current == null || !isOver(moment, current)) {
            return current;
        }
        Playlist filler = channel.filler();
        return filler == null ? null : new Showing(Timetable.FILLER, current.start(), current.end(), filler, null);
    }

    private boolean isOver(Moment moment, @Nullable Showing current) {
        if (current == null || current.loopTimes() == null) {
            return false;
        }
        boolean began = current.start().equals(moment.begun)
                || current.start().equals(moment.told)
                        && moment.now.isAfter(current.start().plus(SURELY_BEGUN));
        return began && (moment.loop == null || moment.waits() || isFiller(moment, current));
    }

    private boolean isFiller(Moment moment, Showing current) {
        Playlist filler = channel.filler();
        return filler != null && moment.plays(filler) && !moment.plays(current.playlist());
    }

    private List<Step> onAir(Moment moment, Showing wanted, List<String> sources) {
        Instant now = moment.now;
        if (moment.loop == null) {
            return List.of(calls.start(wanted, sources, now, why(moment, wanted, "nothing")));
        }
        boolean otherSources = !moment.loop.sources().equals(sources);
        boolean anew = moment.waits()
                || !moment.goesOutAsSaid()
                || otherSources && (wanted.loopTimes() != null || playsInRounds(moment))
                || !otherSources && isLeftOver(moment, wanted);
        if (anew) {
            Step stop = calls.stop(now, "makes way for " + wanted.name());
            Step start = calls.start(wanted, sources, now, why(moment, wanted, "something else"));
            return channel.preset().equals(moment.loop.preset())
                    ? List.of(stop, start)
                    : List.of(calls.presetIsThere(now), stop, start);
        }
        if (otherSources) {
            return List.of(calls.change(sources, now, why(moment, wanted, "something else")));
        }
        Instant limit = moment.limit();
        if (limit == null || limit.isBefore(now.plus(moment.rules.keepAliveMargin()))) {
            return List.of(calls.extend(now, wanted.name() + " goes on, for 20 days anew"));
        }
        // Whether it plays cannot be read, but a loop that waits refuses to be extended.
        boolean due = now.isAfter(wanted.start().plus(SURELY_DUE));
        return due && mayWait(moment.situation, moment.rules)
                ? List.of(calls.extend(
                        now, wanted.name() + " should have begun: a loop that waits still does not take this"))
                : List.of();
    }

    private static String why(Moment moment, Showing wanted, String onAir) {
        return moment.now.isBefore(wanted.start().plus(JUST_NOW))
                ? wanted.name() + " begins"
                : wanted.name() + ", as " + onAir + " is on air";
    }

    /** Whether the listed loop may be one that was told ahead by somebody who does not remember. */
    boolean mayWait(Situation situation, Rules rules) {
        OnAir loop = situation.actual().loops().get(key);
        return loop != null
                && loop.createTime() != null
                && !situation.memory().limits().containsKey(key)
                && !situation.memory().ahead().containsKey(key)
                && loop.createTime().isAfter(situation.now().minus(rules.planAhead()));
    }

    /** A loop with LoopTimes ends after so many rounds of whatever list it is given. */
    private boolean playsInRounds(Moment moment) {
        return hasRounds
                && channel.programmes().stream()
                        .filter(programme -> programme.loopTimes() != null)
                        .anyMatch(programme -> moment.plays(programme.playlist()));
    }

    /**
     * Whether the loop is the one of the showing right before, with equal content, where that matters: the rounds of either
     * are counted from its own start.
     */
    private boolean isLeftOver(Moment moment, Showing wanted) {
        if (!hasRounds || wanted.start().equals(moment.begun) || wanted.start().equals(moment.told)) {
            return false;
        }
        Instant since = moment.since();
        List<Showing> before = timetable.between(wanted.start().minusMillis(1), wanted.start());
        return since != null
                && since.isBefore(wanted.start())
                && !before.isEmpty()
                && (wanted.loopTimes() != null || before.get(0).loopTimes() != null)
                && moment.plays(before.get(0).playlist());
    }

    private List<Step> inGap(Moment moment) {
        Instant now = moment.now;
        Showing next = moment.next();
        if (next != null && next.start().isAfter(now.plus(moment.rules.planAhead()))) {
            next = null;
        }
        List<Step> steps = new ArrayList<>();
        if (moment.loop != null) {
            if (waitsFor(moment, next)) {
                return List.of();
            }
            steps.add(calls.stop(now, moment.waits() ? "is not to begin" : "is over"));
        }
        if (next != null && !next.start().isBefore(now.plus(SHORTEST_AHEAD))) {
            Showing told = next;
            moment.addresses(told.playlist()).ifPresent(sources -> steps.add(calls.startAhead(told, sources)));
        }
        return steps;
    }

    /** Whether the loop is the next showing's, and to be left as it is. */
    private boolean waitsFor(Moment moment, @Nullable Showing next) {
        if (next == null || !moment.goesOutAsSaid()) {
            return false;
        }
        boolean unlisted = moment.addresses(next.playlist()).isEmpty();
        if (moment.waits()) {
            return next.start().equals(moment.told) && (unlisted || moment.plays(next.playlist()));
        }
        Instant made = Objects.requireNonNull(moment.loop).createTime();
        return moment.isUnknown()
                && made != null
                && moment.plays(next.playlist())
                && !made.isBefore(lastEnd(moment.now))
                && next.start().isBefore(moment.now.plus(SHORTEST_ANEW));
    }

    private Instant lastEnd(Instant now) {
        return timetable.between(now.minus(LOOK_BACK), now).stream()
                .map(Showing::end)
                .filter(end -> end != null && !end.isAfter(now))
                .reduce((one, later) -> later)
                .orElse(Instant.MIN);
    }
}
