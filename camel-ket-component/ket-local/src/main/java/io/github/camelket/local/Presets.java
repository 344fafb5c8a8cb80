/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The preset actions. */
final class Presets {

    /** What names the preset or belongs to the call, and so is not part of what the preset says. */
    private static final List<String> NOT_OF_THE_PRESET =
            List.of("UniqName", "App", "Preset", "Action", "Version", "Service", "Language");

    private final Map<AppKey, Map<String, Preset>> presets = new HashMap<>();

    ObjectNode create(Parameters parameters, Instant now) {
        Preset preset = read(parameters, now, null);
        if (find(preset.key(), preset.name()) != null) {
            throw new ServiceError(ErrNum.RECORD_EXISTS, "Preset " + preset.name());
        }
        presets.computeIfAbsent(preset.key(), key -> new LinkedHashMap<>()).put(preset.name(), preset);
        return Answers.success();
    }

    /** Replaces the preset as a whole, which is why the document demands its Output again. */
    ObjectNode update(Parameters parameters, Instant now) {
        Preset changed = read(parameters, now, now);
        Preset known = require(changed.key(), changed.name());
        of(changed.key())
                .put(
                        changed.name(),
                        new Preset(
                                known.key(),
                                known.name(),
                                changed.members(),
                                changed.outputs(),
                                known.createdAt(),
                                now));
        return Answers.success();
    }

    ObjectNode delete(Parameters parameters) {
        Preset preset = named(parameters);
        of(preset.key()).remove(preset.name());
        return Answers.success();
    }

    ObjectNode detail(Parameters parameters) {
        Preset preset = named(parameters);
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.put("Description", "");
        detail.putArray("Output");
        detail.putObject("Video");
        detail.putObject("Audio");
        detail.put("CreateTime", ChinaTime.format(preset.createdAt()));
        detail.put("IntelligentSwitch", 0);
        detail.put("IntelligentCurl", "");
        // A client may send back what it once read: the service's own time wins over an old one.
        detail.setAll(preset.members().deepCopy().<ObjectNode>without("CreateTime"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("PresetDetail", detail);
        return Answers.succeed(answer);
    }

    /** An account without presets is answered 1200, because the document never lets a list of success be empty. */
    ObjectNode list(Parameters parameters) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("PresetList");
        for (Preset preset : of(AppKey.of(parameters)).values()) {
            list.addObject()
                    .put("Preset", preset.name())
                    .put("App", preset.key().app())
                    .put("FmtNum", Integer.toString(preset.outputs().size()))
                    .put("Description", preset.members().path("Description").asText(""))
                    .put("CreateTime", ChinaTime.format(preset.createdAt()))
                    .put("UpdateTime", ChinaTime.format(preset.updatedAt()));
        }
        if (list.isEmpty()) {
            ServiceError none = new ServiceError(ErrNum.RECORD_EMPTY, "no preset");
            none.members.setAll(answer);
            throw none;
        }
        return Answers.succeed(answer);
    }

    @Nullable
    Preset find(AppKey key, String name) {
        return of(key).get(name);
    }

    /** The preset that another action refers to; an unknown one is an invalid name there. */
    Preset referred(AppKey key, String name, String path) {
        Preset preset = find(key, name);
        if (preset == null) {
            throw new ServiceError(ErrNum.INVALID_PRESET, path + " " + name + " does not exist");
        }
        return preset;
    }

    /** Every account's preset of that app and name: a published stream does not say whose it is. */
    List<Preset> named(String app, String name) {
        List<Preset> found = new ArrayList<>();
        presets.forEach((key, byName) -> {
            Preset preset = byName.get(name);
            if (key.app().equals(app) && preset != null) {
                found.add(preset);
            }
        });
        return found;
    }

    private static Preset read(Parameters parameters, Instant createdAt, @Nullable Instant updatedAt) {
        AppKey key = AppKey.of(parameters);
        String name = NameRule.PRESET.require(parameters, "Preset");
        List<PresetOutput> outputs = PresetRules.check(parameters);
        ObjectNode members = parameters.node().deepCopy().without(NOT_OF_THE_PRESET);
        // What is empty was not said, and must not be shown in the place of what is there without it.
        List<String> given = new ArrayList<>();
        members.fieldNames().forEachRemaining(given::add);
        members.retain(given.stream().filter(parameters::has).toList());
        return new Preset(key, name, members, outputs, createdAt, updatedAt);
    }

    private Preset named(Parameters parameters) {
        AppKey key = AppKey.of(parameters);
        return require(key, NameRule.PRESET.require(parameters, "Preset"));
    }

    private Preset require(AppKey key, String name) {
        Preset preset = find(key, name);
        if (preset == null) {
            throw new ServiceError(ErrNum.RECORD_EMPTY, "Preset " + name);
        }
        return preset;
    }

    private Map<String, Preset> of(AppKey key) {
        return presets.getOrDefault(key, Map.of());
    }
}
