/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetMessage;
import io.github.camelket.model.KetResult;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.PresetListResult;
import io.github.camelket.model.PresetSummary;
import io.github.camelket.model.StreamTran;
import io.github.camelket.model.StreamTranListResult;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists of the service that can be watched: what they hold, and what makes a change of it. */
public enum WatchedList {
    // What changes by itself (ContinueHour) or is not known is no state, or each poll would find a change.
    LOOPS(
            KetAction.GET_LOOP_LIST,
            Loop.class,
            result -> ((LoopListResult) result).list(),
            Loop::taskId,
            loop -> Arrays.asList(
                    loop.streamId(), loop.pubDomain(), loop.preset(), loop.outputFormat(), loop.srcInfo())),
    TASKS(
            KetAction.GET_TASK_LIST,
            TaskInfo.class,
            result -> ((TaskListResult) result).taskInfo(),
            TaskInfo::taskId,
            task -> Arrays.asList(task.tranStatus(), task.taskErrorMsg(), task.srcAddr(), task.dstAddr())),
    STREAMS(
            KetAction.GET_STREAM_TRAN_LIST,
            StreamTran.class,
            result -> ((StreamTranListResult) result).tranList(),
            StreamTran::taskId,
            stream -> Arrays.asList(stream.tranStatus(), stream.preset(), stream.outputFormat())),
    PRESETS(
            KetAction.GET_PRESET_LIST,
            PresetSummary.class,
            result -> ((PresetListResult) result).presetList(),
            PresetSummary::preset,
            preset -> Arrays.asList(preset.fmtNum(), preset.description(), preset.createTime(), preset.updateTime()));

    private final KetAction action;
    private final Class<? extends KetMessage> recordType;
    private final Function<KetResult, List<? extends KetMessage>> records;
    private final Function<KetMessage, @Nullable String> key;
    private final Function<KetMessage, List<@Nullable Object>> state;

    <T extends KetMessage> WatchedList(
            KetAction action,
            Class<T> recordType,
            Function<KetResult, List<? extends KetMessage>> records,
            Function<T, @Nullable String> key,
            Function<T, List<@Nullable Object>> state) {
        this.action = action;
        this.recordType = recordType;
        this.records = records;
        this.key = message -> key.apply(recordType.cast(message));
        this.state = message -> state.apply(recordType.cast(message));
    }

    /** The list that an action asks for. */
    public static Optional<WatchedList> of(KetAction action) {
        return Stream.of(values()).filter(list -> list.action == action).findFirst();
    }

    /** The action that asks for the list. */
    public KetAction action() {
        return action;
    }

    /**
     * Whether the service says that it found nothing (1200, 资源不存在) where the list is empty: the answers of
     * GetPresetList and GetStreamTranList are never empty (查询模板列表接口, 查询任务列表接口).
     */
    public boolean isNotFoundWhenEmpty() {
        return this == PRESETS || this == STREAMS;
    }

    Class<? extends KetMessage> recordType() {
        return recordType;
    }

    List<KetMessage> records(KetResult result) {
        return Collections.unmodifiableList(records.apply(result));
    }

    /** What tells a record from others of the list; absent if the service has left it out. */
    @Nullable
    String key(KetMessage message) {
        return key.apply(message);
    }

    boolean isSame(KetMessage before, KetMessage now) {
        return state(before).equals(state(now));
    }

    int fingerprint(KetMessage message) {
        return state(message).toString().hashCode();
    }

    private List<@Nullable Object> state(KetMessage message) {
        return state.apply(message);
    }
}
