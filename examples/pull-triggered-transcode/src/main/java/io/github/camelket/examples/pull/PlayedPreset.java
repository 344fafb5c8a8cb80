/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.Preset;
import io.github.camelket.model.StreamNames;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** What the API document wants of a preset that playing triggers: one output, with the one suffix that it may have. */
public final class PlayedPreset {

    private final StreamNames names;

    public PlayedPreset(StreamNames names) {
        this.names = names;
    }

    /** @throws IllegalArgumentException if nobody could play by it what was declared */
    public void check(@Header("CamelKetPreset") String preset, @Body JsonNode declared) throws JsonProcessingException {
        if (!declared.isObject()) {
            return; // Said better by who is to make a call of it.
        }
        if (declared.path("Output").size() > 1) {
            throw new IllegalArgumentException("Output must be a list of one, as playing triggers the first and no"
                    + " other, but is a list of " + declared.path("Output").size());
        }
        names.pullTriggered(
                "any",
                preset,
                KetJson.MAPPER.treeToValue(declared, Preset.class).output());
    }
}
