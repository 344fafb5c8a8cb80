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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                violations.add(action.wireName() + " does not take a structure as " + member.getKey()
                        + ": its parameters travel in the query and are single values");
            }
        });
        if (!violations.isEmpty()) {
            throw new KetInvalidRequestException(
                    action.wireName() + " cannot be sent: " + String.join("; ", violations) + ".");
        }
    }

    private static void missing(KetAction action, ObjectNode parameters, List<String> violations) {
        List<Set<KetParameter>> missing = new ArrayList<>();
        for (Set<KetParameter> form : action.forms()) {
            Set<KetParameter> ofForm = new LinkedHashSet<>(form);
            ofForm.removeIf(parameter -> !isBlank(parameters.get(action.wireNameOf(parameter))));
            if (ofForm.isEmpty()) {
                return;
            }
            missing.add(ofForm);
        }
        Set<KetParameter> always = new LinkedHashSet<>(missing.get(0));
        missing.forEach(always::retainAll);
        missing.forEach(ofForm -> ofForm.removeAll(always));
        String choice = missing.stream()
                .filter(ofForm -> !ofForm.isEmpty())
                .map(ofForm -> names(action, ofForm))
                .collect(Collectors.joining(", or else "));
        violations.add("required and missing: "
                + Stream.of(names(action, always), choice)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", and ")));
    }

    private static String names(KetAction action, Set<KetParameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.javaName() + " (header " + parameter.header() + " or body member "
                        + action.wireNameOf(parameter) + ")")
                .collect(Collectors.joining(", "));
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
