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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of QueryDirectorTask, which the API document lacks.
 *
 * @param preset the preset it follows
 * @param taskStatus its state, as the service numbers it
 * @param srcInfo its sources
 * @param dstInfo its targets
 * @param output its outputs
 */
public record DirectorTaskResult(
        @JsonProperty("Preset") @Nullable String preset,
        @JsonProperty("TaskStatus") @Nullable Integer taskStatus,
        @JsonProperty("SrcInfo") List<DirectorSource> srcInfo,
        @JsonProperty("DstInfo") List<DirectorDestination> dstInfo,
        @JsonProperty("Output") List<PresetOutput> output,
        @JsonProperty("ErrNum") @JsonAlias("errno") @Nullable Integer errNum,
        @JsonProperty("ErrMsg") @Nullable String errMsg,
        @JsonProperty("RequestId") @Nullable String requestId,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetResult {
    public DirectorTaskResult {
        srcInfo = KetJson.orEmpty(srcInfo);
        dstInfo = KetJson.orEmpty(dstInfo);
        output = KetJson.orEmpty(output);
        unknown = KetJson.orEmpty(unknown);
    }
}
