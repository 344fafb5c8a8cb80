/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import static io.github.camelket.playout.plan.Memory.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.camelket.local.PacedClock;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.plan.Memory;
import io.github.camelket.playout.run.NotingLooker.Look;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;

class QuartzScheduleTest {

    private static final Duration RARELY = Duration.ofDays(1);

    private Scheduler scheduler;

    @BeforeEach
    void startScheduler() throws SchedulerException {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "QuartzScheduleTest");
        properties.setProperty("org.quartz.threadPool.threadCount", "3");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.start();
    }

    @AfterEach
    void stopScheduler() throws SchedulerException {
        scheduler.shutdown(true);
    }

    @Test
    void looksAtTheStartAndThenWhenTheLookBeforeSaid() throws Exception {
        Instant next = Instant.now().plusSeconds(2);
        NotingLooker looker = new NotingLooker(look -> new Look(look.due().equals(next) ? far() : next, NOTHING));
        schedule(looker, RARELY).start();

        assertThat(looker.taken().due()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThat(looker.taken().due()).isEqualTo(next);
        assertThat(Instant.now()).isAfterOrEqualTo(next.minusMillis(2));
    }

    @Test
    void looksRegularlyInBetween() throws Exception {
        NotingLooker looker = new NotingLooker(look -> new Look(far(), NOTHING));
        schedule(looker, Duration.ofMillis(200)).start();

        Instant first = looker.taken().due();
        Instant second = looker.taken().due();
        Instant third = looker.taken().due();

        assertThat(second).isAfter(first);
        assertThat(third).isAfter(second);
    }

    @Test
    void looksWhenAsked() throws Exception {
        NotingLooker looker = new NotingLooker(look -> new Look(far(), NOTHING));
        QuartzSchedule schedule = schedule(looker, RARELY);
        schedule.start();
        looker.taken();

        schedule.lookNow();

        looker.taken();
    }

    @Test
    void whatIsAskedForDuringALookIsAnotherLook() throws Exception {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        NotingLooker looker = new NotingLooker(look -> {
            inTheMiddle.countDown();
            await(asked);
            return new Look(far(), NOTHING);
        });
        QuartzSchedule schedule = schedule(looker, RARELY);
        schedule.start();
        inTheMiddle.await();
        looker.taken();

        schedule.lookNow();
        asked.countDown();

        looker.taken();
    }

    @Test
    void neverLooksTwiceAtATime() throws Exception {
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger mostAtWork = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        NotingLooker looker = new NotingLooker(look -> {
            mostAtWork.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            await(goOn);
            atWork.decrementAndGet();
            return new Look(far(), NOTHING);
        });
        QuartzSchedule schedule = schedule(looker, Duration.ofMillis(50));
        schedule.start();
        looker.taken();
        schedule.lookNow();
        goOn.countDown();
        looker.taken();
        looker.taken();

        assertThat(mostAtWork).hasValue(1);
    }

    @Test
    void eachLookKnowsWhatTheOneBeforeRemembered() throws Exception {
        ChannelKey news = new ChannelKey("demo", "live", "news");
        Memory remembered = new Memory(Map.of(), Map.of(news, Instant.parse("2026-11-30T00:00:00Z")), Map.of());
        NotingLooker looker = new NotingLooker(look -> new Look(far(), remembered));
        QuartzSchedule schedule = schedule(looker, RARELY);
        schedule.start();
        assertThat(looker.taken().memory()).isEqualTo(NOTHING);

        schedule.lookNow();

        assertThat(looker.taken().memory()).isEqualTo(remembered);
    }

    @Test
    void goesOnAfterALookThatFailed() throws Exception {
        NotingLooker looker = new NotingLooker(look -> {
            throw new IllegalStateException("a look that fails");
        });
        schedule(looker, Duration.ofMillis(200)).start();

        looker.taken();
        looker.taken();
    }

    @Test
    void livesInATimeOfItsOwn() throws Exception {
        Instant monday = Instant.parse("2026-11-30T00:00:00Z");
        PacedClock clock = PacedClock.of(monday, Instant.now(), 36_000);
        Instant next = monday.plus(Duration.ofHours(20));
        NotingLooker looker =
                new NotingLooker(look -> new Look(look.due().equals(next) ? monday.plus(RARELY) : next, NOTHING));
        new QuartzSchedule(scheduler, "test", looker, new PlayoutTime(clock, clock::systemTime), Duration.ofDays(7))
                .start();

        assertThat(looker.taken().due()).isBetween(monday, next);
        assertThat(looker.taken().due()).isEqualTo(next);
        assertThat(clock.instant()).isAfterOrEqualTo(next.minusSeconds(72));
    }

    @Test
    void waitsAtTheStopForTheLookUnderWayAndLeavesNothing() throws Exception {
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        NotingLooker looker = new NotingLooker(look -> {
            inTheMiddle.countDown();
            await(goOn);
            return new Look(Instant.now().plusMillis(10), NOTHING);
        });
        QuartzSchedule schedule = schedule(looker, Duration.ofMillis(100));
        schedule.start();
        inTheMiddle.await();
        CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> {
            try {
                schedule.stop();
            } catch (SchedulerException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(stopping).isNotDone();
        goOn.countDown();
        stopping.get();

        assertThat(scheduler.getJobKeys(GroupMatcher.anyJobGroup())).isEmpty();
        assertThat(scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup())).isEmpty();
        assertThat(scheduler.getContext()).isEmpty();
    }

    @Test
    void twoOfOneNameAreRefused() throws Exception {
        NotingLooker looker = new NotingLooker(look -> new Look(far(), NOTHING));
        QuartzSchedule first = schedule(looker, RARELY);
        first.start();
        looker.taken();

        QuartzSchedule second = schedule(looker, RARELY);
        assertThatIllegalStateException()
                .isThrownBy(second::start)
                .withMessage("There is a playout named 'test' on this scheduler already; give this one another name");
        // Camel stops what could not be started.
        second.stop();
        first.lookNow();
        looker.taken();
    }

    @Test
    void canBeStartedAgain() throws Exception {
        NotingLooker looker = new NotingLooker(look -> new Look(far(), NOTHING));
        QuartzSchedule first = schedule(looker, RARELY);
        first.start();
        looker.taken();
        first.stop();

        schedule(looker, RARELY).start();

        looker.taken();
    }

    private QuartzSchedule schedule(Looker looker, Duration checkEvery) {
        return new QuartzSchedule(scheduler, "test", looker, PlayoutTime.SYSTEM, checkEvery);
    }

    private static Instant far() {
        return Instant.now().plus(RARELY);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
