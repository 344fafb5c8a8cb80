/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import static java.util.Map.entry;

import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetParameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The single values that an action takes, as far as they mean the same in every action. */
final class Parameters {

    // spotless:off
    private static final Map<KetParameter, ValueRule> RULES = Map.ofEntries(
        entry(KetParameter.UNIQ_NAME,     Names.UNIQ_NAME),
        entry(KetParameter.APP,           Names.APP),
        entry(KetParameter.PRESET_NAME,   Names.PRESET),
        entry(KetParameter.STREAM_ID,     Names.STREAM),
        // Section "preset structure"; PresetType is known from the vendor's client libraries
        entry(KetParameter.DESCRIPTION,   ValueRule.TEXT),
        entry(KetParameter.PRESET_TYPE,   ValueRule.WHOLE_NUMBER),
        // GetStreamTranList; known from the vendor's client libraries
        entry(KetParameter.OUT_PULL,      ValueRule.range(-1, 1)),
        // Section "StartStreamPull"
        entry(KetParameter.SRC_URL,       Addresses.LIVE_SOURCE),
        entry(KetParameter.DST_URL,       ValueRule.TEXT),
        entry(KetParameter.VDOID,         ValueRule.TEXT),
        entry(KetParameter.PARAMS,        PullRules.PARAMS),
        // Section "StartLoop"
        entry(KetParameter.PUB_DOMAIN,    Addresses.DOMAIN),
        entry(KetParameter.LOOP_TIMES,    ValueRule.atLeast(0)),
        // The example of section "RedirectStart"
        entry(KetParameter.TYPE,          ValueRule.WHOLE_NUMBER),
        entry(KetParameter.START_INDEX,   ValueRule.WHOLE_NUMBER),
        // Section "GetTaskList"
        entry(KetParameter.TASK_TYPE,     ValueRule.oneOf("6", "7", "8")),
        entry(KetParameter.MARKER,        ValueRule.atLeast(0)),
        entry(KetParameter.LIMIT,         ValueRule.range(1, 50)),
        // GetLiveTransDuration and the director tasks; known from the vendor's client libraries
        entry(KetParameter.GRANULARITY,   ValueRule.atLeast(1)),
        entry(KetParameter.RESULT_TYPE,   ValueRule.WHOLE_NUMBER),
        entry(KetParameter.TASK_ID,       ValueRule.TEXT));
    // spotless:on

    private static final Map<KetAction, List<MemberRule>> OF_ACTION = new EnumMap<>(KetAction.class);

    static {
        for (KetAction action : KetAction.values()) {
            List<MemberRule> rules = new ArrayList<>();
            for (KetParameter parameter : action.parameters()) {
                if (RULES.containsKey(parameter)) {
                    rules.add(MemberRule.optional(action.wireNameOf(parameter), RULES.get(parameter)));
                }
            }
            OF_ACTION.put(action, List.copyOf(rules));
        }
    }

    private Parameters() {}

    static void check(KetAction action, Structure request) {
        request.check(OF_ACTION.get(action));
    }
}
