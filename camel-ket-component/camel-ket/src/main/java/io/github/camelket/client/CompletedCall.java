/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetError;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.KetResult;
import io.github.camelket.model.LoopTask;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.model.RedirectTask;
import io.github.camelket.model.ShownValue;
import io.github.camelket.model.StartLoopResult;
import io.github.camelket.model.TaskResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made, and how it ended.
 *
 * <p>Neither keys nor signatures are in it. Request and response do hold the addresses of sources and targets, which may
 * be signed themselves; what the methods here make of them is fit to be shown: no address, and names on one line.
 *
 * @param request what was asked, and at which attempt
 * @param response how it ended
 * @param begin when it was made, by the component's clock
 * @param duration how long it took until its end
 */
public record CompletedCall(KetRequest request, KetResponse response, Instant begin, Duration duration) {

    /** What {@link #outcome()} is for a call without a failure. */
    public static final String SUCCESS = "success";

    public KetAction action() {
        return request.action();
    }

    /** {@link #SUCCESS}, or the kind of the failure in lower case, such as {@code throttled}. */
    public String outcome() {
        KetFailure failure = response.failure();
        return failure == null ? SUCCESS : failure.kind().name().toLowerCase(Locale.ROOT);
    }

    /** What the call is about, such as {@code demo/live/channel1}: domain, app, and stream or else preset. */
    public String subject() {
        return request.subject();
    }

    /** The tasks that the call began, or the one that it named. */
    public List<String> taskIds() {
        List<String> begun = tasks(response.result()).toList();
        return begun.isEmpty()
                ? Stream.of(request.parameter(KetParameter.TASK_ID), request.parameter(KetParameter.REQ_ID))
                        .flatMap(Optional::stream)
                        .map(ShownValue::name)
                        .toList()
                : begun;
    }

    private static Stream<String> tasks(@Nullable KetResult result) {
        Stream<String> tasks = Stream.empty();
        if (result instanceof StartLoopResult loop) {
            tasks = loop.list().stream().map(LoopTask::taskId);
        } else if (result instanceof TaskResult task) {
            tasks = Stream.of(task).map(TaskResult::taskId);
        } else if (result instanceof RedirectStartResult redirects) {
            tasks = redirects.reqList().stream()
                    .filter(task -> !isRefused(task))
                    .map(RedirectTask::reqId);
        }
        return tasks.filter(Objects::nonNull).map(ShownValue::name);
    }

    /** How many redirects or sources the service refused of a call that it accepted. */
    public long refusedParts() {
        KetResult result = response.result();
        if (result instanceof RedirectStartResult redirects) {
            return redirects.reqList().stream().filter(CompletedCall::isRefused).count();
        }
        return result instanceof StartLoopResult loop ? loop.errFilePath().size() : 0;
    }

    private static boolean isRefused(RedirectTask task) {
        return task.errNum() != null && task.errNum() != KetError.SUCCESS.number();
    }

    /** The error number with its documented name, or else the gateway's code; absent if there is neither. */
    public Optional<String> error() {
        KetFailure failure = response.failure();
        if (failure == null) {
            return Optional.empty();
        }
        if (failure.errNum() != null) {
            int number = failure.errNum();
            return Optional.of(
                    KetError.of(number).map(known -> number + " " + known).orElse(String.valueOf(number)));
        }
        return Optional.ofNullable(failure.gatewayCode()).map(ShownValue::name);
    }

    /** The gateway's id of the call, to quote to the vendor's support. */
    public Optional<String> requestId() {
        return Optional.ofNullable(response.requestId()).map(ShownValue::name);
    }

    /** Action, subject and outcome: neither parameters nor answer. */
    @Override
    public String toString() {
        return action().wireName() + " " + subject() + ": " + outcome();
    }
}
