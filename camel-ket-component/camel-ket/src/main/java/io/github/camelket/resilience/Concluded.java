/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import io.github.camelket.client.KetFailure;
import io.github.camelket.model.Acknowledgement;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetError;
import java.util.Map;

/** What results say that were not answered but concluded. */
final class Concluded {

    static final int SUCCESS = KetError.SUCCESS.number();

    private Concluded() {}

    /** What stands for the service's words: where success was concluded from. */
    static String from(KetAction action) {
        return "concluded from "
                + action.readBack().map(KetAction::wireName).orElse("what " + action.wireName() + " was answered");
    }

    /** Of an end that was refused because there is nothing to end. */
    static Acknowledgement nothingToEnd(KetFailure refusal) {
        return new Acknowledgement(SUCCESS, "concluded from error " + refusal.errNum(), null, Map.of());
    }

    static Acknowledgement acknowledgement(KetAction action) {
        return new Acknowledgement(SUCCESS, from(action), null, Map.of());
    }
}
