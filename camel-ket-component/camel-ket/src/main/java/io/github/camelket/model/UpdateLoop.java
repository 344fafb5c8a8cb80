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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a running loop new sources, more time, or both (更新轮播任务接口). What is not set is taken from the header or the
 * option of that name.
 *
 * @param uniqName the customer domain: 2 to 128 letters, digits or underscores
 * @param app the app (频道): 2 to 32 letters, digits or underscores
 * @param streamId the name of the stream
 * @param srcInfo what to play from now on
 * @param durationHour how long the loop may run: whole hours, 1 hour to 20 days from now on
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record UpdateLoop(
        @JsonProperty("UniqName") @Nullable String uniqName,
        @JsonProperty("App") @Nullable String app,
        @JsonProperty("StreamID") @Nullable String streamId,
        @JsonProperty("SrcInfo") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LoopSource> srcInfo,
        @JsonProperty("DurationHour") @Hours @Nullable Duration durationHour,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetCall {
    public UpdateLoop {
        srcInfo = KetJson.orEmpty(srcInfo);
        unknown = KetJson.orEmpty(unknown);
    }

    public static UpdateLoopBuilder builder() {
        return UpdateLoopBuilder.builder();
    }

    @Override
    public KetAction action() {
        return KetAction.UPDATE_LOOP;
    }
}
