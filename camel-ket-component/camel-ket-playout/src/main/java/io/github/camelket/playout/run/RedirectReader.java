/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.model.ChinaTime;
import io.github.camelket.model.GetTaskList;
import io.github.camelket.model.GetTaskListBuilder;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskPages;
import io.github.camelket.model.TaskType;
import io.github.camelket.playout.guide.RelayKey;
import io.github.camelket.playout.plan.Relayed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the redirects of one app. The service lists tasks by the day on which they were made, and a relay that is always on
 * may have been made long ago. So all of a year is read once, and from then on the last days and those days of which one
 * runs still.
 */
final class RedirectReader {

    private static final int DAYS_BACK = 366;
    private static final int RECENT_DAYS = 2;

    private final Calls calls;
    private final Clock clock;
    private final String uniqName;
    private final String app;

    /** Of which days those are that run still; absent until all of a year was read. */
    private @Nullable Set<LocalDate> days;

    RedirectReader(Calls calls, Clock clock, String uniqName, String app) {
        this.calls = calls;
        this.clock = clock;
        this.uniqName = uniqName;
        this.app = app;
    }

    synchronized List<Relayed> read() throws Exception {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ChinaTime.OFFSET);
        LocalDate recent = today.minusDays(RECENT_DAYS);
        List<TaskInfo> tasks = new ArrayList<>();
        // The service's clock may be past midnight already.
        if (days == null) {
            tasks.addAll(tasks(today.minusDays(DAYS_BACK), today.plusDays(1)));
        } else {
            for (LocalDate day : days) {
                if (day.isBefore(recent)) {
                    tasks.addAll(tasks(day, day));
                }
            }
            tasks.addAll(tasks(recent, today.plusDays(1)));
        }
        List<Relayed> redirects = tasks.stream()
                .filter(task -> task.tranStatus() != null && !task.tranStatus().isOver())
                .filter(task -> task.srcAddr() != null && task.dstAddr() != null && task.taskId() != null)
                .map(task -> new Relayed(
                        new RelayKey(uniqName, app, task.srcAddr()), task.dstAddr(), task.taskId(), task.createTime()))
                .toList();
        days = redirects.stream()
                .filter(redirect -> redirect.createTime() != null)
                .map(redirect -> LocalDate.ofInstant(redirect.createTime(), ChinaTime.OFFSET))
                .collect(Collectors.toCollection(TreeSet::new));
        return redirects;
    }

    private List<TaskInfo> tasks(LocalDate first, LocalDate last) throws Exception {
        GetTaskList query = GetTaskList.builder()
                .uniqName(uniqName)
                .app(app)
                .taskType(TaskType.REDIRECT)
                .startDate(first)
                .endDate(last)
                .limit(TaskPages.LIMIT)
                .build();
        return new TaskPages<Exception>(marker -> calls.read(
                        GetTaskListBuilder.builder(query).marker(marker).build(), TaskListResult.class))
                .read();
    }
}
