/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts of others as logs and exceptions show them: on one line, and without characters that could pass for something
 * else. Nobody who names a stream writes a line of our log.
 */
public final class OneLine {

    /** Control and format characters, half surrogate pairs, what is no character yet, and Unicode's own line breaks. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private OneLine() {}

    /** The text with each such character escaped as Java does it: {@code \n}, {@code \}{@code u001b}. */
    public static String of(String text) {
        return isPlain(text) ? text : UNPRINTABLE.matcher(text).replaceAll(OneLine::escaped);
    }

    /** As nearly all are, ids of requests among them, of which there is one in each answer. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(MatchResult unprintable) {
        String character = unprintable.group();
        return switch (character) {
            case "\n" -> "\\\\n";
            case "\r" -> "\\\\r";
            case "\t" -> "\\\\t";
            default -> {
                StringBuilder units = new StringBuilder();
                character.chars().forEach(unit -> units.append("\\\\u%04x".formatted(unit)));
                yield units.toString();
            }
        };
    }
}
