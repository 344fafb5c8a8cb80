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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the document demands of RedirectStart's sources, targets and transcoding (section "RedirectStart"). */
final class RedirectRules {

    private static final int MAX_SOURCES = 20;
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/?#\\s]+/\\S+", Pattern.CASE_INSENSITIVE);
    private static final Set<String> GRAVITIES = Set.of(
            "TOP_LEFT",
            "TOP_CENTER",
            "TOP_RIGHT",
            "CENTER_LEFT",
            "CENTER",
            "CENTER_RIGHT",
            "BOTTOM_LEFT",
            "BOTTOM_CENTER",
            "BOTTOM_RIGHT");

    private static final Pattern PIXELS = Pattern.compile("-?\\d{1,4}");
    private static final int MAX_PIXELS = 4096;
    /** More than -1 and less than 1, in widths of the video or, with h, in heights. */
    private static final Pattern SHARE = Pattern.compile("-?0\\.\\d+[wh]?");

    /** The table lists the codecs in capitals and its own example in small letters: both are taken. */
    private static final Map<String, Pattern> FOPS = Map.of(
            "bitrate", Pattern.compile("[1-9]\\d{0,9}(\\.\\d{1,3})?[kKmM]?"),
            "res", Pattern.compile("[1-9]\\d{0,4}[x×][1-9]\\d{0,4}"),
            "vcodec", Pattern.compile("264|265|copy|COPY|[hH]264|[hH]265"),
            "acodec", Pattern.compile("aac|copy"));

    private RedirectRules() {}

    static void checkAddresses(Parameters parameters, List<String> sources, List<String> targets) {
        if (sources.size() > MAX_SOURCES) {
            throw ServiceError.illegal("src", "at most " + MAX_SOURCES + " addresses");
        }
        if (targets.size() != sources.size()) {
            throw new ServiceError(ErrNum.INVALID_DURL, "durl must be as long as src");
        }
        for (int i = 0; i < sources.size(); i++) {
            if (!SourceRules.isLive(sources.get(i))) {
                throw ServiceError.illegal("src[" + i + "]", "an rtmp, http-flv or hls address");
            }
            if (!SourceRules.isTarget(targets.get(i))) {
                throw new ServiceError(ErrNum.INVALID_DURL, "durl[" + i + "] must be an rtmp address");
            }
        }
        List<Parameters> transcodings = parameters.objects("trans_params");
        if (!transcodings.isEmpty() && transcodings.size() != sources.size()) {
            throw ServiceError.illegal("trans_params", "as long as src");
        }
        transcodings.forEach(RedirectRules::checkTranscoding);
    }

    private static void checkTranscoding(Parameters transcoding) {
        transcoding.integer("trans", 0, 0, 1);
        transcoding.objects("logos").forEach(RedirectRules::checkLogo);
        checkFops(transcoding.object("fops"));
    }

    private static void checkLogo(Parameters logo) {
        logo.require("wm_image");
        checkWebAddress(logo, "wm_image");
        checkWebAddress(logo, "wm_image_back");
        if (!GRAVITIES.contains(logo.requireText("wm_gravity"))) {
            throw ServiceError.illegal(logo.path("wm_gravity"), "one of TOP_LEFT to BOTTOM_RIGHT");
        }
        logo.integer("wm_width", 0, 0, Integer.MAX_VALUE);
        logo.integer("wm_height", 0, 0, Integer.MAX_VALUE);
        checkOffset(logo, "wm_dx");
        checkOffset(logo, "wm_dy");
    }

    private static void checkWebAddress(Parameters logo, String name) {
        String address = logo.text(name);
        if (address != null && !WEB_ADDRESS.matcher(address).matches()) {
            throw ServiceError.illegal(logo.path(name), "an http or https address");
        }
    }

    private static void checkOffset(Parameters logo, String name) {
        if (!logo.has(name)) {
            return;
        }
        JsonNode node = logo.node().get(name);
        String offset = node.isNumber() ? plain(node.decimalValue()) : node.asText();
        boolean pixels = PIXELS.matcher(offset).matches() && Math.abs(Integer.parseInt(offset)) <= MAX_PIXELS;
        if (!pixels && !SHARE.matcher(offset).matches()) {
            throw ServiceError.illegal(
                    logo.path(name),
                    "pixels from -4096 to 4096, or a share between -1 and 1 such as 0.26, 0.26w, 0.26h");
        }
    }

    /** A number of absurd scale would fill the memory when written out, and is illegal anyway. */
    private static String plain(BigDecimal number) {
        return Math.abs(number.scale()) > 100 ? "" : number.toPlainString();
    }

    private static void checkFops(@Nullable Parameters fops) {
        if (fops == null) {
            return;
        }
        FOPS.forEach((name, pattern) -> {
            String value = fops.text(name);
            if (value != null && !pattern.matcher(value).matches()) {
                throw ServiceError.illegal(fops.path(name), "of the form " + pattern);
            }
        });
        fops.integer("fps", 1, 1, 60);
    }
}
