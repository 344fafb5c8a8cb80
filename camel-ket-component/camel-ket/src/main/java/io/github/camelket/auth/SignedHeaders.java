/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.util.List;
import java.util.Locale;

/** The headers that are signed: names in lower case and sorted, repeated ones joined into one. */
final class SignedHeaders {

    private final Line[] sorted;
    private int count;
    private final String names;

    SignedHeaders(String host, List<Header> callers, List<Header> ours) {
        sorted = new Line[1 + callers.size() + ours.size()];
        insert(new Line("host", host));
        for (Header header : callers) {
            insert(Line.of(header));
        }
        for (Header header : ours) {
            insert(Line.of(header));
        }
        names = joinNames();
    }

    /** Behind those of the same name, so that the values of a repeated one stay in the order in which they are sent. */
    private void insert(Line line) {
        int at = count++;
        while (at > 0 && line.name().compareTo(sorted[at - 1].name()) < 0) {
            sorted[at] = sorted[at - 1];
            at--;
        }
        sorted[at] = line;
    }

    /** The names joined by semicolons, e.g. {@code accept;host}. */
    String names() {
        return names;
    }

    /** Appends a line for each header, {@code name:value} and a line feed. */
    void appendCanonical(ByteBuilder out) {
        for (int i = 0; i < sorted.length; i++) {
            if (isRepeated(i)) {
                out.append(',');
            } else {
                out.append(sorted[i].name()).append(':');
            }
            appendTrimmed(sorted[i].value(), out);
            if (!isRepeated(i + 1)) {
                out.append('\n');
            }
        }
    }

    private String joinNames() {
        StringBuilder joined = new StringBuilder(sorted[0].name());
        for (int i = 1; i < sorted.length; i++) {
            if (!isRepeated(i)) {
                joined.append(';').append(sorted[i].name());
            }
        }
        return joined.toString();
    }

    private boolean isRepeated(int i) {
        return i > 0 && i < sorted.length && sorted[i].name().equals(sorted[i - 1].name());
    }

    /** Spaces around a value do not count, and several in a row count as one. */
    private static void appendTrimmed(String value, ByteBuilder out) {
        String trimmed = value.trim();
        if (!trimmed.contains("  ")) {
            out.append(trimmed);
            return;
        }
        for (int i = 0; i < trimmed.length(); i++) {
            if (trimmed.charAt(i) != ' ' || trimmed.charAt(i - 1) != ' ') {
                out.append(trimmed.charAt(i));
            }
        }
    }

    private record Line(String name, String value) {

        static Line of(Header header) {
            return new Line(header.name().toLowerCase(Locale.ROOT), header.value());
        }
    }
}
