/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One redirect or loop in a task list.
 *
 * @param taskId the task
 * @param uniqName the customer domain
 * @param app the app
 * @param preset said by the API document to have no meaning yet
 * @param format likewise
 * @param streamId likewise
 * @param srcAddr where the stream is pulled from
 * @param dstAddr where it is pushed to
 * @param msgType the region that works on it
 * @param quotaType of which kind it is: 6 a redirect, 7 a loop of live streams, 8 a loop of files
 * @param useQuota how much of the quota it takes
 * @param tranStatus how it is: 0 ended, 1 running, 2 failed
 * @param taskErrorMsg why it failed
 * @param createTime when it was made
 */
public record TaskInfo(
        @JsonProperty("TaskID") @Nullable String taskId,
        @JsonProperty("UniqName") @Nullable String uniqName,
        @JsonProperty("App") @Nullable String app,
        @JsonProperty("Preset") @Nullable String preset,
        @JsonProperty("Format") @Nullable String format,
        @JsonProperty("StreamID") @Nullable String streamId,
        @JsonProperty("SrcAddr") @Nullable String srcAddr,
        @JsonProperty("DstAddr") @Nullable String dstAddr,
        @JsonProperty("MsgType") @Nullable String msgType,
        @JsonProperty("QuotaType") @Nullable TaskType quotaType,
        @JsonProperty("UseQuota") @Nullable String useQuota,
        @JsonProperty("TranStatus") @Nullable TaskState tranStatus,
        @JsonProperty("task_error_msg") @Nullable String taskErrorMsg,
        @JsonProperty("CreateTime") @ChinaTime @Nullable Instant createTime,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetMessage {
    public TaskInfo {
        unknown = KetJson.orEmpty(unknown);
    }
}
