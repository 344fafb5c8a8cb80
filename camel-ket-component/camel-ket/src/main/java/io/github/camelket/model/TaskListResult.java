/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of GetTaskList (查询拉转推接口).
 *
 * @param startDate first day of the window
 * @param endDate last day of the window
 * @param marker where this page begins
 * @param total how many tasks the window holds
 * @param count how many this page holds
 * @param taskInfo the tasks of this page
 */
public record TaskListResult(
        @JsonProperty("StartDate") @Nullable LocalDate startDate,
        @JsonProperty("EndDate") @Nullable LocalDate endDate,
        @JsonProperty("Marker") @Nullable Integer marker,
        @JsonProperty("Total") @Nullable Integer total,
        @JsonProperty("Count") @Nullable Integer count,
        @JsonProperty("TaskInfo") List<TaskInfo> taskInfo,
        @JsonProperty("ErrNum") @JsonAlias("errno") @Nullable Integer errNum,
        @JsonProperty("ErrMsg") @Nullable String errMsg,
        @JsonProperty("RequestId") @Nullable String requestId,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetResult {
    public TaskListResult {
        taskInfo = KetJson.orEmpty(taskInfo);
        unknown = KetJson.orEmpty(unknown);
    }
}
