/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.ChinaTime;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.ShownValue;
import io.github.camelket.model.TaskType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked to learn whether an endpoint's calls have a chance: the list that its action changes or reads, with its
 * own credentials, domain and app, which is as near to the route's own rights as a call can be that changes nothing.
 * Endpoints with the same question share a check.
 *
 * @param name the action that is called or, where none can be, that of the endpoint
 * @param action what to call; nothing if the endpoint does not know of which domain
 * @param parameters the domain and the app, as far as they are known
 * @param serviceUrl whom
 * @param account the endpoint's own provider of credentials; nothing where it has the component's
 */
record HealthQuestion(
        String name,
        @Nullable KetAction action,
        Map<KetParameter, String> parameters,
        String serviceUrl,
        @Nullable Object account) {

    static HealthQuestion of(KetEndpoint endpoint) {
        KetConfiguration configuration = endpoint.getConfiguration();
        Map<KetParameter, String> known = new TreeMap<>(configuration.defaultParameters());
        known.keySet().retainAll(Set.of(KetParameter.UNIQ_NAME, KetParameter.APP));
        KetAction action = null;
        if (known.containsKey(KetParameter.UNIQ_NAME)) {
            action = known.containsKey(KetParameter.APP)
                    ? endpoint.action().map(HealthQuestion::listOf).orElse(KetAction.GET_PRESET_LIST)
                    : KetAction.GET_QUOTA_USED;
        }
        Object account = endpoint.isProviderNamed() ? configuration.getCredentialsProvider() : null;
        String name = Optional.ofNullable(action)
                .or(endpoint::action)
                .map(KetAction::camelName)
                .orElse(KetEndpoint.CALL);
        return new HealthQuestion(name, action, known, configuration.getServiceUrl(), account);
    }

    /** The list that an action has to do with, and that needs neither a stream nor a preset to be named. */
    private static KetAction listOf(KetAction action) {
        return switch (action) {
            case START_LOOP, UPDATE_LOOP, STOP_LOOP, GET_LOOP_LIST -> KetAction.GET_LOOP_LIST;
            case REDIRECT_START, REDIRECT_STOP, GET_TASK_LIST -> KetAction.GET_TASK_LIST;
            case GET_QUOTA_USED, GET_LIVE_TRANS_DURATION -> KetAction.GET_QUOTA_USED;
            default -> KetAction.GET_PRESET_LIST;
        };
    }

    /** Under which name the check is known: {@code ket:getLoopList?uniqName=demo&app=live}. */
    String id() {
        String query = parameters.entrySet().stream()
                .map(known -> known.getKey().javaName() + "=" + ShownValue.name(known.getValue()))
                .collect(Collectors.joining("&"));
        return "ket:" + name + (query.isEmpty() ? "" : "?" + query);
    }

    /** The parameters as they travel; of tasks, one redirect of today. */
    ObjectNode parameters(KetAction asked, Instant now) {
        Map<KetParameter, String> sent = new TreeMap<>(parameters);
        if (asked == KetAction.GET_TASK_LIST) {
            String today = LocalDate.ofInstant(now, ChinaTime.OFFSET).toString();
            sent.put(KetParameter.TASK_TYPE, TaskType.REDIRECT.value());
            sent.put(KetParameter.START_DATE, today);
            sent.put(KetParameter.END_DATE, today);
        } else if (asked == KetAction.GET_QUOTA_USED) {
            sent.remove(KetParameter.APP);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        sent.forEach((parameter, value) -> json.put(asked.wireNameOf(parameter), value));
        return json;
    }
}
