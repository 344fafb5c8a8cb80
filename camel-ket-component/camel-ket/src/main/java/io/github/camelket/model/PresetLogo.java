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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture laid over the video (LOGO结构).
 *
 * @param pic its place in KS3, {@code /bucketname/objectname}: readable by all, and in the region of the service
 * @param optimalWidth its width in pixels
 * @param optimalHeight its height in pixels
 * @param offsetX pixels to the right of the video's top left corner, negative to the left of it; 10 if absent
 * @param offsetY pixels below the video's top left corner, negative above it; 10 if absent
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record PresetLogo(
        @JsonProperty("pic") @Nullable String pic,
        @JsonProperty("optimal_w") @Nullable Integer optimalWidth,
        @JsonProperty("optimal_h") @Nullable Integer optimalHeight,
        @JsonProperty("offsetX") @Nullable Integer offsetX,
        @JsonProperty("offsetY") @Nullable Integer offsetY,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public PresetLogo {
        unknown = KetJson.orEmpty(unknown);
    }

    public static PresetLogoBuilder builder() {
        return PresetLogoBuilder.builder();
    }
}
