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
import java.util.Arrays;

/**
 * A StringBuilder for ASCII bytes. Everything that is signed is ASCII once it is encoded, and bytes are what gets
 * hashed: building strings first would copy each of them twice. There is no {@code toString}, because what is built
 * here may hold a session token.
 */
final class ByteBuilder {

    /** Both digits of each byte, as most of what is written here beside the request itself is digests. */
    private static final char[] HEX = new char[256];

    static {
        for (int b = 0; b < HEX.length; b++) {
            HEX[b] = (char) (Character.forDigit(b >> 4, 16) << Byte.SIZE | Character.forDigit(b & 0xF, 16));
        }
    }

    private byte[] bytes;
    private int length;

    ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    ByteBuilder append(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Appends a text that is known to be ASCII. */
    ByteBuilder append(String ascii) {
        return append(ascii, 0, ascii.length());
    }

    /** Appends part of a text that is known to be ASCII. */
    @SuppressWarnings(
            "deprecation") // It drops the high byte of each character, and ASCII has none; nothing is quicker.
    ByteBuilder append(String ascii, int from, int to) {
        reserve(to - from);
        ascii.getBytes(from, to, bytes, length);
        length += to - from;
        return this;
    }

    ByteBuilder append(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    /** Appends bytes as lower-case hexadecimal digits. */
    ByteBuilder appendHex(byte[] source) {
        reserve(2 * source.length);
        // Locals, because the compiler has to store a field each time.
        byte[] target = bytes;
        int at = length;
        for (byte b : source) {
            char digits = HEX[b & 0xFF];
            target[at++] = (byte) (digits >> Byte.SIZE);
            target[at++] = (byte) digits;
        }
        length = at;
        return this;
    }

    /** Begins again in the same buffer. */
    ByteBuilder clear() {
        length = 0;
        return this;
    }

    /** The bytes built so far are the first {@link #length()} of this array, until the next append. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    String text() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private void reserve(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
