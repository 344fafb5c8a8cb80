/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.PersistJobDataAfterExecution;
import org.quartz.SchedulerContext;
import org.quartz.SchedulerException;

/** A look of whatever {@link QuartzSchedule} there is on the node that Quartz has chosen. */
@DisallowConcurrentExecution
@PersistJobDataAfterExecution
public final class LookJob implements Job {

    @Override
    public void execute(JobExecutionContext execution) throws JobExecutionException {
        try {
            SchedulerContext context = execution.getScheduler().getContext();
            Object here;
            synchronized (context) {
                here = context.get(execution.getJobDetail().getKey().toString());
            }
            boolean looked = here instanceof QuartzSchedule schedule
                    && schedule.look(
                            execution.getTrigger().getJobDataMap(),
                            execution.getJobDetail().getJobDataMap());
            if (!looked) {
                QuartzSchedule.putOff(execution);
            }
        } catch (SchedulerException e) {
            throw new JobExecutionException(e);
        }
    }
}
