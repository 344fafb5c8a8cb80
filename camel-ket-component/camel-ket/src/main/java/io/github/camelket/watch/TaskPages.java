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
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.watch.TaskDays.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads all tasks of a window, page by page (查询拉转推接口, Marker and Limit). The oldest come first, so a task that is
 * added meanwhile comes last. Each page begins with the last task of the page before: if that is another one now, the
 * list has moved under the reader, and is read anew.
 */
final class TaskPages {

    /** 每次查询返回的最大数，最大支持50. */
    private static final int LIMIT = 50;

    private static final int ATTEMPTS = 3;

    private final ListCall call;
    private final ObjectNode parameters;
    private final ListLimit limit;

    /** @param parameters what is asked with each call */
    TaskPages(ListCall call, ObjectNode parameters, ListLimit limit) {
        this.call = call;
        this.parameters = parameters;
        this.limit = limit;
    }

    List<TaskInfo> read(Window window) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<List<TaskInfo>> tasks = attempt(window);
            if (tasks.isPresent()) {
                return tasks.get();
            }
        }
        throw new IllegalStateException("GetTaskList gave no consistent list of the tasks created from "
                + window.first() + " to " + window.last() + ": it changed between pages, " + ATTEMPTS
                + " times in a row");
    }

    /** Empty if the list has moved. */
    private Optional<List<TaskInfo>> attempt(Window window) throws Exception {
        List<TaskInfo> tasks = new ArrayList<>();
        while (true) {
            TaskListResult page = (TaskListResult) call.read(request(window, Math.max(0, tasks.size() - 1)));
            List<TaskInfo> added = page.taskInfo();
            if (!tasks.isEmpty()) {
                if (added.isEmpty() || !isSame(tasks.get(tasks.size() - 1), added.get(0))) {
                    return Optional.empty();
                }
                added = added.subList(1, added.size());
            }
            tasks.addAll(added);
            limit.check(tasks.size());
            if (page.total() == null ? added.isEmpty() : tasks.size() >= page.total()) {
                return Optional.of(tasks);
            }
            if (added.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private static boolean isSame(TaskInfo one, TaskInfo other) {
        return Objects.equals(one.taskId(), other.taskId());
    }

    ObjectNode request(Window window, int marker) {
        ObjectNode request = parameters.deepCopy();
        request.put(name(KetParameter.START_DATE), window.first().toString());
        request.put(name(KetParameter.END_DATE), window.last().toString());
        request.put(name(KetParameter.MARKER), marker);
        request.put(name(KetParameter.LIMIT), LIMIT);
        return request;
    }

    private static String name(KetParameter parameter) {
        return KetAction.GET_TASK_LIST.wireNameOf(parameter);
    }
}
