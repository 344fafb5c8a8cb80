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
        wire.append(count == 0 ? '?' : '&');
        int start = wire.length();
        PercentEncoding.append(name, name, wire);
        int equals = wire.length();
        wire.append('=');
        PercentEncoding.append(value, name, wire);
        spans[count++] = new Span(start, equals, wire.length());
        return this;
    }

    /**
     * Appends the parameters sorted by encoded name, then by encoded value, byte by byte. Name and value are compared
     * apart: {@code a=} comes before {@code a-=}, although {@code =} is the greater byte.
     */
    void appendSorted(ByteBuilder canonical) {
        byte[] bytes = wire.array();
        Span[] sorted = Arrays.copyOf(spans, count);
        Arrays.sort(sorted, byNameThenValue(bytes));
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                canonical.append('&');
            }
            canonical.append(bytes, sorted[i].start, sorted[i].end);
        }
    }

    /** The bytes on the wire so far, path included. */
    int length() {
        return wire.length();
    }

    private static Comparator<Span> byNameThenValue(byte[] bytes) {
        return (a, b) -> {
            int names = Arrays.compareUnsigned(bytes, a.start, a.equals, bytes, b.start, b.equals);
            return names != 0 ? names : Arrays.compareUnsigned(bytes, a.equals, a.end, bytes, b.equals, b.end);
        };
    }

    /** Where a parameter lies in the wire bytes. */
    private record Span(int start, int equals, int end) {}
}
