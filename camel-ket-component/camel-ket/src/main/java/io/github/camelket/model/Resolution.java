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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture's size ({@code res}, fops结构), {@code 1280x720} on the wire.
 *
 * @param width pixels
 * @param height pixels
 */
public record Resolution(int width, int height) {

    /** The document itself writes the letter x in its example and a multiplication sign in its table. */
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");

    /**
     * Reads {@code 1280x720}.
     *
     * @throws IllegalArgumentException if the text is of another form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Resolution of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A resolution is written like 1280x720");
        }
        return new Resolution(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    @JsonValue
    public String toString() {
        return width + "x" + height;
    }
}
