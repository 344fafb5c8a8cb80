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
import static org.awaitility.Awaitility.await;

import io.github.camelket.playout.cluster.QuartzDatabase;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.plan.Memory;
import io.github.camelket.playout.run.NotingLooker.Look;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;

/** Several schedulers on one database, each a node. */
class QuartzClusterTest {

    private static final Duration RARELY = Duration.ofDays(1);
    private static final Duration LATER = Duration.ofHours(1);
    private static final Memory REMEMBERED = new Memory(
            Map.of(), Map.of(new ChannelKey("demo", "live", "news"), Instant.parse("2026-11-30T00:00:00Z")), Map.of());

    private static final TriggerKey TRIGGER = TriggerKey.triggerKey("test", QuartzSchedule.GROUP);

    private static QuartzDatabase database;

    private final List<Scheduler> nodes = new ArrayList<>();
    private String cluster;
    private int made;

    @BeforeAll
    static void startDatabase() throws Exception {
        database = new QuartzDatabase();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        database.close();
    }

    @BeforeEach
    void nameCluster(TestInfo test) {
        cluster = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void stopNodes() throws SchedulerException {
        for (Scheduler node : nodes) {
            node.shutdown(true);
        }
    }

    @Test
    void aSecondNodeKeepsWhatTheFirstHasPutIntoTheStore() throws Exception {
        Instant next = Instant.now().plus(LATER).truncatedTo(ChronoUnit.MILLIS);
        NotingLooker looker = new NotingLooker(look -> new Look(next, REMEMBERED));
        schedule(node(), looker).start();
        assertThat(looker.taken().memory()).isEqualTo(NOTHING);

        Scheduler second = node();
        QuartzSchedule joining = schedule(second, looker);
        joining.start();
        assertThat(next(second).getStartTime()).isEqualTo(next);
        joining.lookNow();

        assertThat(looker.taken().memory()).isEqualTo(REMEMBERED);
    }

    @Test
    void whatIsRememberedOutlivesTheLastNode() throws Exception {
        NotingLooker looker = new NotingLooker(look -> new Look(Instant.now().plus(LATER), REMEMBERED));
        Scheduler first = node();
        schedule(first, looker).start();
        looker.taken();
        first.shutdown(true);
        nodes.remove(first);

        QuartzSchedule later = schedule(node(), looker);
        later.start();
        later.lookNow();

        assertThat(looker.taken().memory()).isEqualTo(REMEMBERED);
    }

    @Test
    void aNodeWherePlayoutHasStoppedLeavesTheLooksToOthers() throws Exception {
        Instant boundary = Instant.now().plusSeconds(4);
        NotingLooker stopped = new NotingLooker(look -> new Look(boundary, NOTHING));
        QuartzSchedule schedule = schedule(node(), stopped);
        schedule.start();
        stopped.taken();
        NotingLooker looker = new NotingLooker(look -> new Look(boundary, NOTHING));
        Scheduler second = sleepingNode();
        schedule(second, looker).start();

        // By now the first node has reserved the boundary for itself.
        schedule.stop();
        second.start();

        assertThat(looker.taken().due()).isEqualTo(boundary);
        assertThat(Instant.now()).isBefore(boundary.plusSeconds(4));
        assertThat(stopped.hasLooked()).isFalse();
    }

    @Test
    void aNodeCanTakePartAgain() throws Exception {
        NotingLooker looker = new NotingLooker(look -> new Look(Instant.now().plus(LATER), NOTHING));
        Scheduler only = node();
        QuartzSchedule schedule = schedule(only, looker);
        schedule.start();
        looker.taken();
        schedule.stop();

        QuartzSchedule again = schedule(only, looker);
        again.start();
        again.lookNow();

        looker.taken();
    }

    @Test
    void aNodeThatFiresBeforeItCanLookPutsTheLookOff() throws Exception {
        NotingLooker looker = new NotingLooker(look -> new Look(Instant.now().plus(LATER), NOTHING));
        Scheduler first = node();
        schedule(first, looker).start();
        looker.taken();
        first.shutdown(true);
        nodes.remove(first);

        Scheduler second = node();
        second.rescheduleJob(
                TRIGGER,
                second.getTrigger(TRIGGER).getTriggerBuilder().startNow().build());
        await().until(() -> second.getTrigger(TRIGGER).getStartTime().after(new Date()));
        assertThat(looker.hasLooked()).isFalse();
        schedule(second, looker).start();

        looker.taken();
    }

    @Test
    void aNodeWithAnotherPaceSetsIt() throws Exception {
        NotingLooker looker = new NotingLooker(look -> new Look(Instant.now().plus(LATER), NOTHING));
        schedule(node(), looker).start();
        looker.taken();

        Scheduler second = node();
        QuartzSchedule faster = new QuartzSchedule(second, "test", looker, PlayoutTime.SYSTEM, Duration.ofHours(1));
        faster.start();
        faster.lookNow();

        looker.taken();
        assertThat(((SimpleTrigger) second.getTrigger(TRIGGER)).getRepeatInterval())
                .isEqualTo(Duration.ofHours(1).toMillis());
    }

    @Test
    void aLookThatMakesUpForAnotherIsNotForATimeToCome() throws Exception {
        Instant later = Instant.now().plus(LATER);
        NotingLooker looker = new NotingLooker(look -> new Look(later, NOTHING));
        Scheduler only = node();
        schedule(only, looker).start();
        looker.taken();

        only.scheduleJob(TriggerBuilder.newTrigger()
                .withIdentity("recover_of_the_next", Scheduler.DEFAULT_RECOVERY_GROUP)
                .usingJobData(next(only).getJobDataMap())
                .forJob("test", QuartzSchedule.GROUP)
                .build());

        assertThat(looker.taken().due()).isBefore(later);
    }

    /** Stored at the end of a look. */
    private static Trigger next(Scheduler node) {
        return await().until(() -> node.getTrigger(TRIGGER), trigger -> trigger.getJobDataMap()
                .containsKey("due"));
    }

    private static QuartzSchedule schedule(Scheduler node, Looker looker) {
        return new QuartzSchedule(node, "test", looker, PlayoutTime.SYSTEM, RARELY);
    }

    /** Schedulers of one name are one in a process, unless they are forgotten. */
    private Scheduler sleepingNode() throws SchedulerException {
        // Data sources of one name are one in a process, too: the last, and closed with whichever node is.
        String dataSource = cluster + ++made;
        Properties properties = new Properties();
        database.quartzProperties()
                .forEach((name, value) -> properties.setProperty(
                        name.toString().replace("dataSource.quartz.", "dataSource." + dataSource + "."),
                        value.toString()));
        properties.setProperty("org.quartz.jobStore.dataSource", dataSource);
        properties.setProperty("org.quartz.scheduler.instanceName", cluster);
        Scheduler node = new StdSchedulerFactory(properties).getScheduler();
        SchedulerRepository.getInstance().remove(node.getSchedulerName());
        nodes.add(node);
        return node;
    }

    private Scheduler node() throws SchedulerException {
        Scheduler node = sleepingNode();
        node.start();
        return node;
    }
}
