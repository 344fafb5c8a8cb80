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
 * What is kept of a stream ({@code exstream}, format结构).
 *
 * @param value the service's own number
 */
public record ExtractedStream(@JsonValue int value) {

    /** Picture and sound. */
    public static final ExtractedStream BOTH = new ExtractedStream(0);

    /** The picture alone. */
    public static final ExtractedStream VIDEO_ONLY = new ExtractedStream(1);

    /** The sound alone. */
    public static final ExtractedStream AUDIO_ONLY = new ExtractedStream(2);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExtractedStream {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ExtractedStream parse(String text) {
        return KetJson.number(text, ExtractedStream::new);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
