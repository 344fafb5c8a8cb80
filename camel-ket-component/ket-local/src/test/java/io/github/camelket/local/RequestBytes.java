/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as the JDK's server would hand it over, made of bytes without a socket: a million of them a minute. */
final class RequestBytes {

    private RequestBytes() {}

    /** The request, or nothing for what the JDK's server does not let through. */
    static Optional<RawRequest> read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\r\n\r\n");
        if (blank < 0) {
            return Optional.empty();
        }
        String[] lines = text.substring(0, blank).split("\r\n");
        String[] start = lines[0].split(" ");
        if (start.length != 3) {
            return Optional.empty();
        }
        try {
            URI target = new URI(start[1]);
            return Optional.of(new RawRequest(
                    start[0],
                    start[1],
                    target.getRawPath() == null ? "" : target.getRawPath(),
                    target.getRawQuery() == null ? List.of() : QueryString.split(target.getRawQuery()),
                    headers(lines),
                    Arrays.copyOfRange(bytes, blank + 4, bytes.length),
                    false));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> headers(String[] lines) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(lines[i].substring(0, colon), name -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).trim());
            }
        }
        return headers;
    }
}
