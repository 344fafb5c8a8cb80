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
import java.util.List;
import java.util.Map;

/**
 * A value in a YAML file.
 *
 * @param json the value
 * @param line where it is, from 1; of a member, where its name is
 * @param members of a mapping, in order
 * @param elements of a sequence
 * @param size how many values there are in it, itself among them
 */
record YamlNode(JsonNode json, int line, Map<String, YamlNode> members, List<YamlNode> elements, long size) {

    static YamlNode scalar(JsonNode json, int line) {
        return new YamlNode(json, line, Map.of(), List.of(), 1);
    }

    YamlNode onLine(int line) {
        return new YamlNode(json, line, members, elements, size);
    }

    /** The line of a place, or of the nearest that there is around it. */
    int lineOf(Place place) {
        return at(place).line;
    }

    private YamlNode at(Place place) {
        if (place.parent() == null) {
            return this;
        }
        YamlNode parent = at(place.parent());
        if (place.step() instanceof Integer index) {
            return index < parent.elements.size() ? parent.elements.get(index) : parent;
        }
        return parent.members.getOrDefault((String) place.step(), parent);
    }
}
