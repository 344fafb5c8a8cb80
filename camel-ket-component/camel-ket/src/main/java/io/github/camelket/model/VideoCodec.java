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
 * How a picture is coded ({@code vcodec}, fops结构). The service also writes {@code 264}, {@code 265} and {@code COPY}.
 *
 * @param value the service's own word
 */
public record VideoCodec(@JsonValue String value) {

    /** H.264, or AVC. */
    public static final VideoCodec H264 = new VideoCodec("H264");

    /** H.265, or HEVC. */
    public static final VideoCodec H265 = new VideoCodec("H265");

    /** As it comes. */
    public static final VideoCodec COPY = new VideoCodec("copy");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VideoCodec {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static VideoCodec of(int number) {
        return new VideoCodec(Integer.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
