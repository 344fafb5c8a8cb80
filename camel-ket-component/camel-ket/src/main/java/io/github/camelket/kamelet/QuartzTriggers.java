/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerContext;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/**
 * Times of a Kamelet on the scheduler of Camel's quartz component. Not with quartz endpoints: one that is made while the
 * scheduler runs can fire before Camel knows it, and then stays deaf.
 */
final class QuartzTriggers {

    private final Steps steps;
    private final Scheduler scheduler;

    QuartzTriggers(Steps steps) {
        this.steps = steps;
        this.scheduler =
                steps.context().getComponent("quartz", QuartzComponent.class).getScheduler();
    }

    /** A step that is told when it was due. Quartz fires up to two milliseconds before that, and late after a misfire. */
    @FunctionalInterface
    interface TimedStep {
        void run(Instant due) throws Exception;
    }

    /** Takes a step whenever the schedule says so from a time on, until the route stops. */
    void take(TimedStep step, String name, ScheduleBuilder<?> schedule, Instant from) throws SchedulerException {
        JobKey key = JobKey.jobKey(name, steps.context().getName() + " " + steps.name());
        steps.atStop(() -> {
            scheduler.deleteJob(key);
            synchronized (taken()) {
                taken().remove(key.toString());
            }
        });
        synchronized (taken()) {
            taken().put(key.toString(), new Taken(steps, step));
        }
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(key.getName(), key.getGroup())
                .withSchedule(schedule)
                .startAt(Date.from(from))
                .build();
        scheduler.scheduleJob(
                JobBuilder.newJob(TakeStep.class).withIdentity(key).build(), Set.of(trigger), true);
    }

    /** Quartz makes its jobs itself, and keeps what they need here: in a plain map, although its threads read it at any time. */
    private SchedulerContext taken() throws SchedulerException {
        return scheduler.getContext();
    }

    private record Taken(Steps steps, TimedStep step) {
        void at(Instant due) {
            steps.take(() -> step.run(due));
        }
    }

    public static final class TakeStep implements Job {
        @Override
        public void execute(JobExecutionContext execution) {
            try {
                SchedulerContext context = execution.getScheduler().getContext();
                Object step;
                synchronized (context) {
                    step = context.get(execution.getJobDetail().getKey().toString());
                }
                if (step instanceof Taken taken) {
                    taken.at(execution.getScheduledFireTime().toInstant());
                }
            } catch (SchedulerException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
