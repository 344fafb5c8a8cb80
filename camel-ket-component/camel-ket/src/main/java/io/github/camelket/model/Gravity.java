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
 * Where a picture keeps to ({@code wm_gravity}, logos结构).
 *
 * @param value the service's own word
 */
public record Gravity(@JsonValue String value) {

    /** Top left corner. */
    public static final Gravity TOP_LEFT = new Gravity("TOP_LEFT");

    /** Middle of the top. */
    public static final Gravity TOP_CENTER = new Gravity("TOP_CENTER");

    /** Top right corner. */
    public static final Gravity TOP_RIGHT = new Gravity("TOP_RIGHT");

    /** Middle of the left side. */
    public static final Gravity CENTER_LEFT = new Gravity("CENTER_LEFT");

    /** The middle. */
    public static final Gravity CENTER = new Gravity("CENTER");

    /** Middle of the right side. */
    public static final Gravity CENTER_RIGHT = new Gravity("CENTER_RIGHT");

    /** Bottom left corner. */
    public static final Gravity BOTTOM_LEFT = new Gravity("BOTTOM_LEFT");

    /** Middle of the bottom. */
    public static final Gravity BOTTOM_CENTER = new Gravity("BOTTOM_CENTER");

    /** Bottom right corner. */
    public static final Gravity BOTTOM_RIGHT = new Gravity("BOTTOM_RIGHT");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Gravity {}

    @Override
    public String toString() {
        return value;
    }
}
