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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many calls were made in the last minute. */
final class Spent {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<Instant> calls = new ArrayDeque<>();

    synchronized void add(Instant at) {
        calls.addLast(at);
        forgetBefore(at);
    }

    synchronized int inMinuteBefore(Instant now) {
        forgetBefore(now);
        return calls.size();
    }

    private void forgetBefore(Instant now) {
        while (!calls.isEmpty() && calls.getFirst().isBefore(now.minus(MINUTE))) {
            calls.removeFirst();
        }
    }
}
