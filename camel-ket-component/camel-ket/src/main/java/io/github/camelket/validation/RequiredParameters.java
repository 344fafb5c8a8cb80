/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which parameters an action cannot do without, in one of its forms (the tables of parameters of each action). */
final class RequiredParameters {

    private RequiredParameters() {}

    static void check(KetAction action, ObjectNode parameters, List<Violation> violations) {
        Predicate<KetParameter> isThere = parameter -> !isBlank(parameters.get(action.wireNameOf(parameter)));
        List<Set<KetParameter>> missing = new ArrayList<>();
        for (Set<KetParameter> form : action.forms()) {
            if (form.stream().allMatch(isThere)) {
                return;
            }
            Set<KetParameter> ofForm = new LinkedHashSet<>(form);
            ofForm.removeIf(isThere);
            missing.add(ofForm);
        }
        Set<KetParameter> always = new LinkedHashSet<>(missing.get(0));
        missing.forEach(always::retainAll);
        missing.forEach(ofForm -> ofForm.removeAll(always));
        missing.removeIf(Set::isEmpty);
        always.forEach(parameter ->
                violations.add(Violation.missing(action.wireNameOf(parameter), describe(action, parameter))));
        if (!missing.isEmpty()) {
            violations.add(Violation.missing(
                    choice(missing, action::wireNameOf), choice(missing, parameter -> describe(action, parameter))));
        }
    }

    private static String choice(List<Set<KetParameter>> forms, Function<KetParameter, String> name) {
        return forms.stream()
                .map(form -> form.stream().map(name).collect(Collectors.joining(", ")))
                .collect(Collectors.joining(", or else "));
    }

    private static String describe(KetAction action, KetParameter parameter) {
        return parameter.javaName() + " ("
                + (KetParameter.OPTIONS.contains(parameter) ? "option " + parameter.javaName() + ", " : "") + "header "
                + parameter.header() + " or body member " + action.wireNameOf(parameter) + ")";
    }

    /** An expression that found nothing often ends up as an empty text. */
    private static boolean isBlank(@Nullable JsonNode value) {
        return value == null
                || value.isNull()
                || value.isTextual() && value.asText().isBlank();
    }
}
