/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.playout.plan.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When playout looks, and on which node. All nodes share one job, so that Quartz lets one of them look at a time, and one
 * that dies is followed by another. What is remembered from look to look is kept with the job.
 *
 * <p>The job has one trigger only, which is placed anew by each look and by whoever wants one now. With several, Quartz might
 * fire one of them while the job runs on another node: a trigger that is stored meanwhile is held back only if the first record
 * that is found of the job's triggers is of the one that runs, and not of one that is reserved.
 */
public final class QuartzSchedule {

    /** The name of the job's and its triggers' group in the store. */
    static final String GROUP = "ket-playout";

    private static final Logger LOG = LoggerFactory.getLogger(QuartzSchedule.class);
    private static final String MEMORY = "memory";
    private static final String DUE = "due";
    /** Tells one request for a look from another. */
    private static final String ASKED = "asked";

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    /** Quartz fires up to two milliseconds before the time. */
    private static final Duration TOO_EARLY = Duration.ofMillis(10);

    private final Scheduler scheduler;
    private final JobKey job;
    private final Looker looker;
    private final PlayoutTime time;
    private final Duration checkEvery;
    /** Held while it is seen to that no look that was asked for is replaced by the next regular one. */
    private final Object placing = new Object();

    private boolean stopped;

    /**
     * @param scheduler who calls for the looks
     * @param name of the playout; nodes of one cluster that have the same name share the looks
     * @param looker looks
     * @param time the time to live in
     * @param checkEvery how often to look between the times of the guide
     */
    public QuartzSchedule(Scheduler scheduler, String name, Looker looker, PlayoutTime time, Duration checkEvery) {
        this.scheduler = scheduler;
        this.job = JobKey.jobKey(name, GROUP);
        this.looker = looker;
        this.time = time;
        this.checkEvery = checkEvery;
    }

    /**
     * Takes part in the looks from now on, beginning with one now. What other nodes have put into the store stays, also when
     * the next look is: within the time between regular looks.
     *
     * @throws IllegalStateException if there is a playout of this name on this scheduler already
     */
    public void start() throws SchedulerException {
        synchronized (scheduler.getContext()) {
            if (scheduler.getContext().putIfAbsent(job.toString(), this) != null) {
                throw new IllegalStateException("There is a playout named '" + job.getName()
                        + "' on this scheduler already; give this one another name");
            }
        }
        if (scheduler.isInStandbyMode() && scheduler.getMetaData().getRunningSince() != null) {
            // By the stop of a playout before.
            scheduler.start();
        }
        JobDetail detail = JobBuilder.newJob(LookJob.class)
                .withIdentity(job)
                .storeDurably()
                .requestRecovery()
                .build();
        try {
            scheduler.addJob(detail, false);
        } catch (ObjectAlreadyExistsException e) {
            LOG.debug("Another node has put {} into the store, with what it remembers", job);
        }
        if (!scheduler.checkExists(trigger())) {
            lookNow();
        }
    }

    /** Asks for a look as soon as there can be one, on whatever node. */
    public void lookNow() throws SchedulerException {
        synchronized (placing) {
            place(from(new Date()).usingJobData(ASKED, UUID.randomUUID().toString()));
        }
    }

    /** What nodes that share a store remember; nothing where this is the only node. */
    public Optional<Memory> memory() {
        try {
            JobDetail stored = scheduler.getMetaData().isJobStoreClustered() ? scheduler.getJobDetail(job) : null;
            return Optional.ofNullable(stored)
                    .map(detail -> MemoryText.read(detail.getJobDataMap().getString(MEMORY)));
        } catch (SchedulerException e) {
            LOG.debug("The memory of playout '{}' cannot be read", job.getName(), e);
            return Optional.empty();
        }
    }

    /**
     * Takes no part any more. Waits for the look that is made here. Where there are other nodes they go on, and the scheduler
     * of this one pauses, or it would take looks from them that it cannot make; where there are none nothing is left.
     */
    public void stop() throws SchedulerException {
        boolean isAlone;
        synchronized (scheduler.getContext()) {
            if (scheduler.getContext().get(job.toString()) != this) {
                // It was refused, and the job is another's.
                return;
            }
            isAlone = scheduler.getContext().values().stream()
                    .noneMatch(other -> other instanceof QuartzSchedule && other != this);
        }
        boolean inCluster = !scheduler.isShutdown() && scheduler.getMetaData().isJobStoreClustered();
        if (inCluster && isAlone) {
            scheduler.standby();
        }
        synchronized (this) {
            stopped = true;
        }
        synchronized (scheduler.getContext()) {
            scheduler.getContext().remove(job.toString(), this);
        }
        if (inCluster) {
            leaveToOthers();
        } else if (!scheduler.isShutdown()) {
            scheduler.deleteJob(job);
        }
    }

