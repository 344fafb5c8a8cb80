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
import io.github.camelket.model.Violation;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A channel or relay in a file. What it does not say, the top of the file says, or else the component.
 *
 * @param outer what the component says, by the names of the guide
 */
record Section(GuideFile file, Place place, Map<String, String> outer) {
    private static final String DEFAULT_TIME_ZONE = "Asia/Shanghai";

    /** Names of time zones have slashes, which are not shown elsewhere. */
    private static final Pattern LIKE_A_ZONE = Pattern.compile("[A-Za-z0-9_/+:-]{1,64}");

    /** Its own, or what goes for all; nothing if that is missing or wrong. */
    Optional<String> text(String member) {
        JsonNode value = file.at(origin(member));
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.ofNullable(outer.get(member));
    }

    /** As {@link #text}; what is nowhere is an error. */
    Optional<String> required(String member) {
        Optional<String> text = text(member);
        if (text.isEmpty() && file.isRight(origin(member))) {
            boolean componentMaySay = member.equals("uniqName") || member.equals("app");
            file.error(
                    place,
                    "has no " + member + ": say it here" + (componentMaySay ? "," : " or") + " at the top of the guide"
                            + (componentMaySay ? ", or as an option of the ket component" : ""));
        }
        return text;
    }

    /** Where a member is said. */
    Place origin(String member) {
        boolean atTheTop = file.at(place.member(member)).isMissingNode()
                && !file.at(Place.GUIDE.member(member)).isMissingNode();
        return (atTheTop ? Place.GUIDE : place).member(member);
    }

    ZoneId timeZone() {
        String zone = text("timeZone").orElse(DEFAULT_TIME_ZONE);
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            String shown = LIKE_A_ZONE.matcher(zone).matches() ? "'" + zone + "'" : "another text";
            file.error(
                    origin("timeZone"), "is " + shown + ", but must be the name of a time zone such as Europe/Berlin");
            return ZoneId.of(DEFAULT_TIME_ZONE);
        }
    }

    /** @param airtimes at those places */
    void checkOverlaps(List<Place> places, List<Airtime> airtimes) {
        for (int i = 1; i < airtimes.size(); i++) {
            for (int before = 0; before < i; before++) {
                Place other = places.get(before);
                Optional<String> when = Overlaps.between(airtimes.get(i), airtimes.get(before));
                if (when.isPresent()) {
                    file.error(
                            places.get(i),
                            "overlaps " + other + " of " + file.where(other) + ": both are on at " + when.get());
                }
            }
        }
    }

    /** What the vendor's rules have found, unless it is missing: that the schema or {@link #required} has told. */
    void note(Place where, Violation violation) {
        if (violation.kind() != Violation.Kind.MISSING) {
            file.error(where, "is " + violation.shown() + ", but must be " + violation.allowed());
        }
    }
}
