/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.status;

import io.github.camelket.playout.guide.RelayKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a relay is.
 *
 * @param timeZone in which its windows' times are meant
 * @param start when its present or next window begins; absent if none does within a day
 * @param end when that window is over; absent if it never is
 * @param targets where it pushes to, and whether it does
 * @param failure what went wrong last; absent if nothing is
 */
public record RelayStatus(
        RelayKey key,
        String name,
        ZoneId timeZone,
        State state,
        @Nullable Instant start,
        @Nullable Instant end,
        List<Target> targets,
        @Nullable Failure failure) {
    public RelayStatus {
        targets = List.copyOf(targets);
    }

    /** @param address without its query */
    public record Target(String address, boolean running) {}
}
