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
import io.github.camelket.playout.guide.Showing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for a channel.
 *
 * @param steps in the order in which they are taken; none if all is well
 * @param wanted what should be on air now; absent if nothing should
 * @param next what begins next, as far as the plan looks ahead
 * @param boundary when the channel is to be looked at again at the latest; absent if not for as long as the plan looks ahead
 * @param limit when the service ends the loop on air unless it is extended; absent if none is on air or nobody knows
 * @param trouble why nothing can be done, though something should
 */
public record ChannelPlan(
        ChannelKey key,
        List<Step> steps,
        @Nullable Showing wanted,
        @Nullable Showing next,
        @Nullable Instant boundary,
        @Nullable Instant limit,
        @Nullable String trouble) {
    public ChannelPlan {
        steps = List.copyOf(steps);
    }
}
