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
 * The switches of an output. The document shows them in an example only, and nowhere says what they switch.
 *
 * @param sn not documented
 * @param sm not documented
 * @param hv not documented
 * @param mv not documented
 * @param un not documented
 * @param od not documented
 * @param bu not documented
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record PresetSwitch(
        @JsonProperty("sn") @Nullable Integer sn,
        @JsonProperty("sm") @Nullable Integer sm,
        @JsonProperty("hv") @Nullable Integer hv,
        @JsonProperty("mv") @Nullable Integer mv,
        @JsonProperty("un") @Nullable Integer un,
        @JsonProperty("od") @Nullable Integer od,
        @JsonProperty("bu") @Nullable Integer bu,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public PresetSwitch {
        unknown = KetJson.orEmpty(unknown);
    }

    public static PresetSwitchBuilder builder() {
        return PresetSwitchBuilder.builder();
    }
}
