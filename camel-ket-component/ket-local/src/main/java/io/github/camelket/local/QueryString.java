/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Query strings and form bodies: their meaning, and their canonical form for signatures. */
final class QueryString {

    private static final String HEX = "0123456789ABCDEF";

    record Pair(String name, String value) {}

    private QueryString() {}

    /** Names and values decoded as UTF-8; a plus is a space, and empty pieces (a trailing {@code &}) are nothing. */
    static List<Pair> parse(String raw) {
        return split(raw).stream()
                .map(pair -> new Pair(text(pair.name()), text(pair.value())))
                .toList();
    }

    /** The same for text that never was on the wire by itself, and so is not made of single bytes. */
    static List<Pair> parseText(String text) {
        return parse(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /** The canonical query of Signature V4: each byte encoded anew, sorted by encoded name, then by encoded value. */
    static String canonical(List<Pair> rawPairs, Predicate<Pair> signed) {
        return rawPairs.stream()
                .filter(signed)
                .map(pair -> new Pair(reencode(pair.name()), reencode(pair.value())))
                .sorted(Comparator.comparing(Pair::name).thenComparing(Pair::value))
                .map(pair -> pair.name() + "=" + pair.value())
                .collect(Collectors.joining("&"));
    }

    static List<Pair> split(String raw) {
        List<Pair> pairs = new ArrayList<>();
        for (int start = 0; start <= raw.length(); ) {
            int end = raw.indexOf('&', start);
            end = end < 0 ? raw.length() : end;
            if (end > start) {
                int equals = raw.indexOf('=', start);
                pairs.add(
                        equals < 0 || equals > end
                                ? new Pair(raw.substring(start, end), "")
                                : new Pair(raw.substring(start, equals), raw.substring(equals + 1, end)));
            }
            start = end + 1;
        }
        return pairs;
    }

    static String text(String encoded) {
        return isPlain(encoded) ? encoded : new String(decode(encoded), StandardCharsets.UTF_8);
    }

    private static String reencode(String encoded) {
        return isPlain(encoded) ? encoded : encode(decode(encoded));
    }

    /** Whether decoding and encoding both leave the text as it is, which is so for most names and values. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isUnreserved(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int high = c == '%' && i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(encoded.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                // What came unencoded over the wire came as single bytes.
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }

    private static String encode(byte[] bytes) {
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            if (isUnreserved((char) (b & 0xFF))) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char b) {
        return b >= 'a' && b <= 'z'
                || b >= 'A' && b <= 'Z'
                || b >= '0' && b <= '9'
                || b == '-'
                || b == '_'
                || b == '.'
                || b == '~';
    }
}
