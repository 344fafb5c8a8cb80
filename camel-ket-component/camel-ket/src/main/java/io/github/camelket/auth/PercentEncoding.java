/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.nio.charset.StandardCharsets;

/**
 * The encoding that Signature Version 4 prescribes: letters, digits and {@code - . _ ~} stay, every other byte of the
 * UTF-8 form becomes {@code %} and two upper-case digits. So a space is {@code %20}, a plus {@code %2B} and an
 * asterisk {@code %2A}, unlike in HTML forms.
 */
final class PercentEncoding {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] UNRESERVED = new boolean[128];

    static {
        String unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
        unreserved.chars().forEach(c -> UNRESERVED[c] = true);
    }

    private PercentEncoding() {}

    /**
     * Appends a text, encoded.
     *
     * @param name the parameter that the text belongs to, for the message when it cannot be encoded
     */
    static void append(String text, String name, ByteBuilder out) {
        int length = text.length();
        int i = 0;
        while (i < length) {
            int plain = i;
            while (i < length && isUnreserved(text.charAt(i))) {
                i++;
            }
            out.append(text, plain, i);
            if (i < length) {
                int codePoint = text.codePointAt(i);
                if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                    // It has no UTF-8 form. Java would send '?' instead: another value, silently.
                    throw new IllegalArgumentException("Query parameter " + name
                            + " has half a surrogate pair at index " + i + ": that is no character");
                }
                appendUtf8(codePoint, out);
                i += Character.charCount(codePoint);
            }
        }
    }

    /** Appends a path that is on the wire as it is: encoded once more, as the signature counts it, but for slashes. */
    static void appendPath(String path, ByteBuilder out) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/' || isUnreserved(c)) {
                out.append(c);
            } else {
                appendByte(c, out);
            }
        }
    }

    private static boolean isUnreserved(char c) {
        return c < 128 && UNRESERVED[c];
    }

    private static void appendUtf8(int codePoint, ByteBuilder out) {
        if (codePoint < 0x80) {
            appendByte(codePoint, out);
        } else if (codePoint < 0x800) {
            appendByte(0xC0 | codePoint >> 6, out);
            appendByte(0x80 | codePoint & 0x3F, out);
        } else if (codePoint < 0x10000) {
            appendByte(0xE0 | codePoint >> 12, out);
            appendByte(0x80 | codePoint >> 6 & 0x3F, out);
            appendByte(0x80 | codePoint & 0x3F, out);
        } else {
            appendByte(0xF0 | codePoint >> 18, out);
            appendByte(0x80 | codePoint >> 12 & 0x3F, out);
            appendByte(0x80 | codePoint >> 6 & 0x3F, out);
            appendByte(0x80 | codePoint & 0x3F, out);
        }
    }

    private static void appendByte(int b, ByteBuilder out) {
        out.append('%').append((char) HEX[b >> 4]).append((char) HEX[b & 0xF]);
    }
}
