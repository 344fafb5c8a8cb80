/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that the service received, and what became of it.
 *
 * @param method the HTTP method
 * @param rawTarget the request target exactly as it was sent, signature included
 * @param headers the headers; names are found without regard to case
 * @param body the bytes of the body; empty if there was none or if it was over the limit. They are not copied: leave
 *     them as they are.
 * @param action the action that the request named, known or not; empty if it named none
 * @param status the HTTP status that was answered; 0 if the connection was closed without an answer, or while a
 *     delay keeps the request waiting
 * @param executed whether the request reached the service, so that it may have changed something; a request that the
 *     gateway refused or that a fault answered did not
 */
public record RecordedRequest(
        String method,
        String rawTarget,
        Map<String, List<String>> headers,
        byte[] body,
        String action,
        int status,
        boolean executed) {

    /**
     * The query.
     *
     * @return the query exactly as it was sent, without the question mark; empty if there was none
     */
    public String rawQuery() {
        int fragment = rawTarget.indexOf('#');
        String target = fragment < 0 ? rawTarget : rawTarget.substring(0, fragment);
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** About how much memory it takes. */
    long size() {
        long size = rawTarget.length() + body.length;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            size += header.getKey().length();
            for (String value : header.getValue()) {
                size += value.length();
            }
        }
        return size;
    }

    /**
     * The body as text.
     *
     * @return the body read as UTF-8
     */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * One header.
     *
     * @param name the header's name, in any case
     * @return its first value, or {@code null} if it was not sent
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** Without query and headers, which hold signatures. */
    @Override
    public String toString() {
        return method + " " + (action.isEmpty() ? "(no action)" : action) + " -> " + status
                + (executed ? " (executed)" : " (not executed)");
    }
}
