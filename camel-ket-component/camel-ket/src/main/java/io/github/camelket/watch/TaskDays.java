/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import io.github.camelket.model.ChinaTime;
import io.github.camelket.model.KetMessage;
import io.github.camelket.model.TaskInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The days of creation, in China, whose tasks are asked for.
 *
 * @param days in order
 */
record TaskDays(TreeSet<LocalDate> days) {

    /** How far the service's clock may be off ours, and how late it may list a task: midnight is not quite the same. */
    private static final Duration SLACK = Duration.ofHours(1);

    /** Days without a gap, which one window of GetTaskList can ask for. */
    record Window(LocalDate first, LocalDate last) {}

    /** Today and the days before it. */
    static TaskDays last(int count, Instant now) {
        return from(dayOf(now).minusDays(count - 1L), now);
    }

    /**
     * The days from one until today, and those of tasks that were not over when they were told; or that are of tomorrow, as
     * our clock was set back since.
     */
    static TaskDays since(LocalDate day, Collection<KetMessage> told, Instant now) {
        TaskDays days = from(day, now);
        LocalDate today = dayOf(now);
        told.stream()
                .map(TaskInfo.class::cast)
                .flatMap(task -> createdOn(task).filter(created -> !isOver(task) || created.isAfter(today)))
                .forEach(days.days::add);
        return days;
    }

    private static TaskDays from(LocalDate day, Instant now) {
        LocalDate today = dayOf(now);
        TreeSet<LocalDate> days = new TreeSet<>();
        for (LocalDate next = day; !next.isAfter(today); next = next.plusDays(1)) {
            days.add(next);
        }
        // A clock that was set back does not end the watch.
        days.add(today);
        return new TaskDays(days);
    }

    /** The day whose tasks may still come to light after a poll. */
    static LocalDate resumeFrom(Instant polled) {
        return dayOf(polled.minus(SLACK));
    }

    /** Whether a task is to be found on these days; true if it does not tell when it began. */
    boolean include(TaskInfo task) {
        return createdOn(task).allMatch(days::contains);
    }

    private static Stream<LocalDate> createdOn(TaskInfo task) {
        return Stream.ofNullable(task.createTime()).map(TaskDays::dayOf);
    }

    private static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ChinaTime.OFFSET);
    }

    private static boolean isOver(TaskInfo task) {
        return task.tranStatus() != null && task.tranStatus().isOver();
    }

    List<Window> windows() {
        List<Window> windows = new ArrayList<>();
        LocalDate first = days.first();
        LocalDate last = first;
        for (LocalDate day : days.tailSet(first, false)) {
            if (!day.equals(last.plusDays(1))) {
                windows.add(new Window(first, last));
                first = day;
            }
            last = day;
        }
        windows.add(new Window(first, last));
        return windows;
    }
}
