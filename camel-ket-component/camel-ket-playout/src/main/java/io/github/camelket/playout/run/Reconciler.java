/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.KetOperationFailedException;
import io.github.camelket.model.KetError;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.plan.Actual;
import io.github.camelket.playout.plan.Memory;
import io.github.camelket.playout.plan.Notes;
import io.github.camelket.playout.plan.Plan;
import io.github.camelket.playout.plan.Situation;
import io.github.camelket.playout.plan.Step;
import io.github.camelket.playout.plan.Step.Kind;
import io.github.camelket.playout.status.Failure;
import io.github.camelket.playout.status.StationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the service runs, has a plan made, and takes its steps. It must be started, and stopped in the end.
 *
 * <p>A look takes two turns: what can be read at once has its steps taken, and whatever answers late has its turn then.
 */
public final class Reconciler extends ServiceSupport implements Looker {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /** How long what answers at once is given to do so; what is late must not make others late. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So long before a boundary a look leaves what it waits for to itself. */
    private static final Duration BEFORE_BOUNDARY = Duration.ofSeconds(1);
    /** By how much the clock may be behind the time that a look is for. */
    private static final Duration CLOCK_BEHIND = Duration.ofSeconds(1);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration STATUS_AGE = Duration.ofSeconds(15);
    private final Supplier<InForce> guides;
    private final CamelContext camel;
    private final PlayoutSettings settings;
    private final Clock clock;

    private final Attempts attempts = new Attempts();
    private final Troubles troubles = new Troubles();
    private final List<ExecutorService> threads = new ArrayList<>();
    /** What steps have to be noted that end after the look that took them. */
    private final Queue<Consumer<Notes>> news = new ConcurrentLinkedQueue<>();

    private volatile StepListener listener = new StepListener() {};

    private ProducerTemplate template;
    private Calls calls;
    private ServiceReader reader;
    private Sources sources;
    private StepRunner runner;
    private final Object editions = new Object();
    private volatile Edition edition;
    private volatile @Nullable Actual lastRead;
    private volatile Memory lastMemory = Memory.NOTHING;
    private volatile boolean isStale;
    private volatile boolean again;
    private List<Step> lastTold = List.of();
    /** Whose steps were under way when the service was asked: its answer may be of before them. */
    private Set<OwnedKey> underWay = Set.of();
    /** The first time after the look began at which something is to change. */
    private @Nullable Instant boundary;
    /** What is remembered by all nodes, if there are others. */
    private volatile Supplier<Optional<Memory>> shared = Optional::empty;

