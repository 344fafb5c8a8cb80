/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong last, and has not gone well since.
 *
 * @param since when it first went wrong
 * @param attempts how often it has been tried since
 * @param message of the last attempt
 */
public record Failure(Instant since, int attempts, String message) {

    /** @param before what went wrong the last time; absent if all was well */
    public static Failure after(@Nullable Failure before, Instant now, String message) {
        return before == null ? new Failure(now, 1, message) : new Failure(before.since, before.attempts + 1, message);
    }
}
