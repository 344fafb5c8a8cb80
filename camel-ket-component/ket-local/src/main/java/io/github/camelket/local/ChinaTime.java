/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as the service writes them: China Standard Time, which has no daylight saving, without saying so. */
final class ChinaTime {

    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

    private ChinaTime() {}

    /** An empty string means never. */
    static String format(@Nullable Instant instant) {
        return instant == null ? "" : FORMAT.format(instant);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZONE);
    }
}
