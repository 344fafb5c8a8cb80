/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetError;
import io.github.camelket.model.KetMessage;
import io.github.camelket.model.KetResult;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.watch.TaskDays.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of some days, which GetTaskList answers in pages.
 *
 * @param dayCount how many days the whole list goes back, today included
 */
record TaskList(TaskPages pages, ListLimit limit, int dayCount) implements ListSource {

    @Override
    public ObjectNode firstRequest(Instant now) {
        return pages.request(TaskDays.last(dayCount, now).windows().get(0), 0);
    }

    @Override
    public KetResult readAll(Instant now) throws Exception {
        TaskDays days = TaskDays.last(dayCount, now);
        List<TaskInfo> tasks = tasks(days);
        return new TaskListResult(
                days.days().first(),
                days.days().last(),
                0,
                tasks.size(),
                tasks.size(),
                tasks,
                KetError.SUCCESS.number(),
                null,
                null,
                Map.of());
    }

    @Override
    public Listing read(@Nullable LocalDate resumeFrom, List<KetMessage> told, Instant now) throws Exception {
        LocalDate first =
                resumeFrom == null ? TaskDays.last(dayCount, now).days().first() : resumeFrom;
        TaskDays days = TaskDays.since(first, told, now);
        List<KetMessage> tasks = new ArrayList<>(tasks(days));
        return new Listing(tasks, task -> days.include((TaskInfo) task));
    }

    private List<TaskInfo> tasks(TaskDays days) throws Exception {
        List<TaskInfo> tasks = new ArrayList<>();
        for (Window window : days.windows()) {
            tasks.addAll(pages.read(window));
            limit.check(tasks.size());
        }
        return tasks;
    }
}
