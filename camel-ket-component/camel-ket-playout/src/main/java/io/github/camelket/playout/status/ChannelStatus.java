/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.status;

import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Showing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is.
 *
 * @param timeZone in which its programmes' times are meant
 * @param current what should be on air now; absent in a gap
 * @param next what begins next; absent if nothing does within a day
 * @param showings what is on air from three hours ago to a day ahead, in order
 * @param limit when the service ends the loop on air unless it is extended; absent if none is on air
 * @param failure what went wrong last; absent if nothing is
 */
public record ChannelStatus(
        ChannelKey key,
        String name,
        ZoneId timeZone,
        State state,
        @Nullable Showing current,
        @Nullable Showing next,
        List<Showing> showings,
        @Nullable Instant limit,
        @Nullable Failure failure) {
    public ChannelStatus {
        showings = List.copyOf(showings);
    }
}
