/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.OwnedKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service runs of what the guide owns.
 *
 * @param askedAt when it was asked
 * @param readAt when all of it had answered last: the oldest of the last answers; absent if a part of it never did
 * @param loops by stream
 * @param redirects all of them
 * @param unreadable what the service could not be asked for, and why: nothing is done about those
 */
public record Actual(
        Instant askedAt,
        @Nullable Instant readAt,
        Map<ChannelKey, OnAir> loops,
        List<Relayed> redirects,
        Map<OwnedKey, String> unreadable) {
    public Actual {
        loops = Map.copyOf(loops);
        redirects = List.copyOf(redirects);
        unreadable = Map.copyOf(unreadable);
    }
}
