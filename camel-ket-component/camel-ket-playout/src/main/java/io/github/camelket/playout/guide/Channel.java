/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream that plays files.
 *
 * @param key where it plays
 * @param name what people call it; the stream's name if the guide does not say
 * @param preset the preset that it is transcoded by
 * @param pubDomain the domain that it is published to
 * @param timeZone in which its programmes' times are meant
 * @param filler what plays between programmes; nothing if absent, and then the channel is off air there
 * @param programmes in the order of the guide; no two overlap
 */
public record Channel(
        ChannelKey key,
        String name,
        String preset,
        String pubDomain,
        ZoneId timeZone,
        @Nullable Playlist filler,
        List<Programme> programmes) {
    public Channel {
        programmes = List.copyOf(programmes);
    }
}
