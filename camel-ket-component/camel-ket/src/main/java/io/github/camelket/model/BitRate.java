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

/**
 * A bit rate. The vendor counts 1024 bit to the kilobit (format结构: 100k = 102400), and so does {@link #kbps}.
 *
 * @param bitsPerSecond bit/s
 */
public record BitRate(@JsonValue int bitsPerSecond) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BitRate {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static BitRate parse(String text) {
        return KetJson.number(text, BitRate::new);
    }

    /** So many bits a second. */
    public static BitRate bps(int bitsPerSecond) {
        return new BitRate(bitsPerSecond);
    }

    /**
     * So many kilobits of 1024 bits a second.
     *
     * @throws IllegalArgumentException if it is negative, or beyond some two million
     */
    public static BitRate kbps(int kilobitsPerSecond) {
        if (kilobitsPerSecond < 0 || kilobitsPerSecond > Integer.MAX_VALUE / 1024) {
            throw new IllegalArgumentException("A bit rate of " + kilobitsPerSecond + " kbit/s cannot be: 0 to "
                    + Integer.MAX_VALUE / 1024 + " can");
        }
        return new BitRate(kilobitsPerSecond * 1024);
    }

    @Override
    public String toString() {
        return bitsPerSecond + " bit/s";
    }
}
