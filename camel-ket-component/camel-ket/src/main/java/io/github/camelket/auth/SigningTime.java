/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A second, as a signature spells it.
 *
 * @param stamp e.g. {@code 20261123T050901Z}
 * @param day e.g. {@code 20261123}
 * @param header the stamp as a header
 */
record SigningTime(long epochSecond, String stamp, String day, Header header) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static SigningTime of(long epochSecond) {
        String stamp = STAMP.format(Instant.ofEpochSecond(epochSecond));
        return new SigningTime(
                epochSecond, stamp, stamp.substring(0, stamp.indexOf('T')), new Header("X-Amz-Date", stamp));
    }
}
