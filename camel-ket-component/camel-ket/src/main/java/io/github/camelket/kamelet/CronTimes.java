/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.model.StartLoop;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;

/** The times that a Quartz cron expression names, looked at backwards, which Quartz itself does not. */
final class CronTimes {

    private final CronExpression expression;

    /** @throws ParseException if it is no cron expression of Quartz */
    CronTimes(String cron, ZoneId zone) throws ParseException {
        expression = new CronExpression(cron);
        // A TimeZone knows GMT+8 but takes UTC+8 for GMT itself, without a word; an offset alone is safe.
        expression.setTimeZone(TimeZone.getTimeZone(zone.normalized()));
    }

    CronScheduleBuilder schedule() {
        return CronScheduleBuilder.cronSchedule(expression);
    }

    /** Whether there is a time after this one. */
    boolean comesAfter(Instant time) {
        return next(time) != null;
    }

    /** Whether there is a time to come, or one that a loop may still be on air from. */
    boolean matterAt(Instant now) {
        return comesAfter(now) || isBetween(now.minus(StartLoop.LONGEST), now);
    }

    /** The last time that is not after {@code now}, if it is not longer than {@code back} ago. */
    Optional<Instant> lastBefore(Instant now, Duration back) {
        // The first of these has a next time that is not after now, the second has not; in whole seconds, as cron is.
        Instant early = now.truncatedTo(ChronoUnit.SECONDS).minus(back);
        Instant late = now.truncatedTo(ChronoUnit.SECONDS);
        if (!isBetween(early, now)) {
            return Optional.empty();
        }
        while (Duration.between(early, late).getSeconds() > 1) {
            Instant middle = early.plusSeconds(Duration.between(early, late).getSeconds() / 2);
            if (isBetween(middle, now)) {
                early = middle;
            } else {
                late = middle;
            }
        }
        return Optional.of(next(early).toInstant());
    }

    /** Whether there is a time after one and not after the other. */
    boolean isBetween(Instant after, Instant until) {
        Date next = next(after);
        return next != null && !next.toInstant().isAfter(until);
    }

    private Date next(Instant after) {
        return expression.getNextValidTimeAfter(Date.from(after));
    }
}
