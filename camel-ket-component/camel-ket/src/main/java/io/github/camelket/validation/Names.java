/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

/** What names may look like (section "preset structure"). */
final class Names {

    static final ValueRule UNIQ_NAME = name("_", 2, 128, "2 to 128 letters, digits or underscores");

    static final ValueRule APP = name("_", 2, 32, "2 to 32 letters, digits or underscores");

    static final ValueRule PRESET = name("_", 2, 32, "2 to 32 letters, digits or underscores");

    /** The document does not say; these are safe in the path of any address. */
    static final ValueRule STREAM = name("_.-", 1, 128, "1 to 128 letters, digits, or any of _ . -");

    private Names() {}

    /** Each call has some, for which a regular expression would take as long as its signature. */
    private static ValueRule name(String others, int shortest, int longest, String allowed) {
        return ValueRule.text(
                text -> text.length() >= shortest && text.length() <= longest && consistsOf(text, others), allowed);
    }

    private static boolean consistsOf(String text, String others) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && others.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
