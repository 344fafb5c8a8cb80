/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.model.KetJson;
import java.util.regex.Pattern;

/** Where a redirect's logo is (section "logos structure", {@code wm_dx} and {@code wm_dy}). */
final class Offsets {

    private static final Pattern PIXELS = Pattern.compile("-?\\d{1,4}");
    private static final int MOST_PIXELS = 4096;
    private static final Pattern SHARE = Pattern.compile("-?0\\.\\d+[wh]?");

    static final ValueRule RULE = new ValueRule(
            JsonNode::isValueNode,
            Offsets::isOffset,
            "pixels from -4096 to 4096, or a share of the picture's width or height between -1 and 1,"
                    + " such as 0.26, 0.26w or 0.26h");

    private Offsets() {}

    private static boolean isOffset(JsonNode value) {
        String offset = value.isNumber() ? KetJson.plain(value).orElse("") : value.asText();
        return PIXELS.matcher(offset).matches() && Math.abs(Integer.parseInt(offset)) <= MOST_PIXELS
                || SHARE.matcher(offset).matches();
    }
}
