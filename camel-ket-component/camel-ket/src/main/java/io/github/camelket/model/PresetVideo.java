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
 * What applies to the picture of a preset's outputs (Video结构).
 *
 * @param logo the pictures to lay over outputs whose {@code logoSwitch} is on
 * @param orientationAdapt shown by an example only
 * @param codec the codec, in the outputs of a director task
 * @param multiImage as in the vendor's client libraries, where its meaning is not documented
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record PresetVideo(
        @JsonProperty("LOGO") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PresetLogo> logo,
        @JsonProperty("orientationAdapt") @Nullable Integer orientationAdapt,
        @JsonProperty("codec") @Nullable VideoCodec codec,
        @JsonProperty("MultiImage") @Nullable JsonNode multiImage,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public PresetVideo {
        logo = KetJson.orEmpty(logo);
        unknown = KetJson.orEmpty(unknown);
    }

    public static PresetVideoBuilder builder() {
        return PresetVideoBuilder.builder();
    }
}
