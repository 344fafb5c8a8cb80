/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.playout.guide.RelayKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for the relays of a source.
 *
 * @param steps in the order in which they are taken; none if all is well
 * @param wanted the targets that it should be pushed to now
 * @param boundary when it is to be looked at again at the latest; absent if not for as long as the plan looks ahead
 */
public record RelayPlan(RelayKey key, List<Step> steps, Set<String> wanted, @Nullable Instant boundary) {
    public RelayPlan {
        steps = List.copyOf(steps);
        wanted = Set.copyOf(wanted);
    }
}
