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
 * One transcode task of a stream.
 *
 * @param taskId the task
 * @param preset the preset it follows
 * @param outputFormat the output of the preset that it makes
 * @param tranStatus its state, as the service numbers it
 * @param streamName the source stream
 * @param createTime when it was made
 */
public record StreamTran(
        @JsonProperty("TaskID") @Nullable String taskId,
        @JsonProperty("Preset") @Nullable String preset,
        @JsonProperty("OutputFormat") @Nullable OutputFormat outputFormat,
        @JsonProperty("TranStatus") @Nullable Integer tranStatus,
        @JsonProperty("StreamName") @Nullable String streamName,
        @JsonProperty("CreateTime") @ChinaTime @Nullable Instant createTime,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetMessage {
    public StreamTran {
        unknown = KetJson.orEmpty(unknown);
    }
}
