/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.util.Objects;

/**
 * A header of a request. Its value is printable ASCII: a line break would smuggle in a second header, and of anything
 * beyond ASCII no two HTTP clients send the same bytes, so that it could not be signed.
 */
public record Header(String name, String value) {

    private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

    public Header {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        if (!isToken(name)) {
            throw new IllegalArgumentException("A header name is made of letters, digits and " + TOKEN_PUNCTUATION);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException("The value of header " + name
                        + " contains a control character or a character outside ASCII at index " + i);
            }
        }
    }

    /** The name only: a value may be a session token or a signature. */
    @Override
    public String toString() {
        return name;
    }

    /** What HTTP calls a token: header names and methods are made of it. */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!alphanumeric && TOKEN_PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
