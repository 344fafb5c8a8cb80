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
import java.util.Map;

/**
 * What the service does not tell and the next look should know. Whatever is lost of it costs a call or two, and never
 * keeps a channel off air.
 *
 * @param ahead what the service was told to begin at a time to come
 * @param begun the start of the showing with loop times that was begun last: it is not begun again when it has ended
 * @param limits when the 20 days of a loop are over
 */
public record Memory(Map<OwnedKey, Instant> ahead, Map<ChannelKey, Instant> begun, Map<ChannelKey, Instant> limits) {
    public static final Memory NOTHING = new Memory(Map.of(), Map.of(), Map.of());

    public Memory {
        ahead = Map.copyOf(ahead);
        begun = Map.copyOf(begun);
        limits = Map.copyOf(limits);
    }
}
