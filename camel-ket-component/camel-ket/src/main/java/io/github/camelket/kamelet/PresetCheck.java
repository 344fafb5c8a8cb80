/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.KetNotFoundException;
import io.github.camelket.KetOperationFailedException;
import io.github.camelket.model.GetPresetDetail;
import io.github.camelket.model.KetError;
import io.github.camelket.model.PresetDetailResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks at the start for the preset that will be needed later. */
final class PresetCheck {

    private static final Logger LOG = LoggerFactory.getLogger(PresetCheck.class);

    private final KameletSource source;
    private final Steps steps;

    PresetCheck(KameletSource source, Steps steps) {
        this.source = source;
        this.steps = steps;
    }

    /**
     * Whatever else goes wrong, only a warning is logged: a channel must not stay dark because of a network's hiccup.
     *
     * @throws IllegalArgumentException if the service says that there is no such preset
     */
    void require(@Nullable String preset) throws Exception {
        try {
            steps.read(GetPresetDetail.builder().preset(preset).build(), PresetDetailResult.class);
        } catch (KetOperationFailedException e) {
            if (isUnknown(e)) {
                throw source.invalid("preset", preset, "one that exists: the service knows none of that name");
            }
            LOG.warn("Whether preset {} exists could not be asked: {}", preset, e.getMessage());
        }
    }

    /** Whether the service says that it has no preset of the name that it was asked for. */
    static boolean isUnknown(KetOperationFailedException failure) {
        return failure instanceof KetNotFoundException
                || failure.getError().filter(KetError.INVALID_PRESET::equals).isPresent();
    }
}