    /** Others may not fire what this node has reserved for itself already. */
    private void leaveToOthers() throws SchedulerException {
        Trigger reserved = scheduler.getTrigger(trigger());
        if (reserved != null && scheduler.getTriggerState(trigger()) == Trigger.TriggerState.NORMAL) {
            scheduler.rescheduleJob(trigger(), reserved.getTriggerBuilder().build());
        }
    }

    /** Looks, unless it has been stopped, and tells whether it did. */
    synchronized boolean look(JobDataMap triggerData, JobDataMap jobData) {
        if (stopped) {
            return false;
        }
        Memory memory = MemoryText.read(jobData.getString(MEMORY));
        try {
            Looker.Outcome outcome = looker.look(due(triggerData), memory);
            // A store of many nodes writes whatever is put, even if it is the same.
            if (!outcome.memory().equals(memory)) {
                jobData.put(MEMORY, MemoryText.write(outcome.memory()));
            }
            synchronized (placing) {
                if (!isAskedForSince(triggerData)) {
                    place(next(outcome.next()));
                }
            }
        } catch (SchedulerException | RuntimeException e) {
            // Unless it is placed anew, the trigger goes on regularly.
            LOG.error("A look of playout '{}' failed, the next is in {} at the latest", job.getName(), checkEvery, e);
        }
        return true;
    }

    /**
     * The time of the guide that a look is for. Not if that is still to come: the look that makes up for the one of a node
     * that died is given the data that the trigger has by now, which may be those for the time after.
     */
    private Instant due(JobDataMap triggerData) {
        String due = triggerData.getString(DUE);
        if (due != null) {
            Instant planned = Instant.parse(due);
            if (!time.system().apply(planned).isAfter(Instant.now().plus(TOO_EARLY))) {
                return planned;
            }
        }
        return time.clock().instant();
    }

    /** While a look is made, another may be asked for that shall see what the first did not. */
    private boolean isAskedForSince(JobDataMap triggerData) throws SchedulerException {
        Trigger stored = scheduler.getTrigger(trigger());
        String asked = stored == null ? null : stored.getJobDataMap().getString(ASKED);
        return asked != null && !asked.equals(triggerData.getString(ASKED));
    }

    private TriggerBuilder<SimpleTrigger> next(Instant next) {
        Instant latest = time.clock().instant().plus(checkEvery);
        return next.isAfter(latest)
                ? from(time.systemDate(latest))
                : from(time.systemDate(next)).usingJobData(DUE, next.toString());
    }

    /** Asks for the look that cannot be made here yet, or not any more, a moment later. */
    static void putOff(JobExecutionContext execution) throws SchedulerException {
        JobKey job = execution.getJobDetail().getKey();
        LOG.debug("Playout '{}' is not running on this node, its look is put off", job.getName());
        TriggerKey key = TriggerKey.triggerKey(job.getName(), GROUP);
        Trigger stored = execution.getScheduler().getTrigger(key);
        if (stored != null) {
            Date later = new Date(System.currentTimeMillis() + A_MOMENT.toMillis());
            execution
                    .getScheduler()
                    .rescheduleJob(
                            key, stored.getTriggerBuilder().startAt(later).build());
        }
    }

    private TriggerKey trigger() {
        return TriggerKey.triggerKey(job.getName(), GROUP);
    }

    private TriggerBuilder<SimpleTrigger> from(Date start) {
        return TriggerBuilder.newTrigger()
                .withIdentity(trigger())
                .forJob(job)
                .startAt(start)
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(time.systemMillis(checkEvery))
                        .repeatForever()
                        .withMisfireHandlingInstructionNowWithRemainingCount());
    }

    /** In place of the one that is stored, also if that has just fired. */
    private void place(TriggerBuilder<SimpleTrigger> builder) throws SchedulerException {
        Trigger trigger = builder.build();
        if (scheduler.rescheduleJob(trigger.getKey(), trigger) != null) {
            return;
        }
        try {
            scheduler.scheduleJob(trigger);
        } catch (ObjectAlreadyExistsException e) {
            // Another node was a moment faster.
            scheduler.rescheduleJob(trigger.getKey(), trigger);
        }
    }
}
