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
 * One preset in a list.
 *
 * @param preset its name
 * @param app the app it belongs to
 * @param fmtNum how many outputs it has
 * @param description free text
 * @param createTime when it was made
 * @param updateTime when it was changed last; absent if never
 */
public record PresetSummary(
        @JsonProperty("Preset") @Nullable String preset,
        @JsonProperty("App") @Nullable String app,
        @JsonProperty("FmtNum") @Nullable Integer fmtNum,
        @JsonProperty("Description") @Nullable String description,
        @JsonProperty("CreateTime") @ChinaTime @Nullable Instant createTime,
        @JsonProperty("UpdateTime") @ChinaTime @Nullable Instant updateTime,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetMessage {
    public PresetSummary {
        unknown = KetJson.orEmpty(unknown);
    }
}
