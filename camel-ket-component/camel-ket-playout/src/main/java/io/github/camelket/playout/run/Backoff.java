/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import java.time.Duration;

/** How long what failed is left alone: 5 seconds, then twice as long each time, up to 5 minutes. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Backoff() {}

    /** @param attempts how often it was tried in a row, at least once */
    static Duration pause(int attempts) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
