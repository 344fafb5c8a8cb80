/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP.
 *
 * @param status the HTTP status
 * @param headers the headers as they came
 * @param body the body, or its beginning if it is not whole
 * @param tooLarge whether the body was given up on for its size
 * @param interrupted what kept the body from being read to its end
 */
record HttpAnswer(int status, List<Header> headers, byte[] body, boolean tooLarge, @Nullable IOException interrupted) {

    private static final Pattern REQUEST_ID =
            Pattern.compile("x-((ksc|kss|amzn?)-)?request-?id", Pattern.CASE_INSENSITIVE);

    /** The first value of a header, whose name is found without regard to case; null if it was not sent. */
    @Nullable
    String header(String name) {
        for (Header header : headers) {
            if (header.getName().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }

    /**
     * The gateway's id of the call, if a header tells it: the vendor's products do not agree on its name. What else stands
     * between has ids of its own, such as {@code X-Cdn-Request-ID}.
     */
    @Nullable
    String requestId() {
        for (Header header : headers) {
            String name = header.getName();
            if (name.regionMatches(true, 0, "x-", 0, 2)
                    && REQUEST_ID.matcher(name).matches()) {
                return header.getValue();
            }
        }
        return null;
    }

    /**
     * How long the answer asks to wait before the next call (RFC 9110, section 10.2.3): a number of seconds, or a date. The
     * latter is held against the answer's own date, so that a clock of this side that is wrong does no harm.
     */
    @Nullable
    Duration retryAfter() {
        String asked = header("Retry-After");
        if (asked == null) {
            return null;
        }
        try {
            Duration wait = asked.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(asked))
                    : Duration.between(date(Objects.requireNonNullElse(header("Date"), "")), date(asked));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant date(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    }
}
