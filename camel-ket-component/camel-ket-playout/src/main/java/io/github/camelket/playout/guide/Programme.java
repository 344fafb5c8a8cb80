/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import org.jspecify.annotations.Nullable;

/**
 * What a channel plays at its times.
 *
 * @param name what people call it
 * @param airtime when
 * @param playlist what
 * @param loopTimes how often the list plays; until the end if absent. One that has played so often before its end leaves
 *     the rest to the filler
 */
public record Programme(String name, Airtime airtime, Playlist playlist, @Nullable Integer loopTimes) {}
