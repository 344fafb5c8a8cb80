/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of a request or of a structure in it, read by the service's habits: a number may come as a string, an
 * empty string or {@code null} is the same as nothing, and every complaint names the path of the member.
 */
record Parameters(ObjectNode node, String prefix) {

    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

    Parameters(ObjectNode node) {
        this(node, "");
    }

    String path(String name) {
        return prefix + name;
    }

    boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isEmpty());
    }

    void require(String name) {
        if (!has(name)) {
            throw ServiceError.lacking(path(name));
        }
    }

    String requireText(String name) {
        require(name);
        return scalar(name);
    }

    @Nullable
    String text(String name) {
        return has(name) ? scalar(name) : null;
    }

    String text(String name, String otherwise) {
        return has(name) ? scalar(name) : otherwise;
    }

    private String scalar(String name) {
        JsonNode value = node.get(name);
        if (value.isContainerNode()) {
            throw ServiceError.illegal(path(name), "a string");
        }
        return value.asText();
    }

    long requireInteger(String name) {
        require(name);
        return integer(name, 0);
    }

    long integer(String name, long otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.get(name);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isTextual() && INTEGER.matcher(value.textValue()).matches()) {
            return Long.parseLong(value.textValue());
        }
        throw ServiceError.illegal(path(name), "an integer");
    }

    /** An int of the document for which no range is told; 0 if it is missing. */
    long int32(String name) {
        return integer(name, 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    long integer(String name, long otherwise, long min, long max) {
        long value = integer(name, otherwise);
        if (has(name) && (value < min || value > max)) {
            throw ServiceError.illegal(
                    path(name), max == Long.MAX_VALUE ? "at least " + min : "between " + min + " and " + max);
        }
        return value;
    }

    /** An array with at least one element; an empty one lacks what it is for. */
    ArrayNode requireArray(String name) {
        require(name);
        if (!(node.get(name) instanceof ArrayNode array)) {
            throw ServiceError.illegal(path(name), "an array");
        }
        if (array.isEmpty()) {
            throw ServiceError.lacking(path(name));
        }
        return array;
    }

    /** The elements of an array of objects; none if the member is missing. */
    List<Parameters> objects(String name) {
        List<Parameters> objects = new ArrayList<>();
        if (!has(name)) {
            return objects;
        }
        if (!(node.get(name) instanceof ArrayNode array)) {
            throw ServiceError.illegal(path(name), "an array");
        }
        for (int i = 0; i < array.size(); i++) {
            String at = path(name) + "[" + i + "]";
            if (!(array.get(i) instanceof ObjectNode element)) {
                throw ServiceError.illegal(at, "an object");
            }
            objects.add(new Parameters(element, at + "."));
        }
        return objects;
    }

    List<Parameters> requireObjects(String name) {
        requireArray(name);
        return objects(name);
    }

    List<String> requireTexts(String name) {
        ArrayNode array = requireArray(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (!array.get(i).isTextual()) {
                throw ServiceError.illegal(path(name) + "[" + i + "]", "a string");
            }
            texts.add(array.get(i).textValue());
        }
        return texts;
    }

    @Nullable
    Parameters object(String name) {
        if (!has(name)) {
            return null;
        }
        if (!(node.get(name) instanceof ObjectNode object)) {
            throw ServiceError.illegal(path(name), "an object");
        }
        return new Parameters(object, path(name) + ".");
    }

    Parameters requireObject(String name) {
        Parameters object = object(name);
        if (object == null) {
            throw ServiceError.lacking(path(name));
        }
        return object;
    }
}
