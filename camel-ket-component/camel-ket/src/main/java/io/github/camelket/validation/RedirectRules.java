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
import static io.github.camelket.validation.MemberRule.required;
import static io.github.camelket.validation.ValueRule.atLeast;
import static io.github.camelket.validation.ValueRule.oneOf;
import static io.github.camelket.validation.ValueRule.pattern;
import static io.github.camelket.validation.ValueRule.range;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.model.Violation;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Redirects (sections "RedirectStart", "trans_params", "logos" and "fops structure", "RedirectStop"). */
final class RedirectRules {

    private static final int MOST_SOURCES = 20;
    private static final int AHEAD_SECONDS = 600;
    private static final int SHORTEST_SECONDS = 600;

    private static final MemberRule START = optional("task_start_time", Times.UNIX_SECONDS_OR_PAST);
    private static final MemberRule STOP = optional("task_stop_time", Times.UNIX_SECONDS_OR_PAST);
    private static final MemberRule TRANS = optional("trans", range(0, 1));

    // spotless:off
    /** Section "logos structure". */
    private static final List<MemberRule> LOGO = List.of(
        required("wm_image",      Addresses.WEB),
        optional("wm_image_back", Addresses.WEB),
        required("wm_gravity",    oneOf(
            "TOP_LEFT", "TOP_CENTER", "TOP_RIGHT",
            "CENTER_LEFT", "CENTER", "CENTER_RIGHT",
            "BOTTOM_LEFT", "BOTTOM_CENTER", "BOTTOM_RIGHT")),
        optional("wm_width",      atLeast(0)),
        optional("wm_height",     atLeast(0)),
        optional("wm_dx",         Offsets.RULE),
        optional("wm_dy",         Offsets.RULE));

    /** Section "fops structure", whose example writes the codecs in small letters. */
    private static final List<MemberRule> FOPS = List.of(
        optional("bitrate",       pattern("[1-9]\\d{0,9}(\\.\\d{1,3})?[kKmM]?", "a bit rate such as 2000k or 2M")),
        optional("res",           pattern("[1-9]\\d{0,4}[x×][1-9]\\d{0,4}", "width x height, such as 1080x720")),
        optional("fps",           range(1, 60)),
        optional("vcodec",        oneOf("264", "265", "H264", "H265", "h264", "h265", "copy", "COPY")),
        optional("acodec",        oneOf("aac", "copy")));
    // spotless:on

    private RedirectRules() {}

    static void checkStart(Structure request, Instant now) {
        request.checkTexts("src", Addresses.LIVE_SOURCE);
        request.checkTexts("durl", Addresses.TARGET);
        JsonNode sources = request.get("src");
        if (sources.size() > MOST_SOURCES) {
            request.note(Violation.value("src", sources, "a list of at most " + MOST_SOURCES));
        }
        checkLength(request, "durl", sources);
        if (!request.get("trans_params").isEmpty()) {
            checkLength(request, "trans_params", sources);
        }
        request.structures("trans_params").forEach(RedirectRules::checkTranscoding);
        checkTimes(request, now.getEpochSecond());
    }

    private static void checkLength(Structure request, String list, JsonNode sources) {
        JsonNode elements = request.get(list);
        if (sources.isArray() && elements.isArray() && elements.size() != sources.size()) {
            request.note(Violation.contradiction(list, elements, "as long as src, a list of " + sources.size()));
        }
    }

    private static void checkTranscoding(Structure transcoding) {
        transcoding.check(TRANS);
        transcoding.structures("logos").forEach(logo -> logo.check(LOGO));
        transcoding.structure("fops").ifPresent(fops -> fops.check(FOPS));
    }

    /** What is past, 0 or not there starts at once and ends never. */
    private static void checkTimes(Structure request, long now) {
        OptionalLong start = request.number(START);
        OptionalLong stop = request.number(STOP);
        if (request.has(START.member()) && start.isEmpty()) {
            return;
        }
        long begin = Math.max(start.orElse(now), now);
        if (begin > now && begin < now + AHEAD_SECONDS) {
            request.note(Violation.value(
                    START.member(),
                    request.get(START.member()),
                    "in Unix seconds, at least 10 minutes ahead, or past to start at once"));
        }
        if (stop.orElse(now) > now && stop.getAsLong() < begin + SHORTEST_SECONDS) {
            request.note(Violation.contradiction(
                    STOP.member(),
                    request.get(STOP.member()),
                    "in Unix seconds, at least 10 minutes after the start, which is " + begin));
        }
    }

    /** In one of two forms: by reqid, or else by account, source and target. */
    static void checkStop(Structure request) {
        List.of("reqid", "src", "durl").forEach(name -> request.check(optional(name, ValueRule.TEXT)));
        if (request.has("reqid") && (request.has("src") || request.has("durl"))) {
            request.note(Violation.contradiction("reqid", request.get("reqid"), "given without src and durl"));
        }
    }
}
