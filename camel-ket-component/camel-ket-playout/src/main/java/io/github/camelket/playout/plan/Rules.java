/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import java.time.Duration;

/**
 * What plans go by, besides the guide.
 *
 * @param planAhead how long before its time the service is told to begin something
 * @param keepAliveMargin how much time a loop has left when it is given its 20 days anew
 * @param requestsPerMinute how many calls may be made in a minute, reading included; 0 for as many as it takes
 */
public record Rules(Duration planAhead, Duration keepAliveMargin, int requestsPerMinute) {

    Rules withPlanAhead(Duration longer) {
        return new Rules(longer, keepAliveMargin, requestsPerMinute);
    }
}
