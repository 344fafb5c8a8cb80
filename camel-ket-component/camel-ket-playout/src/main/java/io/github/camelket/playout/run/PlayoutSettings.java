/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.playout.plan.Rules;
import java.time.Duration;

/**
 * How playout works.
 *
 * @param checkEvery how often it looks at the service between the times of the guide
 * @param planAhead how long before its time the service is told to begin something, where it takes a time to come
 * @param requestsPerMinute how many calls may be made in a minute, reading included; 0 for as many as it takes
 * @param parallelCalls how many calls are made at a time
 * @param keepAliveMargin how much time a loop has left when it is given its 20 days anew
 * @param dryRun whether steps are told and not taken
 */
public record PlayoutSettings(
        Duration checkEvery,
        Duration planAhead,
        int requestsPerMinute,
        int parallelCalls,
        Duration keepAliveMargin,
        boolean dryRun) {

    public static final PlayoutSettings DEFAULT =
            new PlayoutSettings(Duration.ofMinutes(1), Duration.ofMinutes(15), 0, 20, Duration.ofHours(72), false);

    Rules rules() {
        return new Rules(planAhead, keepAliveMargin, requestsPerMinute);
    }
}
