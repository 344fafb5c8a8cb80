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
 * How one stream of a relay is transcoded (trans_params结构).
 *
 * @param logos the pictures to lay over
 * @param fops the figures of the transcoded stream
 * @param trans whether to transcode; off if absent
 * @param extParam shown by an example only, and empty there
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record RedirectTransParam(
        @JsonProperty("logos") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RedirectLogo> logos,
        @JsonProperty("fops") @Nullable RedirectFops fops,
        @JsonProperty("trans") @Nullable OnOff trans,
        @JsonProperty("ext_param") @Nullable String extParam,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public RedirectTransParam {
        logos = KetJson.orEmpty(logos);
        unknown = KetJson.orEmpty(unknown);
    }

    public static RedirectTransParamBuilder builder() {
        return RedirectTransParamBuilder.builder();
    }
}
