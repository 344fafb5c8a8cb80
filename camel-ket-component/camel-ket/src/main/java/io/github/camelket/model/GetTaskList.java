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
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of the tasks that were created in some days (查询拉转推接口). What is not set is taken from the header or
 * the option of that name.
 *
 * @param uniqName the customer domain: 2 to 128 letters, digits or underscores
 * @param app the app (频道): 2 to 32 letters, digits or underscores
 * @param taskType of which kind
 * @param startDate the first day of creation, in China
 * @param endDate the last day of creation, in China
 * @param marker how many tasks to pass over; 0 if absent
 * @param limit the most tasks to answer, 1 to 50; 50 if absent
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record GetTaskList(
        @JsonProperty("UniqName") @Nullable String uniqName,
        @JsonProperty("App") @Nullable String app,
        @JsonProperty("TaskType") @Nullable TaskType taskType,
        @JsonProperty("StartDate") @Nullable LocalDate startDate,
        @JsonProperty("EndDate") @Nullable LocalDate endDate,
        @JsonProperty("Marker") @Nullable Integer marker,
        @JsonProperty("Limit") @Nullable Integer limit,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetCall {
    public GetTaskList {
        unknown = KetJson.orEmpty(unknown);
    }

    public static GetTaskListBuilder builder() {
        return GetTaskListBuilder.builder();
    }

    @Override
    public KetAction action() {
        return KetAction.GET_TASK_LIST;
    }
}
