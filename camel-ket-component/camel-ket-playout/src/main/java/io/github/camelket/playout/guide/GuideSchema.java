/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.github.camelket.model.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The schema of a guide, which is shipped for editors, too. What it finds is told in our words. */
final class GuideSchema {
    static final String RESOURCE = "/io/github/camelket/playout/guide.schema.json";

    /** What editors show where a pattern does not match: a sentence that begins with "Must be ". */
    private static final String PATTERN_ERROR = "patternErrorMessage";

    private static final JsonSchema SCHEMA = load();

    private GuideSchema() {}

    /** @param errors is told where and what is wrong there */
    static void check(JsonNode guide, BiConsumer<Place, String> errors) {
        for (ValidationMessage message : SCHEMA.validate(guide)) {
            Place place = placeOf(message.getInstanceLocation());
            JsonNode rules = rulesOf(message);
            switch (message.getType()) {
                case "additionalProperties" ->
                    errors.accept(
                            place.member(message.getProperty()), "is not known here; allowed are " + membersOf(rules));
                case "required" ->
                    errors.accept(
                            place,
                            "has no " + message.getProperty() + ": " + descriptionOf(rules, message.getProperty()));
                default -> errors.accept(place, is(message.getInstanceNode(), allowed(message, rules)));
            }
        }
    }

    /** {@code is '25:00', but must be a time of day such as "06:30"} */
    static String is(JsonNode value, String allowed) {
        return "is " + Violation.value("", value, "").shown() + ", but must be " + allowed;
    }

    private static String allowed(ValidationMessage message, JsonNode rules) {
        JsonNode rule = rules.path(message.getType());
        if (rules.has(PATTERN_ERROR)) {
            String sentence = rules.get(PATTERN_ERROR).asText().substring("Must be ".length());
            return message.getInstanceNode().isTextual() ? sentence : sentence + quoted(message.getInstanceNode());
        }
        return switch (message.getType()) {
            case "type" -> type(rule) + (rule.asText().equals("string") ? quoted(message.getInstanceNode()) : "");
            case "enum" -> "one of " + String.join(", ", texts(rule));
            case "minItems" -> "a list of at least " + rule;
            case "maxItems" -> "a list of at most " + rule;
            case "minLength" -> "a text of at least " + rule + " characters";
            case "maxLength" -> "a text of at most " + rule + " characters";
            case "minimum" -> "at least " + rule;
            case "maximum" -> "at most " + rule;
            default -> throw new IllegalStateException("No words for the rule " + message.getType());
        };
    }

    private static String type(JsonNode type) {
        if (type.isArray()) {
            List<String> types = new ArrayList<>();
            type.forEach(one -> types.add(type(one)));
            return String.join(" or ", types);
        }
        return switch (type.asText()) {
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "array" -> "a list";
            case "object" -> "a mapping of names to values";
            default -> throw new IllegalStateException("No words for the type " + type);
        };
    }

    /** What looks like a number to YAML is none where a text is wanted. */
    private static String quoted(JsonNode value) {
        return value.isNumber() || value.isBoolean() ? " (in quotes)" : "";
    }

    private static String membersOf(JsonNode rules) {
        List<String> names = new ArrayList<>();
        rules.path("properties").fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }

    private static String descriptionOf(JsonNode rules, String member) {
        JsonNode property = rules.path("properties").path(member);
        if (property.has("$ref")) {
            property = SCHEMA.getSchemaNode().at(property.get("$ref").asText().substring(1));
        }
        String description = property.path("description").asText();
        String sentence = description.substring(0, description.indexOf('.'));
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static Place placeOf(JsonNodePath path) {
        Place place = Place.GUIDE;
        for (int i = 0; i < path.getNameCount(); i++) {
            place = path.getElement(i) instanceof Integer index ? place.element(index) : place.member(path.getName(i));
        }
        return place;
    }

    /** The part of the schema that a rule is in. */
    private static JsonNode rulesOf(ValidationMessage message) {
        JsonNodePath path = message.getSchemaLocation().getFragment();
        JsonNode rules = SCHEMA.getSchemaNode();
        for (int i = 0; i < path.getNameCount() - 1; i++) {
            rules = path.getElement(i) instanceof Integer index ? rules.path(index) : rules.path(path.getName(i));
        }
        return rules;
    }

    private static JsonSchema load() {
        JsonMetaSchema meta = JsonMetaSchema.builder(JsonMetaSchema.getV7())
                .keyword(new NonValidationKeyword(PATTERN_ERROR))
                .build();
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                VersionFlag.V7, builder -> builder.metaSchema(meta).defaultMetaSchemaIri(meta.getIri()));
        try (InputStream schema = GuideSchema.class.getResourceAsStream(RESOURCE)) {
            return factory.getSchema(
                    schema, SchemaValidatorsConfig.builder().locale(Locale.ROOT).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
