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

/**
 * The query string, encoded once and used twice: in the caller's order it goes on the wire, sorted it is signed. The
 * two cannot differ in a byte, because the sorted form copies the bytes of the other.
 */
final class EncodedQuery {

    /** How much of a name its key has room for; the rest of the key is the parameter's number. */
    private static final int HEAD_BYTES = 5;

    private static final int NUMBER_BITS = Long.SIZE - HEAD_BYTES * Byte.SIZE;

    private final ByteBuilder wire;
    /** Where each parameter begins, and where its equals sign and its end are, three numbers for each. */
    private final int[] bounds;
    /**
     * The parameters, sorted as they are signed: the first bytes of a name, which settle most comparisons, and its
     * number. Numbers and no objects, as there is nothing else to be had from them but their order.
     */
    private final long[] sorted;

    private int count;

    /**
     * @param wire where the query is written, beginning with {@code ?} if there is a parameter at all
     * @param capacity how many parameters will be added
     */
    EncodedQuery(ByteBuilder wire, int capacity) {
        this.wire = wire;
        this.bounds = new int[3 * capacity];
        this.sorted = new long[capacity];
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
        bounds[3 * count] = start;
        bounds[3 * count + 1] = equals;
        bounds[3 * count + 2] = wire.length();
        long key = head(start, equals) << NUMBER_BITS | count;
        int at = count++;
        while (at > 0 && isBefore(key, sorted[at - 1])) {
            sorted[at] = sorted[at - 1];
            at--;
        }
        sorted[at] = key;
        return this;
    }

    /**
     * The first bytes of a name as one number. It sorts as the bytes do: they are ASCII, so that it is never negative, and a
     * name that ends early counts as zeros, less than any.
     */
    private long head(int start, int equals) {
        byte[] bytes = wire.array();
        long head = 0;
        for (int i = start; i < start + HEAD_BYTES; i++) {
            head = head << Byte.SIZE | (i < equals ? bytes[i] : 0);
        }
        return head;
    }

    /** By encoded name, then by encoded value: {@code a=} comes before {@code a-=}, although {@code =} is the greater byte. */
    private boolean isBefore(long a, long b) {
        long headOfA = a >> NUMBER_BITS;
        long headOfB = b >> NUMBER_BITS;
        if (headOfA != headOfB) {
            return headOfA < headOfB;
        }
        byte[] bytes = wire.array();
        int i = boundsOf(a);
        int j = boundsOf(b);
        int names = Arrays.compareUnsigned(bytes, bounds[i], bounds[i + 1], bytes, bounds[j], bounds[j + 1]);
        return names != 0
                ? names < 0
                : Arrays.compareUnsigned(bytes, bounds[i + 1], bounds[i + 2], bytes, bounds[j + 1], bounds[j + 2]) < 0;
    }

    /** Appends the parameters sorted by encoded name, then by encoded value, byte by byte. */
    void appendSorted(ByteBuilder canonical) {
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                canonical.append('&');
            }
            int of = boundsOf(sorted[i]);
            canonical.append(wire.array(), bounds[of], bounds[of + 2]);
        }
    }

    private static int boundsOf(long key) {
        return 3 * (int) (key & (1L << NUMBER_BITS) - 1);
    }

    /** The bytes on the wire so far, path included. */
    int length() {
        return wire.length();
    }
}
