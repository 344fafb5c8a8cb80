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
 * HLS with several bit rates (HlsMbr), as in the vendor's client libraries, where it is not documented.
 *
 * @param hlsBucket not documented
 * @param hlsPullDomain not documented
 * @param hlsBandwidth not documented
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record PresetHls(
        @JsonProperty("HlsBucket") @Nullable String hlsBucket,
        @JsonProperty("HlsPullDomain") @Nullable String hlsPullDomain,
        @JsonProperty("HlsBandwidth") @Nullable Integer hlsBandwidth,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public PresetHls {
        unknown = KetJson.orEmpty(unknown);
    }

    public static PresetHlsBuilder builder() {
        return PresetHlsBuilder.builder();
    }
}
