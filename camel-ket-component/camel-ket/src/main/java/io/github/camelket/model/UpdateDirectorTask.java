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
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes a director task; what is not named stays (选流任务, only in the vendor's client libraries). What is not set is
 * taken from the header or the option of that name.
 *
 * @param uniqName the customer domain: 2 to 128 letters, digits or underscores
 * @param app the app (频道): 2 to 32 letters, digits or underscores
 * @param taskId the task
 * @param preset the name of the preset: 2 to 32 letters, digits or underscores
 * @param srcInfo what goes in
 * @param dstInfo what comes out
 * @param output how outputs are mixed from sources
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record UpdateDirectorTask(
        @JsonProperty("UniqName") @Nullable String uniqName,
        @JsonProperty("App") @Nullable String app,
        @JsonProperty("TaskID") @Nullable String taskId,
        @JsonProperty("Preset") @Nullable String preset,
        @JsonProperty("SrcInfo") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DirectorSource> srcInfo,
        @JsonProperty("DstInfo") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DirectorDestination> dstInfo,
        @JsonProperty("Output") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PresetOutput> output,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetCall {
    public UpdateDirectorTask {
        srcInfo = KetJson.orEmpty(srcInfo);
        dstInfo = KetJson.orEmpty(dstInfo);
        output = KetJson.orEmpty(output);
        unknown = KetJson.orEmpty(unknown);
    }

    public static UpdateDirectorTaskBuilder builder() {
        return UpdateDirectorTaskBuilder.builder();
    }

    @Override
    public KetAction action() {
        return KetAction.UPDATE_DIRECTOR_TASK;
    }
}
