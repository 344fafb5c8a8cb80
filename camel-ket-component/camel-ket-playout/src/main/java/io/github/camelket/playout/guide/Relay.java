/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import io.github.camelket.model.RedirectTransParam;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is pulled from one place and pushed to others at its times.
 *
 * @param key where it is pulled from
 * @param name what people call it
 * @param targets where it is pushed to, at most 20 rtmp addresses; nowhere if empty: what runs is stopped
 * @param timeZone in which its windows' times are meant
 * @param windows when; always if empty
 * @param transParam how it is transcoded and with which logos; not at all if absent
 */
public record Relay(
        RelayKey key,
        String name,
        List<String> targets,
        ZoneId timeZone,
        List<Airtime> windows,
        @Nullable RedirectTransParam transParam) {
    public Relay {
        targets = List.copyOf(targets);
        windows = List.copyOf(windows);
    }
}
