/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.KetParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call to be made.
 *
 * @param action what to do
 * @param parameters with what, under the names of the wire
 */
public record KetRequest(KetAction action, ObjectNode parameters) {

    /**
     * @throws KetInvalidRequestException if parameters are missing, are ones that this component writes itself, or cannot
     *     travel in the query although the action is a GET
     */
    public KetRequest {
        List<String> violations = new ArrayList<>();
        missing(action, parameters, violations);
        parameters.properties().forEach(member -> {
            if (isReserved(member.getKey())) {
                violations.add("Parameter " + member.getKey() + " is written by the component and cannot be given");
            } else if (action.method() == KetAction.Method.GET
                    && !member.getValue().isValueNode()) {
                violations.add("Parameter " + member.getKey() + " travels in the query and must be a single value");
            }
        });
        if (!violations.isEmpty()) {
            throw new KetInvalidRequestException(
                    action.wireName() + " cannot be sent: " + String.join("; ", violations) + ".");
        }
    }

    private static void missing(KetAction action, ObjectNode parameters, List<String> violations) {
        Set<String> ways = new TreeSet<>();
        for (Set<KetParameter> form : action.forms()) {
            List<KetParameter> missing = form.stream()
                    .filter(parameter -> isBlank(parameters.get(action.wireNameOf(parameter))))
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            ways.add(missing.stream()
                    .map(parameter -> parameter.javaName() + " (header " + parameter.header() + ")")
                    .collect(Collectors.joining(", ")));
        }
        violations.add("required and missing: " + String.join(", or else ", ways));
    }

    /** An expression that found nothing often ends up as an empty text. */
    private static boolean isBlank(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || value.isTextual() && value.asText().isBlank();
    }

    /** What names the action and signs the call; a parameter of that name could turn one call into another. */
    private static boolean isReserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("action") || lower.equals("version") || lower.startsWith("x-amz-");
    }

    /** The action and the names of its parameters: values may be signed URLs. */
    @Override
    public String toString() {
        Iterable<String> names = parameters::fieldNames;
        return action.wireName() + "(" + String.join(", ", names) + ")";
    }
}
