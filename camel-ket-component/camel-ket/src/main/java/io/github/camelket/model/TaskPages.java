/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Reads all that GetTaskList lists, page by page (查询拉转推接口, Marker and Limit). The oldest tasks come first, so one that is
 * added meanwhile comes last. Each page begins with the last task of the page before: if that is another one now, the
 * list has moved under the reader, and is read anew.
 *
 * @param <E> what asking for a page may throw
 */
public final class TaskPages<E extends Exception> {

    /** How many tasks to ask for with each call: 每次查询返回的最大数，最大支持50. */
    public static final int LIMIT = 50;

    private static final int ATTEMPTS = 3;

    private final PageReader<E> reader;
    private final IntConsumer limit;

    /** Asks for one page. */
    @FunctionalInterface
    public interface PageReader<E extends Exception> {

        /** @param marker how many tasks come before the page's first */
        TaskListResult read(int marker) throws E;
    }

    public TaskPages(PageReader<E> reader) {
        this(reader, tasks -> {});
    }

    /** @param limit is told after each page how many tasks there are so far, and throws if they are too many */
    public TaskPages(PageReader<E> reader, IntConsumer limit) {
        this.reader = reader;
        this.limit = limit;
    }

    /** @throws IllegalStateException if the list never stood still for long enough */
    public List<TaskInfo> read() throws E {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<List<TaskInfo>> tasks = attempt();
            if (tasks.isPresent()) {
                return tasks.get();
            }
        }
        throw new IllegalStateException(
                "GetTaskList gave no consistent list: it changed between pages, " + ATTEMPTS + " times in a row");
    }

    /** Empty if the list has moved. */
    private Optional<List<TaskInfo>> attempt() throws E {
        List<TaskInfo> tasks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (true) {
            TaskListResult page = reader.read(Math.max(0, tasks.size() - 1));
            List<TaskInfo> added = page.taskInfo();
            if (!tasks.isEmpty()) {
                if (added.isEmpty() || !isSame(tasks.get(tasks.size() - 1), added.get(0))) {
                    return Optional.empty();
                }
                added = added.subList(1, added.size());
            }
            tasks.addAll(added);
            added.forEach(task -> seen.add(task.taskId()));
            limit.accept(tasks.size());
            if (page.total() == null ? added.isEmpty() : tasks.size() >= page.total()) {
                return Optional.of(tasks);
            }
            // One that was listed before has moved, or the service begins anew for ever.
            if (added.isEmpty() || seen.size() < tasks.size()) {
                return Optional.empty();
            }
        }
    }

    private static boolean isSame(TaskInfo one, TaskInfo other) {
        return Objects.equals(one.taskId(), other.taskId());
    }
}
