/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.client.KetRequest;
import io.github.camelket.model.Content;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.PresetDetailResult;
import java.util.List;
import java.util.Optional;

/** A preset, as GetPresetDetail (查询模板详情接口) tells it. */
final class PresetState implements WantedState {

    private static final List<String> NAMES = List.of("UniqName", "App", "Preset");

    @Override
    public Finding look(KetRequest asked, StateReader reader) throws UnreadableStateException {
        Optional<PresetDetailResult> answer = reader.find(
                KetAction.GET_PRESET_DETAIL,
                StateReader.parameters(
                        asked,
                        KetAction.GET_PRESET_DETAIL,
                        KetParameter.UNIQ_NAME,
                        KetParameter.APP,
                        KetParameter.PRESET_NAME),
                PresetDetailResult.class);
        if (asked.action().isEnding()) {
            return answer.isEmpty()
                    ? Finding.asAsked(Concluded.acknowledgement(asked.action()))
                    : Finding.notAsAsked("the preset is there");
        }
        if (answer.isEmpty()) {
            return Finding.notAsAsked("there is no such preset");
        }
        ObjectNode wanted = asked.parameters().deepCopy().without(NAMES);
        List<String> differences = Content.differingPaths(
                wanted, KetJson.MAPPER.valueToTree(answer.get().presetDetail()));
        return differences.isEmpty()
                ? Finding.asAsked(Concluded.acknowledgement(asked.action()))
                : Finding.notAsAsked("the preset that is there differs in " + String.join(", ", differences));
    }
}
