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
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetError;
import io.github.camelket.model.KetMessage;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.KetResult;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskPages;
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
 * @param parameters what is asked with each call
 * @param dayCount how many days the whole list goes back, today included
 */
record TaskList(ListCall call, ObjectNode parameters, ListLimit limit, int dayCount) implements ListSource {

    @Override
    public ObjectNode firstRequest(Instant now) {
        return request(TaskDays.last(dayCount, now).windows().get(0), 0);
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
            TaskPages<Exception> pages =
                    new TaskPages<>(marker -> (TaskListResult) call.read(request(window, marker)), limit::check);
            tasks.addAll(pages.read());
            limit.check(tasks.size());
        }
        return tasks;
    }

    private ObjectNode request(Window window, int marker) {
        ObjectNode request = parameters.deepCopy();
        request.put(name(KetParameter.START_DATE), window.first().toString());
        request.put(name(KetParameter.END_DATE), window.last().toString());
        request.put(name(KetParameter.MARKER), marker);
        request.put(name(KetParameter.LIMIT), TaskPages.LIMIT);
        return request;
    }

    private static String name(KetParameter parameter) {
        return KetAction.GET_TASK_LIST.wireNameOf(parameter);
    }
}
