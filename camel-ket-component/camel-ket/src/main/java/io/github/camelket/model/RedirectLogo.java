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
 * A picture laid over a relayed stream (logos结构).
 *
 * @param wmImage its http or https address
 * @param wmImageBack the address to take if the first one fails
 * @param wmGravity the corner, side or centre that it keeps to
 * @param wmWidth its width in pixels
 * @param wmHeight its height in pixels
 * @param wmDx how far to the side
 * @param wmDy how far up or down
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record RedirectLogo(
        @JsonProperty("wm_image") @Nullable String wmImage,
        @JsonProperty("wm_image_back") @Nullable String wmImageBack,
        @JsonProperty("wm_gravity") @Nullable Gravity wmGravity,
        @JsonProperty("wm_width") @Nullable Integer wmWidth,
        @JsonProperty("wm_height") @Nullable Integer wmHeight,
        @JsonProperty("wm_dx") @Nullable LogoOffset wmDx,
        @JsonProperty("wm_dy") @Nullable LogoOffset wmDy,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public RedirectLogo {
        unknown = KetJson.orEmpty(unknown);
    }

    public static RedirectLogoBuilder builder() {
        return RedirectLogoBuilder.builder();
    }
}
