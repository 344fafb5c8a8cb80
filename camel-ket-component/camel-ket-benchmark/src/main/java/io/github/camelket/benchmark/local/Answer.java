/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/**
 * An answer, in the pieces in which it comes. It is looked at where it lies: what it costs to look is taken from the service,
 * on the same processors.
 */
final class Answer {

    private static final byte[] END_OF_HEAD = bytes("\r\n\r\n");
    private static final byte[] LENGTH = bytes("\r\ncontent-length: ");
    private static final byte[] OK = bytes("HTTP/1.1 200 ");
    private static final byte[] SUCCESS = bytes("\"errnum\":0");
    /** The Redirect actions say it so. */
    private static final byte[] REDIRECT_SUCCESS = bytes("\"errno\":0");

    private static final int UNKNOWN = -1;

    private byte[] bytes = new byte[1 << 14];
    private int length;
    private int body = UNKNOWN;
    private int end = UNKNOWN;

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** Whatever was there is forgotten. */
    void clear() {
        length = 0;
        body = UNKNOWN;
        end = UNKNOWN;
    }

    void add(Buffer piece) {
        if (length + piece.length() > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + piece.length()));
        }
        piece.getBytes(bytes, length);
        length += piece.length();
    }

    /** Whether head and body are there; one that does not say how long it is has no body. */
    boolean isWhole() {
        if (body == UNKNOWN) {
            int head = indexOf(END_OF_HEAD, 0, length);
            if (head == UNKNOWN) {
                return false;
            }
            body = head + END_OF_HEAD.length;
            end = body + contentLength();
        }
        return length >= end;
    }

    /** Whether it has the status and the number of a success. */
    boolean isSuccess() {
        return isAt(OK, 0)
                && (indexOf(SUCCESS, body, end) != UNKNOWN || indexOf(REDIRECT_SUCCESS, body, end) != UNKNOWN);
    }

    private int contentLength() {
        int name = indexOf(LENGTH, 0, body);
        int value = 0;
        for (int at = name + LENGTH.length; name != UNKNOWN && bytes[at] != '\r'; at++) {
            value = 10 * value + bytes[at] - '0';
        }
        return value;
    }

    private int indexOf(byte[] text, int from, int to) {
        for (int at = from; at <= to - text.length; at++) {
            if (isAt(text, at)) {
                return at;
            }
        }
        return UNKNOWN;
    }

    /** Whatever the case of letters, which are small in the text. */
    private boolean isAt(byte[] text, int at) {
        for (int i = 0; i < text.length; i++) {
            byte there = bytes[at + i];
            if (there != text[i] && (there < 'A' || there > 'Z' || there + 32 != text[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, ISO_8859_1);
    }
}
