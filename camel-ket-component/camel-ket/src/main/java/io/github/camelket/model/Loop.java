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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One loop task that the service keeps.
 *
 * @param taskId the task
 * @param app the app it plays in
 * @param streamId the stream it plays as
 * @param pubDomain the domain it is published to
 * @param preset the preset it follows
 * @param outputFormat the output of the preset that it makes
 * @param srcInfo what it plays, in order
 * @param continueHour how long it has played, in whole hours
 * @param createTime when it was made
 */
public record Loop(
        @JsonProperty("TaskID") @Nullable String taskId,
        @JsonProperty("App") @Nullable String app,
        @JsonProperty("StreamID") @Nullable String streamId,
        @JsonProperty("PubDomain") @Nullable String pubDomain,
        @JsonProperty("Preset") @Nullable String preset,
        @JsonProperty("OutputFormat") @Nullable OutputFormat outputFormat,
        @JsonProperty("SrcInfo") List<LoopSource> srcInfo,
        @JsonProperty("ContinueHour") @Hours @Nullable Duration continueHour,
        @JsonProperty("CreateTime") @ChinaTime @Nullable Instant createTime,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetMessage {
    public Loop {
        srcInfo = KetJson.orEmpty(srcInfo);
        unknown = KetJson.orEmpty(unknown);
    }
}
