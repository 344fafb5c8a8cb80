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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The members of a request, or of a structure in it, under inspection: what is wrong is noted, and reading goes on. Nothing,
 * {@code null} and an empty text are the same.
 */
final class Structure {

    private final ObjectNode members;
    private final String prefix;
    private final List<Violation> violations;

    private Structure(ObjectNode members, String prefix, List<Violation> violations) {
        this.members = members;
        this.prefix = prefix;
        this.violations = violations;
    }

    static Structure ofRequest(ObjectNode parameters, List<Violation> violations) {
        return new Structure(parameters, "", violations);
    }

    /** A structure that travels inside a text, and so is not below the structure that has it. */
    Structure inside(String member, ObjectNode read) {
        return new Structure(read, path(member) + ".", violations);
    }

    String path(String member) {
        return prefix + member;
    }

    JsonNode get(String member) {
        return members.path(member);
    }

    boolean has(String member) {
        JsonNode value = get(member);
        return !value.isMissingNode()
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isEmpty());
    }

    /** The member's text if it is there, right or wrong. */
    Optional<String> text(String member) {
        return has(member) && get(member).isValueNode()
                ? Optional.of(get(member).asText())
                : Optional.empty();
    }

    void note(Violation violation) {
        violations.add(violation);
    }

    void check(List<MemberRule> rules) {
        rules.forEach(this::check);
    }

    /** Whether all is as it should be. */
    boolean check(MemberRule rule) {
        if (!has(rule.member())) {
            if (rule.isRequired()) {
                note(Violation.missing(path(rule.member()), path(rule.member())));
            }
            return !rule.isRequired();
        }
        JsonNode value = get(rule.member());
        boolean allowed = rule.value().allows(value);
        if (!allowed) {
            note(rule.value().violation(path(rule.member()), value));
        }
        return allowed;
    }

    /** The member's number, unless it is not there or not what the rule allows. */
    OptionalLong number(MemberRule rule) {
        return check(rule) && has(rule.member())
                ? OptionalLong.of(
                        ValueRule.numberOf(get(rule.member())).orElseThrow().longValue())
                : OptionalLong.empty();
    }

    /** The member as a structure, unless it is not there or none. */
    Optional<Structure> structure(String member) {
        if (!has(member)) {
            return Optional.empty();
        }
        if (get(member) instanceof ObjectNode object) {
            return Optional.of(inside(member, object));
        }
        note(Violation.type(path(member), get(member), "a JSON object"));
        return Optional.empty();
    }

    /** The structures in a list; of a list that is not there, none. */
    List<Structure> structures(String member) {
        List<Structure> structures = new ArrayList<>();
        elements(member, "a list of JSON objects").forEach(element -> {
            String at = path(member) + "[" + element.index() + "]";
            if (element.value() instanceof ObjectNode object) {
                structures.add(new Structure(object, at + ".", violations));
            } else {
                note(Violation.type(at, element.value(), "a JSON object"));
            }
        });
        return structures;
    }

    /** The same for a list that is there for something, and so must have an element if it is there. */
    List<Structure> someStructures(String member) {
        noteIfEmpty(member);
        return structures(member);
    }

    /** Checks each element of a list of texts that must have one if it is there. */
    void checkTexts(String member, ValueRule rule) {
        noteIfEmpty(member);
        elements(member, "a list of texts").forEach(element -> {
            String at = path(member) + "[" + element.index() + "]";
            if (!element.value().isTextual()) {
                note(Violation.type(at, element.value(), "a text"));
            } else if (!rule.allows(element.value())) {
                note(rule.violation(at, element.value()));
            }
        });
    }

    private record Element(int index, JsonNode value) {}

    private List<Element> elements(String member, String allowed) {
        List<Element> elements = new ArrayList<>();
        if (get(member) instanceof ArrayNode list) {
            list.forEach(value -> elements.add(new Element(elements.size(), value)));
        } else if (has(member)) {
            note(Violation.type(path(member), get(member), allowed));
        }
        return elements;
    }

    private void noteIfEmpty(String member) {
        if (get(member) instanceof ArrayNode list && list.isEmpty()) {
            note(Violation.missing(path(member), "an element of " + path(member)));
        }
    }
}
