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
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a relayed stream (fops结构).
 *
 * @param bitrate bit rate of the picture with its unit, such as {@code 2000k} or {@code 2M}
 * @param res width and height
 * @param fps frames a second, 1 to 60
 * @param vcodec codec of the picture
 * @param acodec codec of the sound, {@code aac} or {@code copy}
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record RedirectFops(
        @JsonProperty("bitrate") @Nullable String bitrate,
        @JsonProperty("res") @Nullable Resolution res,
        @JsonProperty("fps") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Integer fps,
        @JsonProperty("vcodec") @Nullable VideoCodec vcodec,
        @JsonProperty("acodec") @Nullable AudioCodec acodec,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public RedirectFops {
        unknown = KetJson.orEmpty(unknown);
    }

    public static RedirectFopsBuilder builder() {
        return RedirectFopsBuilder.builder();
    }
}
