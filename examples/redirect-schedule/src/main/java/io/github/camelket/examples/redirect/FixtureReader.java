/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.redirect;

import io.github.camelket.KetEndpoint;
import io.github.camelket.model.Gravity;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.OnOff;
import io.github.camelket.model.RedirectFops;
import io.github.camelket.model.RedirectLogo;
import io.github.camelket.model.RedirectTransParam;
import io.github.camelket.model.Resolution;
import io.github.camelket.model.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.InvalidPayloadException;

/** Makes fixtures of rows. What cannot be sent on the day is told on the day that the row is written. */
public final class FixtureReader {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV").withResolverStyle(ResolverStyle.STRICT);

    private final KetEndpoint ket;

    FixtureReader(KetEndpoint ket) {
        this.ket = ket;
    }

    /** @throws IllegalArgumentException if the row cannot be used; it names the column and what is allowed there */
    public Fixture read(FixtureRow row) throws InvalidPayloadException {
        require(row.size != null, FixtureRow.COLUMNS);
        Fixture fixture = new Fixture(
                row.match,
                row.source,
                Arrays.stream(row.targets.split("\\|")).map(String::strip).toList(),
                time("start", row.start),
                time("end", row.end),
                transcoding(row));
        require(
                row.match.matches("(?!.*://).+"),
                "match must be a name that no other row has, but is empty or an address");
        require(fixture.end().isAfter(fixture.start()), "end must be after start");
        require(
                fixture.targets().stream().distinct().count()
                        == fixture.targets().size(),
                "targets must be different from each other");
        try {
            ket.check(fixture.start(fixture.relays(), null));
        } catch (KetInvalidRequestException e) {
            throw new IllegalArgumentException(e.violations().stream()
                    .map(FixtureReader::inWordsOfTheFile)
                    .distinct()
                    .collect(Collectors.joining("; ")));
        }
        return fixture;
    }

    private static Instant time(String column, String text) {
        try {
            return ZonedDateTime.parse(text, TIME).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(column + " must be a time with its zone, such as 2026-11-23 19:30"
                    + " Asia/Shanghai or 2026-11-23 19:30 +08:00, but is '" + text + "'");
        }
    }

    private static List<RedirectTransParam> transcoding(FixtureRow row) {
        if ((row.logo + row.bitrate + row.size).isEmpty()) {
            return List.of();
        }
        return List.of(RedirectTransParam.builder()
                .trans(OnOff.ON)
                .logos(row.logo.isEmpty() ? List.of() : List.of(logo(row.logo)))
                .fops(RedirectFops.builder()
                        .bitrate(row.bitrate.isEmpty() ? null : row.bitrate)
                        .res(row.size.isEmpty() ? null : size(row.size))
                        .build())
                .build());
    }

    private static RedirectLogo logo(String address) {
        return RedirectLogo.builder()
                .wmImage(address)
                .wmGravity(Gravity.TOP_RIGHT)
                .build();
    }

    private static Resolution size(String text) {
        try {
            return Resolution.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("size must be width x height, such as 1280x720, but is '" + text + "'");
        }
    }

    private static void require(boolean isRight, String otherwise) {
        if (!isRight) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** A violation names what it is about as the service does, and shows no more of an address than its host. */
    private static String inWordsOfTheFile(Violation violation) {
        String path = violation.path();
        String column = path.startsWith("src[")
                ? "source"
                : path.matches("src|durl.*")
                        ? "targets"
                        : path.endsWith("wm_image")
                                ? "logo"
                                : path.endsWith("bitrate") ? "bitrate" : path.endsWith("res") ? "size" : path;
        return column + " must be " + violation.allowed() + ", but is " + violation.shown();
    }
}
