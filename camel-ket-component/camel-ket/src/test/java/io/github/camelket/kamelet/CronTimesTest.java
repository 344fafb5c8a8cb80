/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronExpression;

class CronTimesTest {

    private static final Duration BACK = Duration.ofDays(20);

    /** What Quartz itself says, asked forwards, time after time. The last rows are around a change of the clocks. */
    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "* * * * * ?          | Asia/Shanghai | 2026-11-23T04:00:00.500Z",
        "0 0 6 * * ?          | Asia/Shanghai | 2026-11-23T04:00:00Z",
        "0 0 12 * * ?         | Asia/Shanghai | 2026-11-23T04:00:00Z",
        "0 0 12 * * ?         | Asia/Shanghai | 2026-11-23T03:59:59.999Z",
        "0 0/7 8-17 ? * MON   | UTC           | 2026-11-23T08:00:01Z",
        "0 0 0 1 * ?          | Asia/Shanghai | 2026-11-19T00:00:00Z",
        "0 0 0 1 * ?          | Asia/Shanghai | 2026-11-29T00:00:00Z",
        "30 15 10 ? * 6L      | UTC           | 2026-12-10T00:00:00Z",
        "0 0 6 * * ? 2025     | UTC           | 2026-11-23T04:00:00Z",
        "0 30 2 * * ?         | Europe/Berlin | 2026-03-29T12:00:00Z",
        "0 30 2 * * ?         | Europe/Berlin | 2026-10-25T01:00:00Z"})
    // spotless:on
    void isWhatQuartzComesToGoingForwards(String cron, ZoneId zone, Instant now) throws Exception {
        CronExpression expression = new CronExpression(cron);
        expression.setTimeZone(TimeZone.getTimeZone(zone));
        Instant last = null;
        // A day is enough for what fires every second.
        Instant from = now.minus(cron.startsWith("*") ? Duration.ofDays(1) : BACK);
        Date next = expression.getNextValidTimeAfter(Date.from(from));
        while (next != null && !next.toInstant().isAfter(now)) {
            last = next.toInstant();
            next = expression.getNextValidTimeAfter(next);
        }
        if (last == null) {
            assertThat(new CronTimes(cron, zone).lastBefore(now, BACK)).isEmpty();
        } else {
            assertThat(new CronTimes(cron, zone).lastBefore(now, BACK)).contains(last);
        }
    }

    /** All of them are zones to Java, but not all of them are to the TimeZone that Quartz works with. */
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "+08:00", "GMT+8", "UTC+8", "UTC+08:00", "UT+8"})
    void chinaCanBeNamedInManyWays(ZoneId zone) throws Exception {
        assertThat(new CronTimes("0 0 6 * * ?", zone).lastBefore(Instant.parse("2026-11-23T04:00:00Z"), BACK))
                .contains(Instant.parse("2026-11-22T22:00:00Z"));
    }
}
