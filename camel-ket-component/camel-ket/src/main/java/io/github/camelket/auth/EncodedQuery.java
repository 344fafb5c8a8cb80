/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The query string, encoded once and used twice: in the caller's order it goes on the wire, sorted it is signed. The
 * two cannot differ in a byte, because the sorted form copies the bytes of the other.
 */
final class EncodedQuery {

    private final ByteBuilder wire;
    private final Span[] spans;
    private int count;

    /**
     * @param wire where the query is written, beginning with {@code ?} if there is a parameter at all
     * @param capacity how many parameters will be added
     */
    EncodedQuery(ByteBuilder wire, int capacity) {
        this.wire = wire;
        this.spans = new Span[capacity];
    }

    EncodedQuery add(String name, String value) {
        int start = begin();
        PercentEncoding.append(name, name, wire);
        int equals = wire.length();
        wire.append('=');
        PercentEncoding.append(value, name, wire);
        return end(start, equals);
    }

    /** Adds a parameter that is known to need no encoding. */
    EncodedQuery addPlain(String name, String value) {
        int start = begin();
        int equals = wire.append(name).length();
        wire.append('=').append(value);
        return end(start, equals);
    }

    private int begin() {
        return wire.append(count == 0 ? '?' : '&').length();
    }

    private EncodedQuery end(int start, int equals) {
        spans[count++] = new Span(Span.head(wire.array(), start, equals), start, equals, wire.length());
        return this;
    }

    /**
     * Appends the parameters sorted by encoded name, then by encoded value, byte by byte. Name and value are compared
     * apart: {@code a=} comes before {@code a-=}, although {@code =} is the greater byte. Nothing is added afterwards.
     */
    void appendSorted(ByteBuilder canonical) {
        byte[] bytes = wire.array();
        Arrays.sort(spans, 0, count, byNameThenValue(bytes));
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                canonical.append('&');
            }
            canonical.append(bytes, spans[i].start, spans[i].end);
        }
    }

    /** The bytes on the wire so far, path included. */
    int length() {
        return wire.length();
    }

    private static Comparator<Span> byNameThenValue(byte[] bytes) {
        return (a, b) -> {
            if (a.head != b.head) {
                return a.head < b.head ? -1 : 1;
            }
            int names = Arrays.compareUnsigned(bytes, a.start, a.equals, bytes, b.start, b.equals);
            return names != 0 ? names : Arrays.compareUnsigned(bytes, a.equals, a.end, bytes, b.equals, b.end);
        };
    }

    /** Where a parameter lies in the wire bytes, and how its name begins. */
    private record Span(long head, int start, int equals, int end) {

        /**
         * The first eight bytes of a name as one number, which settles most comparisons. It sorts as the bytes do:
         * they are ASCII, so that it is never negative, and a name that ends early counts as zeros, less than any.
         */
        static long head(byte[] bytes, int start, int end) {
            long head = 0;
            for (int i = start; i < start + Long.BYTES; i++) {
                head = head << Byte.SIZE | (i < end ? bytes[i] : 0);
            }
            return head;
        }
    }
}
