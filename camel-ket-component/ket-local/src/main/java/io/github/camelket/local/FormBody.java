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
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Form bodies that spell structures out: {@code Output.0.format.vbr=}, {@code Output[0].format.vbr=}. */
final class FormBody {

    private static final Pattern SEPARATOR = Pattern.compile("[.\\[\\]]+");
    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");
    /** No structure of the service is nearly as deep. */
    private static final int DEEPEST = 16;

    private FormBody() {}

    static ObjectNode read(String form) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        for (QueryString.Pair pair : QueryString.parse(form)) {
            put(root, pair);
        }
        root.properties().forEach(member -> member.setValue(withArrays(member.getValue())));
        return root;
    }

    private static void put(ObjectNode root, QueryString.Pair pair) {
        List<String> path = Arrays.stream(SEPARATOR.split(pair.name()))
                .filter(step -> !step.isEmpty())
                .toList();
        if (path.isEmpty() || path.size() > DEEPEST) {
            throw new ServiceError(ErrNum.PARAMETER_ILLEGAL, "a name of the form body cannot be read");
        }
        ObjectNode node = root;
        for (String step : path.subList(0, path.size() - 1)) {
            node = node.get(step) instanceof ObjectNode known ? known : node.putObject(step);
        }
        node.put(path.get(path.size() - 1), pair.value());
    }

    /** An object whose names are all numbers is a list. */
    private static JsonNode withArrays(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        object.properties().forEach(member -> member.setValue(withArrays(member.getValue())));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (!names.stream().allMatch(name -> INDEX.matcher(name).matches())) {
            return object;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode(names.size());
        names.stream().sorted(Comparator.comparingInt(Integer::parseInt)).forEach(name -> array.add(object.get(name)));
        return array;
    }
}
