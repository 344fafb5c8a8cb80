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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A preset as the service keeps it.
 *
 * @param description free text
 * @param output one element for each transcoded stream that it produces
 * @param video video settings such as LOGO pictures, as they came
 * @param audio audio settings, as they came
 * @param createTime {@code yyyy-MM-dd HH:mm:ss} in China Standard Time
 */
public record PresetDetail(
        @JsonProperty("Description") @Nullable String description,
        @JsonProperty("Output") List<PresetOutput> output,
        @JsonProperty("Video") @Nullable JsonNode video,
        @JsonProperty("Audio") @Nullable JsonNode audio,
        @JsonProperty("CreateTime") @Nullable String createTime,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public PresetDetail {
        output = KetJson.orEmpty(output);
        unknown = KetJson.orEmpty(unknown);
    }
}
