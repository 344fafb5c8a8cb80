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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an action that tells nothing but whether it was done; also what is left of an answer that has no other
 * shape, such as the gateway's, or of GetLiveTransDuration's, whose shape no document tells: it is all in
 * {@link #unknown()}.
 */
public record Acknowledgement(
        @JsonProperty("ErrNum") @JsonAlias("errno") @Nullable Integer errNum,
        @JsonProperty("ErrMsg") @Nullable String errMsg,
        @JsonProperty("RequestId") @Nullable String requestId,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetResult {
    public Acknowledgement {
        unknown = KetJson.orEmpty(unknown);
    }
}
