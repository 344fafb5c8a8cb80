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
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One transcoded stream of a preset, or one mix of a director task (Output结构).
 *
 * @param format its key figures; every output of a transcoding preset has them
 * @param switches switches that only the document's example and the client libraries show
 * @param index its number in a director task
 * @param video its picture, in a director task
 * @param audio its sound, in a director task
 * @param overlay the pictures that are laid over each other, in a director task
 * @param amix the sounds that are mixed, in a director task
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record PresetOutput(
        @JsonProperty("format") @Nullable PresetFormat format,
        @JsonProperty("switch") @Nullable PresetSwitch switches,
        @JsonProperty("Index") @Nullable Integer index,
        @JsonProperty("Video") @Nullable PresetVideo video,
        @JsonProperty("Audio") @Nullable PresetAudio audio,
        @JsonProperty("Overlay")
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<DirectorInput> overlay,
        @JsonProperty("Amix")
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                List<DirectorInput> amix,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public PresetOutput {
        overlay = KetJson.orEmpty(overlay);
        amix = KetJson.orEmpty(amix);
        unknown = KetJson.orEmpty(unknown);
    }

    public static PresetOutputBuilder builder() {
        return PresetOutputBuilder.builder();
    }

    /** An output of that format, by the table's figures. */
    public static PresetOutput of(OutputFormat outputFormat) {
        return of(PresetFormat.builder().outputFormat(outputFormat).build());
    }

    public static PresetOutput of(PresetFormat format) {
        return builder().format(format).build();
    }
}
