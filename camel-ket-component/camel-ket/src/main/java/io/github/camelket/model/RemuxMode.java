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
 * What is passed on as it comes instead of being transcoded ({@code remuxflag}, format结构).
 *
 * @param value the service's own number
 */
public record RemuxMode(@JsonValue int value) {

    /** Picture and sound are transcoded. */
    public static final RemuxMode TRANSCODE_BOTH = new RemuxMode(0);

    /** The sound is passed on, the picture transcoded. */
    public static final RemuxMode COPY_AUDIO = new RemuxMode(1);

    /** The picture is passed on, the sound transcoded. */
    public static final RemuxMode COPY_VIDEO = new RemuxMode(2);

    /** Picture and sound are passed on. */
    public static final RemuxMode COPY_BOTH = new RemuxMode(3);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RemuxMode {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RemuxMode parse(String text) {
        return KetJson.number(text, RemuxMode::new);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
