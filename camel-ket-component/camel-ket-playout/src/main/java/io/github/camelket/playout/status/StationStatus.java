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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the station is, for people to look at. Addresses are without their query: there may be keys in it.
 *
 * @param at when this was made
 * @param readAt when the service was last read, all of it: of what does not answer, when it last did; absent if a part of
 *     it never was
 * @param guideLoadedAt since when the guide in force is
 * @param guideProblem why a newer version of the guide is not in force; absent if there is none
 * @param dryRun whether playout only tells what it would do
 */
public record StationStatus(
        Instant at,
        @Nullable Instant readAt,
        Instant guideLoadedAt,
        @Nullable String guideProblem,
        boolean dryRun,
        List<ChannelStatus> channels,
        List<RelayStatus> relays) {
    public StationStatus {
        channels = List.copyOf(channels);
        relays = List.copyOf(relays);
    }
}
