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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.OneLine;
import io.github.camelket.model.ShownValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.JsonScalarResolver;

/**
 * Reads one YAML document, with its lines. Made from the parser's events and not from its objects, as these know no lines,
 * and as what an alias stands for can be counted here before it is multiplied.
 */
final class YamlParser {
    static final int MOST_BYTES = 10 * 1024 * 1024;
    static final int DEEPEST = 32;
    static final int MOST_VALUES = 2_000_000;

    private static final int LONGEST_NUMBER = 18;

    private final BiConsumer<Integer, String> errors;
    private final Map<Anchor, YamlNode> anchors = new HashMap<>();
    private final JsonScalarResolver resolver = new JsonScalarResolver();
    private Iterator<Event> events;

    private YamlParser(BiConsumer<Integer, String> errors) {
        this.errors = errors;
    }

    /**
     * @param errors is told the line and what is wrong there
     * @return the document, but for what is wrong in it; nothing if it cannot be read on from somewhere
     */
    static Optional<YamlNode> parse(byte[] bytes, BiConsumer<Integer, String> errors) {
        try {
            return Optional.of(new YamlParser(errors).document(textOf(bytes)));
        } catch (UnreadableException e) {
            errors.accept(e.line, e.getMessage());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            errors.accept(line, "is no YAML: " + OneLine.of(e.getProblem()));
        } catch (YamlEngineException e) {
            // Characters that YAML does not allow; where they are is not told.
            errors.accept(1, "is no YAML: " + OneLine.of(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static String textOf(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableException(1, "has " + bytes.length + " bytes, but must have at most " + MOST_BYTES);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableException(1, "must be in UTF-8");
        }
    }

    private YamlNode document(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MOST_BYTES)
                .setParseComments(false)
                .build();
        events = new Parse(settings).parseString(text).iterator();
        events.next();
        if (!(events.next() instanceof DocumentStartEvent)) {
            throw new UnreadableException(1, "is empty");
        }
        YamlNode document = node(events.next(), 1);
        events.next();
        Event after = events.next();
        if (after instanceof DocumentStartEvent) {
            errors.accept(lineOf(after), "must be one YAML document, but another one begins here");
        }
        return document;
    }

    private YamlNode node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableException(lineOf(event), "is more than " + DEEPEST + " levels deep here");
        }
        if (event instanceof AliasEvent alias) {
            YamlNode anchored = anchors.get(alias.getAlias());
            if (anchored == null) {
                throw new UnreadableException(
                        lineOf(event), "has no anchor before this for the alias *" + name(alias.getAlias()));
            }
            return anchored.onLine(lineOf(event));
        }
        if (event instanceof ScalarEvent scalar) {
            return anchored(scalar.getAnchor(), scalar(scalar));
        }
        if (event instanceof SequenceStartEvent sequence) {
            return anchored(sequence.getAnchor(), sequence(sequence, depth));
        }
        MappingStartEvent mapping = (MappingStartEvent) event;
        return anchored(mapping.getAnchor(), mapping(mapping, depth));
    }

    private YamlNode anchored(Optional<Anchor> anchor, YamlNode node) {
        anchor.ifPresent(name -> anchors.put(name, node));
        return node;
    }

    private YamlNode sequence(SequenceStartEvent start, int depth) {
        refuseTag(start.getTag(), start);
        List<YamlNode> elements = new ArrayList<>();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        long size = 1;
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            YamlNode element = node(event, depth + 1);
            size = counted(size + element.size(), event);
            elements.add(element);
            json.add(element.json());
        }
        return new YamlNode(json, lineOf(start), Map.of(), elements, size);
    }

    private YamlNode mapping(MappingStartEvent start, int depth) {
        refuseTag(start.getTag(), start);
        Map<String, YamlNode> members = new LinkedHashMap<>();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        long size = 1;
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw new UnreadableException(lineOf(event), "has a member here whose name is no text");
            }
            String name = key.getValue();
            key.getAnchor().ifPresent(anchor -> anchors.put(anchor, scalar(key)));
            YamlNode value = node(events.next(), depth + 1).onLine(lineOf(key));
            size = counted(size + value.size(), key);
            YamlNode first = members.putIfAbsent(name, value);
            if (first == null) {
                json.set(name, value.json());
            } else {
                errors.accept(
                        lineOf(key),
                        "has '" + ShownValue.name(name) + "' a second time; the first is in line " + first.line());
            }
        }
        return new YamlNode(json, lineOf(start), members, List.of(), size);
    }

    /** Aliases of aliases could stand for more than any memory holds. */
    private static long counted(long size, Event event) {
        if (size > MOST_VALUES) {
            throw new UnreadableException(
                    lineOf(event), "has more than " + MOST_VALUES + " values, aliases counted in full");
        }
        return size;
    }

    private YamlNode scalar(ScalarEvent scalar) {
        boolean text = scalar.getTag().filter(Tag.STR.getValue()::equals).isPresent();
        if (!text) {
            refuseTag(scalar.getTag().filter(tag -> !tag.equals("!")), scalar);
        }
        boolean plain = scalar.isPlain() && scalar.getTag().isEmpty();
        JsonNode json = plain ? plain(scalar.getValue()) : JsonNodeFactory.instance.textNode(scalar.getValue());
        return YamlNode.scalar(json, lineOf(scalar));
    }

    private JsonNode plain(String value) {
        Tag tag = resolver.resolve(value, true);
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (tag.equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return json.booleanNode(Boolean.parseBoolean(value));
        }
        if (tag.equals(Tag.INT) && value.length() <= LONGEST_NUMBER) {
            long number = Long.parseLong(value);
            return number == (int) number ? json.numberNode((int) number) : json.numberNode(number);
        }
        if (tag.equals(Tag.FLOAT) && value.length() <= LONGEST_NUMBER && !value.endsWith("f") && !value.endsWith("n")) {
            return json.numberNode(Double.parseDouble(value));
        }
        return json.textNode(value);
    }

    private static void refuseTag(Optional<String> tag, Event event) {
        if (tag.isPresent()) {
            throw new UnreadableException(lineOf(event), "has a tag here, but tags have no meaning in a guide");
        }
    }

    private static String name(Anchor anchor) {
        return ShownValue.name(anchor.getValue());
    }

    private static int lineOf(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** What cannot be read on from. */
    private static final class UnreadableException extends RuntimeException {
        private final int line;

        UnreadableException(int line, String message) {
            super(message);
            this.line = line;
        }
    }
}
