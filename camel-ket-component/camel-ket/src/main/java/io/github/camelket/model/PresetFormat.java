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
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key figures of one transcoded stream (format结构).
 *
 * @param outputFormat the row of the table of output formats that everything else is a change to
 * @param formatIndex 0 to 99, tells outputs of the same format apart
 * @param width pixels, 0 to 3000
 * @param height pixels, 0 to 3000
 * @param abr bit rate of the sound, 20000 to 320000 bit/s
 * @param vbr bit rate of the picture, 100000 to 10000000 bit/s
 * @param abrThreshold as in the vendor's client libraries, where its meaning is not documented
 * @param vbrThreshold as in the vendor's client libraries, where its meaning is not documented
 * @param fr frames a second, 1 to 30
 * @param gop time between key frames, whole seconds; 5 seconds if absent
 * @param suffix what is appended to the stream's name: an underscore, then letters, digits or underscores; {@code _}
 *     and the preset's name where playing triggers transcoding
 * @param remuxflag which of sound and picture are passed on as they come; none if absent
 * @param exstream which of sound and picture to keep; both if absent
 * @param logoSwitch whether the pictures of {@link PresetVideo#logo} are laid over; off if absent
 * @param streamTransformTag as in the vendor's client libraries, where its meaning is not documented
 * @param hlsBandwidth as in the vendor's client libraries, where its meaning is not documented
 * @param disableScenecutSwitch as in the vendor's client libraries, where its meaning is not documented
 * @param shortside as in the vendor's client libraries, where its meaning is not documented
 * @param intelligentSwitch as in the vendor's client libraries, where its meaning is not documented
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record PresetFormat(
        @JsonProperty("output_format") @Nullable OutputFormat outputFormat,
        @JsonProperty("format_index") @Nullable Integer formatIndex,
        @JsonProperty("width") @Nullable Integer width,
        @JsonProperty("height") @Nullable Integer height,
        @JsonProperty("abr") @Nullable BitRate abr,
        @JsonProperty("vbr") @Nullable BitRate vbr,
        @JsonProperty("abr_threshold") @Nullable Integer abrThreshold,
        @JsonProperty("vbr_threshold") @Nullable Integer vbrThreshold,
        @JsonProperty("fr") @Nullable Integer fr,
        @JsonProperty("gop") @Seconds @Nullable Duration gop,
        @JsonProperty("suffix") @Nullable String suffix,
        @JsonProperty("remuxflag") @Nullable RemuxMode remuxflag,
        @JsonProperty("exstream") @Nullable ExtractedStream exstream,
        @JsonProperty("logo_switch") @Nullable OnOff logoSwitch,
        @JsonProperty("stream_transform_tag") @Nullable Integer streamTransformTag,
        @JsonProperty("HlsBandwidth") @Nullable Integer hlsBandwidth,
        @JsonProperty("disableScenecutSwitch") @Nullable Integer disableScenecutSwitch,
        @JsonProperty("shortside") @Nullable Integer shortside,
        @JsonProperty("intelligentSwitch") @Nullable Integer intelligentSwitch,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public PresetFormat {
        unknown = KetJson.orEmpty(unknown);
    }

    public static PresetFormatBuilder builder() {
        return PresetFormatBuilder.builder();
    }
}
