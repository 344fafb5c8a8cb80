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
 * A programme on one day, or the filler between two.
 *
 * @param name the programme's; {@code filler} of a filler
 * @param start when it begins
 * @param end when it is over; absent if it never is
 * @param playlist what plays
 * @param loopTimes how often; until the end if absent
 */
public record Showing(
        String name, Instant start, @Nullable Instant end, Playlist playlist, @Nullable Integer loopTimes) {}
