/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what was asked for with what the service has: member by member that was asked for, whatever else it has. */
public final class Content {

    private Content() {}

    /** The members that the service does not have as asked; none if the content is equal. */
    public static List<Difference> differences(JsonNode asked, JsonNode present) {
        List<Difference> differences = new ArrayList<>();
        compare("", asked, present, differences);
        return differences;
    }

    /** Only where they are. */
    public static List<String> differingPaths(JsonNode asked, JsonNode present) {
        return differences(asked, present).stream().map(Difference::path).toList();
    }

    private static void compare(String path, JsonNode asked, JsonNode present, List<Difference> differences) {
        if (asked.isObject() && present.isObject()) {
            asked.properties().stream()
                    .filter(member -> !isEmpty(member.getValue()))
                    .forEach(member -> compare(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            member(present, member.getKey()),
                            differences));
        } else if (asked.isArray() && asked.size() == present.size()) {
            for (int i = 0; i < asked.size(); i++) {
                compare(path + "[" + i + "]", asked.get(i), present.path(i), differences);
            }
        } else if (!isEqual(asked, present)) {
            differences.add(new Difference(path, asked, present.isMissingNode() ? null : present));
        }
    }

    /** What is empty asks for nothing, as ours and the service's rules have it. */
    public static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
    }

    private static JsonNode member(JsonNode object, String name) {
        return object.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .<JsonNode>map(member -> member.getValue())
                .findFirst()
                .orElseGet(() -> object.path(name));
    }

    /** Numbers are equal as numbers, as the service writes some of them as text. Two texts are not: 7 is not 007. */
    private static boolean isEqual(JsonNode asked, JsonNode present) {
        if (!asked.isValueNode() || !present.isValueNode()) {
            return false;
        }
        if (asked.isTextual() && present.isTextual()) {
            return asked.asText().equals(present.asText());
        }
        Optional<BigDecimal> number = number(asked);
        Optional<BigDecimal> other = number(present);
        return number.isPresent() && other.isPresent()
                ? number.get().compareTo(other.get()) == 0
                : asked.asText().equals(present.asText());
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        try {
            return value.isNumber() || value.isTextual()
                    ? Optional.of(new BigDecimal(value.asText().strip()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
