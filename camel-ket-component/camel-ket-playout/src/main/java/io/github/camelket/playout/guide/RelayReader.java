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
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.OnOff;
import io.github.camelket.model.RedirectTransParam;
import io.github.camelket.validation.RequestValidator;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one relay. */
final class RelayReader {
    /** What the members of a logo are called on the wire. */
    private static final Map<String, String> LOGO = Map.of(
            "image", "wm_image",
            "imageBack", "wm_image_back",
            "gravity", "wm_gravity",
            "width", "wm_width",
            "height", "wm_height",
            "dx", "wm_dx",
            "dy", "wm_dy");

    private static final Pattern TARGET = Pattern.compile("durl\\[(\\d+)]");
    private static final Pattern FOPS = Pattern.compile("trans_params\\[\\d+]\\.fops\\.(\\w+)");
    private static final Pattern LOGOS = Pattern.compile("trans_params\\[\\d+]\\.logos\\[(\\d+)]\\.(\\w+)");

    private final Section section;
    private final GuideFile file;
    private final Place place;

    private RelayReader(Section section) {
        this.section = section;
        file = section.file();
        place = section.place();
    }

    /** Nothing if anything is wrong with it. */
    static Optional<Relay> read(Section section) {
        return new RelayReader(section).relay();
    }

    private Optional<Relay> relay() {
        Optional<String> uniqName = section.required("uniqName");
        Optional<String> app = section.required("app");
        ZoneId timeZone = section.timeZone();
        List<Airtime> windows = windows();
        List<String> targets = targets();
        @Nullable ObjectNode transParam = transParam();
        checkByTheRulesOfRedirectStart(targets, transParam);
        if (!file.isRight(place)
                || !List.of("uniqName", "app", "timeZone").stream()
                        .map(section::origin)
                        .allMatch(file::isRight)) {
            return Optional.empty();
        }
        return Optional.of(new Relay(
                new RelayKey(
                        uniqName.orElseThrow(),
                        app.orElseThrow(),
                        file.at(place.member("source")).textValue()),
                file.at(place.member("name")).textValue(),
                targets,
                timeZone,
                windows,
                transParam == null ? null : read(transParam)));
    }

    private List<Airtime> windows() {
        List<Place> places = new ArrayList<>();
        List<Airtime> windows = new ArrayList<>();
        for (Place window : file.elements(place.member("windows"))) {
            if (file.isRight(window)) {
                AirtimeReader.read(file, window).ifPresent(read -> {
                    places.add(window);
                    windows.add(read);
                });
            }
        }
        section.checkOverlaps(places, windows);
        return windows;
    }

    private List<String> targets() {
        Map<String, Place> first = new HashMap<>();
        List<String> targets = new ArrayList<>();
        for (Place target : file.elements(place.member("targets"))) {
            if (file.isRight(target)) {
                String address = file.at(target).textValue();
                targets.add(address);
                Place before = first.putIfAbsent(address, target);
                if (before != null) {
                    file.error(target, "is the same as " + before + ", but must be another address");
                }
            }
        }
        return targets;
    }

    /** As it goes to the service; nothing if the relay is not transcoded, or something is wrong with that. */
    private @Nullable ObjectNode transParam() {
        Place transcode = place.member("transcode");
        Place logos = place.member("logos");
        boolean absent = file.at(transcode).isMissingNode() && file.at(logos).isMissingNode();
        if (absent || !file.isRight(transcode) || !file.isRight(logos)) {
            return null;
        }
        ObjectNode transParam = JsonNodeFactory.instance.objectNode();
        if (file.at(transcode).isObject()) {
            transParam.set("fops", file.at(transcode));
        }
        ArrayNode pictures = transParam.putArray("logos");
        for (Place logo : file.elements(logos)) {
            ObjectNode picture = pictures.addObject();
            file.at(logo).properties().forEach(member -> picture.set(LOGO.get(member.getKey()), member.getValue()));
        }
        return transParam.put("trans", OnOff.ON.value());
    }

    /** Each target with the same source. */
    private void checkByTheRulesOfRedirectStart(List<String> targets, @Nullable ObjectNode transParam) {
        JsonNode source = file.at(place.member("source"));
        if (!source.isTextual()) {
            return;
        }
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        section.text("uniqName").ifPresent(uniqName -> request.put("uniqname", uniqName));
        section.text("app").ifPresent(app -> request.put("app", app));
        ArrayNode sources = request.putArray("src");
        ArrayNode destinations = request.putArray("durl");
        ArrayNode transParams = request.putArray("trans_params");
        // One at least: a relay that pushes to nowhere has a source all the same.
        for (int i = 0; i < Math.max(1, targets.size()); i++) {
            sources.add(source);
            if (i < targets.size()) {
                destinations.add(targets.get(i));
            }
            if (transParam != null) {
                transParams.add(transParam);
            }
        }
        RequestValidator.check(KetAction.REDIRECT_START, request, Instant.EPOCH)
                .forEach(violation -> placeOf(violation.path()).ifPresent(where -> section.note(where, violation)));
    }

    /** Nothing for lists as such: how long they are is ours. */
    private Optional<Place> placeOf(String path) {
        Matcher target = TARGET.matcher(path);
        if (target.matches()) {
            return Optional.of(place.member("targets").element(Integer.parseInt(target.group(1))));
        }
        Matcher fops = FOPS.matcher(path);
        if (fops.matches()) {
            return Optional.of(place.member("transcode").member(fops.group(1)));
        }
        Matcher logos = LOGOS.matcher(path);
        if (logos.matches()) {
            Place logo = place.member("logos").element(Integer.parseInt(logos.group(1)));
            return LOGO.entrySet().stream()
                    .filter(member -> member.getValue().equals(logos.group(2)))
                    .map(member -> logo.member(member.getKey()))
                    .findFirst();
        }
        return switch (path) {
            case "uniqname" -> Optional.of(section.origin("uniqName"));
            case "app" -> Optional.of(section.origin("app"));
            default -> path.startsWith("src[") ? Optional.of(place.member("source")) : Optional.empty();
        };
    }

    private static RedirectTransParam read(ObjectNode transParam) {
        try {
            return KetJson.MAPPER.treeToValue(transParam, RedirectTransParam.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("The rules let through what is no RedirectTransParam", e);
        }
    }
}
