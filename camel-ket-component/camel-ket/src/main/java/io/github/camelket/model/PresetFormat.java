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
 * The key figures of one transcoded stream (format结构).
 *
 * @param outputFormat the number in the table of output formats
 * @param formatIndex tells outputs of the same format apart
 * @param width pixels, 0 to 3000
 * @param height pixels, 0 to 3000
 * @param abr audio bit rate in bit/s, 20000 to 320000
 * @param vbr video bit rate in bit/s, 100000 to 10000000
 * @param fr frames a second, 1 to 30
 * @param gop seconds between key frames, 5 if absent
 * @param suffix what is appended to the stream's name, beginning with an underscore
 * @param remuxflag 0 transcode both, 1 copy audio, 2 copy video, 3 copy both
 * @param exstream 0 audio and video, 1 video only, 2 audio only
 * @param logoSwitch 1 if the LOGO pictures are laid over
 */
public record PresetFormat(
        @JsonProperty("output_format") @Nullable Integer outputFormat,
        @JsonProperty("format_index") @Nullable Integer formatIndex,
        @JsonProperty("width") @Nullable Integer width,
        @JsonProperty("height") @Nullable Integer height,
        @JsonProperty("abr") @Nullable Integer abr,
        @JsonProperty("vbr") @Nullable Integer vbr,
        @JsonProperty("fr") @Nullable Integer fr,
        @JsonProperty("gop") @Nullable Integer gop,
        @JsonProperty("suffix") @Nullable String suffix,
        @JsonProperty("remuxflag") @Nullable Integer remuxflag,
        @JsonProperty("exstream") @Nullable Integer exstream,
        @JsonProperty("logo_switch") @Nullable Integer logoSwitch,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public PresetFormat {
        unknown = KetJson.orEmpty(unknown);
    }
}
