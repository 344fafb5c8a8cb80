/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class PacedClockTest {

    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:00Z");

    @Test
    void runsFasterThanTheSystem() {
        PacedClock clock = PacedClock.of(MONDAY, Instant.now().minusSeconds(60), 600);

        assertThat(clock.instant()).isCloseTo(MONDAY.plus(Duration.ofHours(10)), within(1, ChronoUnit.HOURS));
        assertThat(clock.instant()).isAfterOrEqualTo(MONDAY.plus(Duration.ofHours(10)));
    }

    @Test
    void tellsWhenTheSystemIsThere() {
        Instant systemStart = Instant.parse("2026-01-01T00:00:00Z");
        PacedClock clock = PacedClock.of(MONDAY, systemStart, 3600);

        assertThat(clock.systemTime(MONDAY.plus(Duration.ofDays(1)))).isEqualTo(systemStart.plusSeconds(24));
        assertThat(clock.systemTime(MONDAY.minus(Duration.ofHours(1)))).isEqualTo(systemStart.minusSeconds(1));
    }

    @Test
    void runsTogetherInEveryZone() {
        PacedClock clock = PacedClock.of(MONDAY, Instant.now(), 2);
        Clock shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        assertThat(shanghai.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(shanghai.instant()).isCloseTo(clock.instant(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void doesNotStandStillNorRunBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PacedClock.of(MONDAY, MONDAY, 0))
                .withMessage("pace is 0, must be 1 or more");
    }
}
