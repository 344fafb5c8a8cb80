/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a request against the rules of the vendor's API document. What only the service can know (whether a preset exists,
 * whether a loop is on air) is not asked here.
 */
public final class RequestValidator {

    private RequestValidator() {}

    /**
     * Everything that is wrong with a request.
     *
     * @param action what is to be done
     * @param parameters with what, under the names of the wire; members that are not known are not looked at
     * @param now what time rules count from
     * @return nothing if the request is as the document wants it
     */
    public static List<Violation> check(KetAction action, ObjectNode parameters, Instant now) {
        List<Violation> violations = new ArrayList<>();
        Structure request = Structure.ofRequest(parameters, violations);
        RequiredParameters.check(action, parameters, violations);
        if (action == KetAction.REDIRECT_STOP && request.has("reqid")) {
            // The id says it all, and names that options add beside it mean nothing.
            RedirectRules.checkStop(request);
            return violations;
        }
        Parameters.check(action, request);
        switch (action) {
            case PRESET, UPDATE_PRESET -> PresetRules.check(request);
            case START_STREAM_PULL -> PullRules.checkExtParam(request);
            case START_LOOP -> LoopRules.checkStart(request, now);
            case UPDATE_LOOP -> LoopRules.checkUpdate(request);
            case REDIRECT_START -> RedirectRules.checkStart(request, now);
            case REDIRECT_STOP -> RedirectRules.checkStop(request);
            case GET_TASK_LIST -> TaskRules.checkDays(request);
            case GET_LIVE_TRANS_DURATION -> TaskRules.checkTimes(request);
            case CREATE_DIRECTOR_TASK -> DirectorRules.checkLists(request);
            case UPDATE_DIRECTOR_TASK -> DirectorRules.checkUpdate(request);
            case DEL_PRESET,
                    GET_PRESET_DETAIL,
                    GET_PRESET_LIST,
                    GET_STREAM_TRAN_LIST,
                    STOP_STREAM_PULL,
                    STOP_LOOP,
                    GET_LOOP_LIST,
                    GET_QUOTA_USED,
                    QUERY_DIRECTOR_TASK,
                    DEL_DIRECTOR_TASK -> {
                // Single values are all that they take.
            }
        }
        return violations;
    }
}