    /**
     * @param guides tells the guide in force
     * @param camel through which calls are made and buckets listed
     * @param clock by which the times of the guide are meant; the one of the ket component
     */
    public Reconciler(Supplier<InForce> guides, CamelContext camel, PlayoutSettings settings, Clock clock) {
        this.guides = guides;
        this.camel = camel;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who is told what becomes of each step. */
    public void report(StepListener newListener) {
        listener = newListener;
    }

    /** Where the memory is that nodes share, so that one that has not looked for long can tell how the station is. */
    public void remember(Supplier<Optional<Memory>> newShared) {
        shared = newShared;
    }

    @Override
    protected void doStart() {
        template = camel.createProducerTemplate();
        template.start();
        calls = new Calls(template, clock);
        int parallel = settings.parallelCalls();
        reader = new ServiceReader(calls, clock, threads("KetPlayoutReader", parallel));
        sources = new Sources(new BucketList(camel, template), clock, threads("KetPlayoutSources", parallel));
        // With a pace to keep, what can wait must not stand in line before what cannot.
        int patient = settings.requestsPerMinute() == 0 ? parallel : Math.min(2, parallel);
        runner = new StepRunner(threads("KetPlayoutSteps", parallel), threads("KetPlayoutAhead", patient));
    }

    private ExecutorService threads(String name, int number) {
        ExecutorServiceManager manager = camel.getExecutorServiceManager();
        ExecutorService pool = manager.newFixedThreadPool(this, name, number);
        threads.add(pool);
        return pool;
    }

    @Override
    protected void doStop() {
        runner.withdraw();
        threads.forEach(pool -> camel.getExecutorServiceManager().shutdownNow(pool));
        threads.clear();
        template.stop();
    }

    @Override
    public synchronized Outcome look(Instant due, Memory memory) {
        try {
            return lookNow(due, memory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(clock.instant().plus(settings.checkEvery()), memory);
        }
    }

    private Outcome lookNow(Instant due, Memory memory) throws InterruptedException {
        Edition current = edition();
        Instant begin = timeOf(due);
        runner.withdraw();
        again = false;
        boundary = null;
        if (!memory.equals(lastMemory)) {
            // Another node has looked since. What this one has to add is older than what that one knows.
            news.clear();
        }
        Notes notes = new Notes(memory);
        hear(notes);
        sources.list(current.planner().buckets(begin));
        underWay = runner.busy();
        ServiceReader.Reading reading = reader.begin(current.planner().owners(notes.memory()));
        sources.await(AT_ONCE);
        turns(current, due, reading, notes);
        lastRead = reading.actual();
        troubles.tell(lastRead);
        Instant until = until(begin);
        runner.await(() -> !clock.instant().isBefore(until));
        hear(notes);
        lastMemory = notes.memory();
        return new Outcome(next(!reading.isComplete()), lastMemory);
    }

    /** What can be read at once has its turn first. Whatever answers late has a turn of its own, if it is not too late. */
    private void turns(Edition current, Instant due, ServiceReader.Reading reading, Notes notes)
            throws InterruptedException {
        reading.await(AT_ONCE);
        Actual actual = reading.actual();
        act(current, timeOf(due), actual, Set.of(), notes);
        Set<OwnedKey> done = reading.readable(actual);
        Instant until = until(clock.instant());
        boolean isComplete = false;
        while (!isComplete && clock.instant().isBefore(until)) {
            reading.await(AT_ONCE);
            // Asked before what was read is: what comes in between has its turn, too.
            isComplete = reading.isComplete();
            actual = reading.actual();
            Set<OwnedKey> readable = reading.readable(actual);
            if (!done.containsAll(readable)) {
                act(current, timeOf(due), actual, done, notes);
                done = readable;
            }
        }
    }

    /** Not before the time that the look is for, as Quartz may go by a clock that is a little ahead. */
    private Instant timeOf(Instant due) {
        Instant now = clock.instant();
        return due.isAfter(now) && due.isBefore(now.plus(CLOCK_BEHIND)) ? due : now;
    }

    /** Made once for each version, although those who only look on do not wait for a look to end. */
    private Edition edition() {
        synchronized (editions) {
            InForce inForce = guides.get();
            Edition before = edition;
            if (before == null || before.inForce().guide() != inForce.guide()) {
                edition = new Edition(inForce, settings);
                edition.tellDifferences(before);
            }
            return edition;
        }
    }

    /** @param done who had their turn already */
    private void act(Edition current, Instant now, Actual read, Set<OwnedKey> done, Notes notes) {
        Actual actual = without(read, done);
        // What this look has chosen already, and not sent yet, is spent as well.
        int spent = calls.spent().inMinuteBefore(now) + runner.waiting();
        Situation situation = new Situation(now, actual, notes.memory(), sources, spent);
        Plan plan = current.planner().plan(situation);
        if (plan.next() != null) {
            boundary = boundary == null ? plan.next() : earlier(boundary, plan.next());
        }
        notes.replaceBy(plan.memory());
        forgetWhatIsWell(plan, actual);
        List<Step> steps = due(plan, now);
        if (settings.dryRun()) {
            tell(steps);
        } else {
            runner.run(steps, step -> take(step, plan, situation));
        }
    }

    private static Actual without(Actual actual, Set<OwnedKey> done) {
        if (done.isEmpty()) {
            return actual;
        }
        Map<OwnedKey, String> unreadable = new HashMap<>(actual.unreadable());
        done.forEach(owner -> unreadable.put(owner, "had its turn"));
        return new Actual(actual.askedAt(), actual.readAt(), actual.loops(), actual.redirects(), unreadable);
    }

    private void forgetWhatIsWell(Plan plan, Actual actual) {
        plan.channels().values().stream()
                .filter(channel -> channel.steps().isEmpty() && channel.trouble() == null)
                .filter(channel -> !actual.unreadable().containsKey(channel.key()))
                .forEach(channel -> attempts.forget(channel.key()));
        plan.relays().values().stream()
                .filter(relay -> relay.steps().isEmpty())
                .filter(relay -> !actual.unreadable().containsKey(relay.key()))
                .forEach(relay -> attempts.forget(relay.key()));
    }

    /** Without those whose last step is under way still, or has failed a moment ago. */
    private List<Step> due(Plan plan, Instant now) {
        Set<OwnedKey> left = new HashSet<>(underWay);
        left.addAll(runner.busy());
        again |= !left.isEmpty();
        for (Step step : plan.steps()) {
            if (step.kind() == Kind.CHANGE && !left.contains(step.owner()) && attempts.isDone(step)) {
                attempts.failed(step, "it was done, but the service lists other sources", now);
            }
            if (attempts.isHeldBack(step, now)) {
                left.add(step.owner());
            }
        }
        return plan.steps().stream()
                .filter(step -> !left.contains(step.owner()))
                .toList();
    }

    private void tell(List<Step> steps) {
        if (!steps.equals(lastTold)) {
            steps.forEach(step -> LOG.info(
                    "Dry run, not done: {}: {} ({})",
                    edition.name(step.owner()),
                    step.why(),
                    step.call().action().wireName()));
        }
        lastTold = steps;
    }

    private boolean take(Step step, Plan plan, Situation situation) {
        Showing wanted =
                step.owner() instanceof ChannelKey channel && plan.channels().containsKey(channel)
                        ? plan.channels().get(channel).wanted()
                        : null;
        try {
            calls.change(step.call());
            Instant at = clock.instant();
            news.add(notes -> notes.taken(step, wanted, at));
            attempts.done(step, at);
            isStale = true;
            if (step.kind() != Kind.CHECK) {
                LOG.info(
                        "{}: {} ({})",
                        edition.name(step.owner()),
                        step.why(),
                        step.call().action().wireName());
                listener.taken(step);
            }
            return true;
        } catch (Exception e) {
            if (isRefusedAsItWaits(step, situation, e)) {
                news.add(notes -> notes.waits(
                        (ChannelKey) step.owner(),
                        situation.now().plus(edition.planner().planAhead())));
                again = true;
            } else {
                int tried = attempts.failed(step, String.valueOf(e.getMessage()), clock.instant());
                listener.failed(step, e, tried);
            }
            return false;
        }
    }

    private boolean isRefusedAsItWaits(Step step, Situation situation, Exception failure) {
        return (step.kind() == Kind.CHANGE || step.kind() == Kind.EXTEND)
                && failure instanceof KetOperationFailedException refused
                && refused.getError().filter(KetError.UPDATE_FAILED::equals).isPresent()
                && edition.planner().mayWait((ChannelKey) step.owner(), situation);
    }

    private void hear(Notes notes) {
        for (Consumer<Notes> each = news.poll(); each != null; each = news.poll()) {
            each.accept(notes);
        }
    }

    /** How long the look may wait for its steps. */
    private Instant until(Instant begin) {
        Instant latest = begin.plus(settings.checkEvery());
        Instant before = boundary == null ? latest : boundary.minus(BEFORE_BOUNDARY);
        Instant earliest = begin.plus(AT_ONCE);
        Instant until = before.isBefore(latest) ? before : latest;
        return until.isBefore(earliest) ? earliest : until;
    }

    private Instant next(boolean unread) {
        Instant now = clock.instant();
        Instant next = now.plus(settings.checkEvery());
        if (again || unread || sources.isPending() || !runner.busy().isEmpty()) {
            next = earlier(next, now.plus(SOON));
        }
        if (boundary != null) {
            next = earlier(next, boundary);
        }
        return Stream.of(attempts.nextRetry(now), troubles.nextRetry(now))
                .flatMap(Optional::stream)
                .reduce(next, Reconciler::earlier);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The steps that a look would take now, by what was remembered last. Takes none. */
    public List<Step> dryRun() {
        Edition current = edition();
        return planned(current, read(current)).steps();
    }

    @Override
    public StationStatus status() {
        Edition current = edition();
        Actual read = lastRead;
        Duration age = isStale ? SOON : STATUS_AGE;
        if (read == null || read.askedAt().isBefore(clock.instant().minus(age))) {
            isStale = false;
            read = read(current);
            lastRead = read;
        }
        Plan plan = planned(current, read);
        return current.report().of(clock.instant(), guides.get().problem(), read, plan, this::failure);
    }

    private Optional<Failure> failure(OwnedKey owner, @Nullable Playlist playing) {
        Optional<Failure> failure = attempts.failure(owner).or(() -> troubles.failure(owner));
        return playing == null ? failure : failure.or(() -> sources.failure(playing));
    }

    private Plan planned(Edition current, Actual read) {
        return current.planner().plan(new Situation(clock.instant(), read, remembered(), sources, 0));
    }

    private Memory remembered() {
        return shared.get().orElse(lastMemory);
    }

    private Actual read(Edition current) {
        sources.list(current.planner().buckets(clock.instant()));
        ServiceReader.Reading reading = reader.glance(current.planner().owners(remembered()));
        try {
            sources.await(AT_ONCE);
            reading.await(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return reading.actual();
    }
}
