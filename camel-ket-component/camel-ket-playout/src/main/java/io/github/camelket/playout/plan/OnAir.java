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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loop as the service lists it. It does not tell whether the loop waits for its time, nor when it ends.
 *
 * @param sources the addresses in playing order
 * @param createTime when it was made, if the service said so
 */
public record OnAir(
        ChannelKey key,
        List<String> sources,
        @Nullable String preset,
        @Nullable String pubDomain,
        @Nullable Instant createTime) {
    public OnAir {
        sources = List.copyOf(sources);
    }
}
