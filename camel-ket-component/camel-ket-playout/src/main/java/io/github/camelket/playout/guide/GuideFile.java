/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One file of a guide, and what is wrong in it. */
final class GuideFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String name;
    private final Set<GuideError> errors = new LinkedHashSet<>();

    /** Places with something wrong in them, however deep. */
    private final Set<Place> wrong = new HashSet<>();

    private final YamlNode root;

    GuideFile(String name, byte[] bytes) {
        this.name = name;
        Optional<YamlNode> read = YamlParser.parse(bytes, (line, text) -> {
            errors.add(new GuideError(name, line, "", text));
            wrong.add(Place.GUIDE);
        });
        root = read.orElse(YamlNode.scalar(MissingNode.getInstance(), 1));
        read.ifPresent(this::check);
    }

    private void check(YamlNode guide) {
        GuideSchema.check(guide.json(), this::error);
        if (guide.json().isObject()
                && !guide.json().has("channels")
                && !guide.json().has("relays")) {
            error(Place.GUIDE, "has neither channels nor relays");
        }
    }

    void error(Place place, String text) {
        errors.add(new GuideError(name, root.lineOf(place), place.toString(), text));
        for (Place within = place; within != null; within = within.parent()) {
            wrong.add(within);
        }
    }

    /** In the order of the lines. */
    List<GuideError> errors() {
        return errors.stream().sorted(Comparator.comparing(GuideError::line)).toList();
    }

    boolean isRight(Place place) {
        return !wrong.contains(place);
    }

    JsonNode at(Place place) {
        if (place.parent() == null) {
            return root.json();
        }
        JsonNode parent = at(place.parent());
        return place.step() instanceof Integer index ? parent.path(index) : parent.path((String) place.step());
    }

    /** The value of a place where nothing is wrong. */
    <T> T read(Place place, Class<T> type) {
        try {
            return MAPPER.treeToValue(at(place), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The schema lets through what is no " + type.getSimpleName(), e);
        }
    }

    /** The places of the elements of a list; none if it is not there, or no list. */
    List<Place> elements(Place list) {
        JsonNode elements = at(list);
        List<Place> places = new ArrayList<>();
        for (int i = 0; elements.isArray() && i < elements.size(); i++) {
            places.add(list.element(i));
        }
        return places;
    }

    /** {@code guide.yaml:17}, for errors of another place. */
    String where(Place place) {
        return name + ":" + root.lineOf(place);
    }
}
