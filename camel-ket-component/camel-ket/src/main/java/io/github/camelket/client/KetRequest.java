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
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.OneLine;
import io.github.camelket.model.ShownValue;
import io.github.camelket.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One call to be made.
 *
 * @param action what to do
 * @param parameters with what, under the names of the wire
 * @param attempt how often it is made with this one: 1 unless it is made again
 */
public record KetRequest(KetAction action, ObjectNode parameters, int attempt) {

    /** @throws KetInvalidRequestException if something in it is {@link #unsendable} */
    public KetRequest {
        List<Violation> violations = unsendable(action, parameters);
        if (!violations.isEmpty()) {
            throw new KetInvalidRequestException(action, violations);
        }
    }

    public KetRequest(KetAction action, ObjectNode parameters) {
        this(action, parameters, 1);
    }

    /** A parameter as text, as it is sent; absent if it is no single value. */
    public Optional<String> parameter(KetParameter parameter) {
        JsonNode value = parameters.get(action.wireNameOf(parameter));
        return value == null || !value.isValueNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    /**
     * What the call is about, such as {@code demo/live/channel1}: domain, app, and stream or else preset. Fit to be shown:
     * names are on one line, and one that looks like an address is left out.
     */
    public String subject() {
        return Stream.of(
                        parameter(KetParameter.UNIQ_NAME),
                        parameter(KetParameter.APP),
                        parameter(KetParameter.STREAM_ID).or(() -> parameter(KetParameter.PRESET_NAME)))
                .flatMap(Optional::stream)
                .map(ShownValue::name)
                .collect(Collectors.joining("/"));
    }

    /** The same call, made once more. */
    public KetRequest again() {
        return new KetRequest(action, parameters, attempt + 1);
    }

    /** Parameters that the component writes itself, and those that cannot travel in the query although the action is a GET. */
    public static List<Violation> unsendable(KetAction action, ObjectNode parameters) {
        List<Violation> violations = new ArrayList<>();
        parameters.properties().forEach(member -> {
            if (isReserved(member.getKey())) {
                violations.add(Violation.unsendable(member.getKey(), "left to the component, which writes it itself"));
            } else if (action.method() == KetAction.Method.GET) {
                JsonNode value = member.getValue();
                String inTheQuery = ", as the parameters of " + action.wireName() + " travel in the query";
                if (!value.isValueNode()) {
                    violations.add(Violation.unsendable(member.getKey(), "a single value" + inTheQuery));
                } else if (value.isNumber() && KetJson.plain(value).isEmpty()) {
                    violations.add(Violation.unsendable(
                            member.getKey(), "a number of at most " + KetJson.MOST_DIGITS + " digits" + inTheQuery));
                }
            }
        });
        return violations;
    }

    /** What names the action and signs the call; a parameter of that name could turn one call into another. */
    private static boolean isReserved(String name) {
        return name.equalsIgnoreCase("action")
                || name.equalsIgnoreCase("version")
                || name.regionMatches(true, 0, "x-amz-", 0, 6);
    }

    /** The action and the names of its parameters: values may be signed URLs. */
    @Override
    public String toString() {
        Iterable<String> names = parameters::fieldNames;
        return action.wireName() + "(" + OneLine.of(String.join(", ", names)) + ")";
    }
}
