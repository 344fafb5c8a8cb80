/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;

/**
 * How far a picture is moved from where its {@link Gravity} puts it ({@code wm_dx}, {@code wm_dy}, logos结构): so many
 * pixels, or a share of the video's width or height.
 *
 * @param value as it is on the wire: {@code -10}, {@code 0.26w}, {@code 0.26h}; a share without a letter is one of the width
 *     to the side, and one of the height up or down
 */
public record LogoOffset(String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LogoOffset {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static LogoOffset of(BigDecimal number) {
        return new LogoOffset(KetJson.plain(DecimalNode.valueOf(number)).orElseGet(number::toString));
    }

    /** Pixels travel as a number, as in the document's example; a share with its letter can only be a text. */
    @JsonValue
    Object onTheWire() {
        return value.matches("-?\\d{1,9}") ? Integer.valueOf(value) : value;
    }

    /** So many pixels, -4096 to 4096. */
    public static LogoOffset pixels(int pixels) {
        return new LogoOffset(Integer.toString(pixels));
    }

    /** A share of the video's width, between -1 and 1, such as 0.26. */
    public static LogoOffset ofWidth(double share) {
        return new LogoOffset(plain(share) + "w");
    }

    /** A share of the video's height, between -1 and 1, such as 0.26. */
    public static LogoOffset ofHeight(double share) {
        return new LogoOffset(plain(share) + "h");
    }

    private static String plain(double share) {
        return BigDecimal.valueOf(share).toPlainString();
    }
}
