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
import io.github.camelket.playout.guide.RelayKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done now.
 *
 * @param steps those that are to be taken now, what matters most first; the steps of one owner one after the other. What
 *     can wait is put off if it would not leave enough of the minute's calls
 * @param channels what is to be done for each channel, put off or not
 * @param relays what is to be done for each source, put off or not
 * @param memory what is remembered before any of the steps is taken
 * @param next the next time at which something is to change; absent if nothing is for as long as the plan looks ahead
 */
public record Plan(
        List<Step> steps,
        Map<ChannelKey, ChannelPlan> channels,
        Map<RelayKey, RelayPlan> relays,
        Memory memory,
        @Nullable Instant next) {
    public Plan {
        steps = List.copyOf(steps);
    }
}
