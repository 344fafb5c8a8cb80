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
 * How sound is coded ({@code acodec}, fops结构).
 *
 * @param value the service's own word
 */
public record AudioCodec(@JsonValue String value) {

    /** AAC. */
    public static final AudioCodec AAC = new AudioCodec("aac");

    /** As it comes. */
    public static final AudioCodec COPY = new AudioCodec("copy");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AudioCodec {}

    @Override
    public String toString() {
        return value;
    }
}
