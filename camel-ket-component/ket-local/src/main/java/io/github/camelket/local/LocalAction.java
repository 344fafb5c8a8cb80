/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of actions: the 15 of the API document and the six more that the vendor's client libraries know. */
enum LocalAction {
    PRESET("Preset", "POST"),
    UPDATE_PRESET("UpdatePreset", "POST"),
    DEL_PRESET("DelPreset", "GET"),
    GET_PRESET_DETAIL("GetPresetDetail", "GET"),
    GET_PRESET_LIST("GetPresetList", "GET"),
    GET_STREAM_TRAN_LIST("GetStreamTranList", "GET"),
    START_STREAM_PULL("StartStreamPull", "POST"),
    STOP_STREAM_PULL("StopStreamPull", "POST"),
    START_LOOP("StartLoop", "POST"),
    STOP_LOOP("StopLoop", "POST"),
    UPDATE_LOOP("UpdateLoop", "POST"),
    GET_LOOP_LIST("GetLoopList", "GET"),
    REDIRECT_START("RedirectStart", "POST"),
    REDIRECT_STOP("RedirectStop", "POST"),
    GET_TASK_LIST("GetTaskList", "GET"),
    GET_QUOTA_USED("GetQuotaUsed", "GET"),
    GET_LIVE_TRANS_DURATION("GetLiveTransDuration", "GET"),
    CREATE_DIRECTOR_TASK("CreateDirectorTask", "POST"),
    UPDATE_DIRECTOR_TASK("UpdateDirectorTask", "POST"),
    QUERY_DIRECTOR_TASK("QueryDirectorTask", "GET"),
    DEL_DIRECTOR_TASK("DelDirectorTask", "GET");

    private static final Map<String, LocalAction> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(a -> a.wireName, Function.identity()));

    final String wireName;
    final String method;

    LocalAction(String wireName, String method) {
        this.wireName = wireName;
        this.method = method;
    }

    static @Nullable LocalAction find(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }

    /** The Redirect actions alone answer {@code errno}/{@code errmsg}. */
    boolean answersInLowerCase() {
        return this == REDIRECT_START || this == REDIRECT_STOP;
    }
}
