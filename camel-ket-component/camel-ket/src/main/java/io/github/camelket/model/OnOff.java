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
 * A switch that the service writes as a number.
 *
 * @param value the service's own number
 */
public record OnOff(@JsonValue int value) {

    /** Off. */
    public static final OnOff OFF = new OnOff(0);

    /** On. */
    public static final OnOff ON = new OnOff(1);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OnOff {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static OnOff parse(String text) {
        return KetJson.number(text, OnOff::new);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
