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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A preset, as the service keeps it (查询模板详情接口).
 *
 * @param description what the preset is for, in words
 * @param output its transcoded streams
 * @param video what applies to the picture of all outputs
 * @param audio what applies to the sound of all outputs
 * @param hlsMbr as in the vendor's client libraries, where its meaning is not documented
 * @param createTime when it was made
 * @param unknown members that this record does not name, kept and sent as they are
 */
public record PresetDetail(
        @JsonProperty("Description") @Nullable String description,
        @JsonProperty("Output") List<PresetOutput> output,
        @JsonProperty("Video") @Nullable PresetVideo video,
        @JsonProperty("Audio") @Nullable PresetAudio audio,
        @JsonProperty("HlsMbr") @Nullable PresetHls hlsMbr,
        @JsonProperty("CreateTime") @ChinaTime @Nullable Instant createTime,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public PresetDetail {
        output = KetJson.orEmpty(output);
        unknown = KetJson.orEmpty(unknown);
    }

    /**
     * The call that changes this preset: everything that the service told of it is sent back, but for the figures that
     * {@code change} makes others of. It is asked for each output that has figures.
     *
     * @param preset the preset's name, which the document's answer does not repeat
     */
    public UpdatePreset update(String preset, UnaryOperator<PresetFormat> change) {
        Map<String, JsonNode> members = new LinkedHashMap<>(unknown);
        // A name that the service did repeat would go over the one that is wanted.
        members.keySet().removeIf("Preset"::equalsIgnoreCase);
        put(members, "Audio", audio);
        put(members, "HlsMbr", hlsMbr);
        return UpdatePreset.builder()
                .preset(preset)
                .description(description)
                .output(output.stream().map(one -> changed(one, change)).toList())
                .video(video)
                .unknown(members)
                .build();
    }

    private static PresetOutput changed(PresetOutput output, UnaryOperator<PresetFormat> change) {
        return output == null || output.format() == null
                ? output
                : PresetOutputBuilder.builder(output)
                        .format(change.apply(output.format()))
                        .build();
    }

    private static void put(Map<String, JsonNode> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, KetJson.MAPPER.valueToTree(value));
        }
    }
}
