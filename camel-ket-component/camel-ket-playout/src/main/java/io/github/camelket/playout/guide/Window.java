/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time from one moment to another.
 *
 * @param start when it begins
 * @param end when it is over; absent if it never is
 */
public record Window(Instant start, @Nullable Instant end) {

    /** Whether any of it lies in {@code [from, to)}. */
    boolean touches(Instant from, Instant to) {
        return start.isBefore(to) && (end == null || end.isAfter(from));
    }
}
