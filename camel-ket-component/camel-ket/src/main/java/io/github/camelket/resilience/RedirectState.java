/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.client.KetRequest;
import io.github.camelket.model.ChinaTime;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.model.RedirectTask;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskPages;
import io.github.camelket.model.TaskState;
import io.github.camelket.model.TaskType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Redirects, as GetTaskList (查询拉转推接口) tells them: which source is relayed to which target. It tells neither how a
 * stream is transcoded on the way nor when the redirect starts and ends.
 */
final class RedirectState implements WantedState {

    /** How long ago the listed tasks were made at most; the document's examples ask for a month and for more. */
    private static final int DAYS_BACK = 31;

    /** By how much the service's clock may be behind ours and still take what we sign. */
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final Clock clock;
    private final Instant made;

    /** @param made when the call was made */
    RedirectState(Clock clock, Instant made) {
        this.clock = clock;
        this.made = made;
    }

    @Override
    public Finding look(KetRequest asked, StateReader reader) throws UnreadableStateException {
        if (!asked.parameters().has("uniqname")) {
            return Finding.undecidable("the list of tasks cannot be read without a uniqName");
        }
        return asked.action().isEnding() ? stopped(asked, tasks(asked, reader)) : started(asked, tasks(asked, reader));
    }

    private Finding started(KetRequest asked, List<TaskInfo> tasks) {
        JsonNode sources = asked.parameters().path("src");
        JsonNode targets = asked.parameters().path("durl");
        if (!sources.isArray() || sources.isEmpty() || sources.size() != targets.size()) {
            return Finding.undecidable("what was asked for are no pairs of sources and targets");
        }
        List<Optional<TaskInfo>> running = IntStream.range(0, sources.size())
                .mapToObj(i -> tasks.stream()
                        .filter(task -> relays(
                                task, sources.path(i).asText(), targets.path(i).asText()))
                        .filter(RedirectState::isRunning)
                        .findFirst())
                .toList();
        long found = running.stream().filter(Optional::isPresent).count();
        if (found < running.size()) {
            String told = found + " of the " + running.size() + " redirects run";
            if (found > 0) {
                return Finding.open(told);
            }
            return IntStream.range(0, sources.size()).anyMatch(i -> tasks.stream()
                            .anyMatch(task -> relays(
                                            task,
                                            sources.path(i).asText(),
                                            targets.path(i).asText())
                                    && mayBeOurs(task)))
                    ? Finding.open(told + ", but of one there is a task that may be this call's")
                    : Finding.notAsAsked(told);
        }
        return Finding.asAsked(new RedirectStartResult(
                asked.parameters().path("uniqname").asText(),
                "redirect",
                running.stream()
                        .map(task -> new RedirectTask(task.orElseThrow().taskId(), Concluded.SUCCESS, Map.of()))
                        .toList(),
                Concluded.SUCCESS,
                Concluded.from(asked.action()),
                null,
                Map.of()));
    }

    private Finding stopped(KetRequest asked, List<TaskInfo> tasks) {
        String reqId = asked.parameters().path("reqid").asText();
        String source = asked.parameters().path("src").asText();
        String target = asked.parameters().path("durl").asText();
        List<TaskInfo> named = tasks.stream()
                .filter(task -> reqId.isEmpty() ? relays(task, source, target) : reqId.equals(task.taskId()))
                .toList();
        if (named.isEmpty()) {
            return Finding.undecidable("no task of the last " + DAYS_BACK + " days is the one to be stopped");
        }
        List<TaskInfo> running = named.stream().filter(RedirectState::isRunning).toList();
        if (running.isEmpty()) {
            return Finding.asAsked(Concluded.acknowledgement(asked.action()));
        }
        // One that was started since may be another one, which nobody asked to stop.
        return running.stream().map(TaskInfo::createTime).anyMatch(started -> started != null && started.isAfter(made))
                ? Finding.open("the redirect runs, but it was started since")
                : Finding.notAsAsked("the redirect runs");
    }

    /** One that does not run, or not yet, or has ended already, was made all the same; one in error may be tried again. */
    private boolean mayBeOurs(TaskInfo task) {
        return task.createTime() == null || !task.createTime().isBefore(made.minus(SKEW));
    }

    private static boolean relays(TaskInfo task, String source, String target) {
        return source.equals(task.srcAddr()) && target.equals(task.dstAddr());
    }

    private static boolean isRunning(TaskInfo task) {
        return TaskState.RUNNING.equals(task.tranStatus());
    }

    private List<TaskInfo> tasks(KetRequest asked, StateReader reader) throws UnreadableStateException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ChinaTime.OFFSET);
        ObjectNode query =
                StateReader.parameters(asked, KetAction.GET_TASK_LIST, KetParameter.UNIQ_NAME, KetParameter.APP);
        query.put("TaskType", TaskType.REDIRECT.value())
                .put("StartDate", today.minusDays(DAYS_BACK).toString())
                // The service's clock may be past midnight already.
                .put("EndDate", today.plusDays(1).toString())
                .put("Limit", TaskPages.LIMIT);
        try {
            return new TaskPages<>(marker -> reader.read(
                            KetAction.GET_TASK_LIST, query.deepCopy().put("Marker", marker), TaskListResult.class))
                    .read();
        } catch (IllegalStateException e) {
            throw new UnreadableStateException(e.getMessage());
        }
    }
}
