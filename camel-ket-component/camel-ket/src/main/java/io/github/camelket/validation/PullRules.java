/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import static io.github.camelket.validation.MemberRule.optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Pulls of outside streams (section "StartStreamPull"). */
final class PullRules {

    /** A query string, which may name a preset. */
    static final ValueRule PARAMS = ValueRule.text(
            PullRules::hasNoWrongPreset,
            "like the query of an address; a preset in it has a name of 2 to 32 letters, digits or underscores");

    // spotless:off
    /** Section "ExtParam". */
    private static final List<MemberRule> EXT_PARAM = List.of(
        optional("preset",     Names.PRESET),
        optional("interval",   ValueRule.range(1, 20)),
        optional("retrytimes", ValueRule.range(1, 100)));
    // spotless:on

    private PullRules() {}

    private static boolean hasNoWrongPreset(String params) {
        return Arrays.stream(params.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2
                        && !pair[1].isEmpty()
                        && decoded(pair[0]).equals("preset"))
                .findFirst()
                .map(pair -> Names.PRESET.limits().test(TextNode.valueOf(decoded(pair[1]))))
                .orElse(true);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** ExtParam is a structure that travels as the text of its JSON. */
    static void checkExtParam(Structure request) {
        if (!request.has("ExtParam")) {
            return;
        }
        JsonNode given = request.get("ExtParam");
        if (read(given) instanceof ObjectNode structure) {
            request.inside("ExtParam", structure).check(EXT_PARAM);
        } else {
            request.note(Violation.type("ExtParam", given, "a JSON object, or the text of one"));
        }
    }

    private static JsonNode read(JsonNode given) {
        try {
            return given.isTextual() ? KetJson.readTree(given.textValue()) : given;
        } catch (JsonProcessingException e) {
            return given;
        }
    }
}
