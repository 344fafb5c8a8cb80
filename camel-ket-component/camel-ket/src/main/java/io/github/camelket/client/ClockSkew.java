/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Tells by how much our clock is off, when that is what the gateway complains about. */
final class ClockSkew {

    /** Seen in the vendor's documents and client libraries; lower case. */
    private static final Set<String> CODES = Set.of("requestexpired", "requesttimetooskewed");

    /** A date of HTTP has no more than seconds, and an answer takes some of them. */
    private static final Duration NOISE = Duration.ofMinutes(1);

    private static final String REMEDY = ": synchronise this machine's time (NTP)";

    private ClockSkew() {}

    static boolean isMeantBy(@Nullable String gatewayCode) {
        return gatewayCode != null && CODES.contains(gatewayCode.toLowerCase(Locale.ROOT));
    }

    /**
     * @param signedAt when the request was signed, by the clock that dates signatures
     * @param date the answer's {@code Date} header
     */
    static String explain(Instant signedAt, @Nullable String date) {
        Instant answered = read(date);
        if (answered == null) {
            return "By how much our clock is off is not known, as the answer has no date" + REMEDY;
        }
        Duration ahead = Duration.between(answered, signedAt);
        if (ahead.abs().compareTo(NOISE) < 0) {
            return "The clock that dates signatures agrees with the service's: the request was long on its way";
        }
        return "The clock that dates signatures is " + text(ahead.abs())
                + (ahead.isNegative() ? " behind" : " ahead of") + " the service's" + REMEDY;
    }

    private static @Nullable Instant read(@Nullable String date) {
        try {
            return date == null
                    ? null
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(Duration duration) {
        StringJoiner text = new StringJoiner(" ");
        add(text, duration.toDays(), "d");
        add(text, duration.toHoursPart(), "h");
        add(text, duration.toMinutesPart(), "min");
        add(text, duration.toSecondsPart(), "s");
        return text.toString();
    }

    private static void add(StringJoiner text, long number, String unit) {
        if (number != 0) {
            text.add(number + " " + unit);
        }
    }
}
