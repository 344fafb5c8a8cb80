/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What should be on air when.
 *
 * @param channels no two with the same key
 * @param relays several may have the same source, as long as no two of them have the same target at the same time
 */
public record Guide(List<Channel> channels, List<Relay> relays) {
    public Guide {
        channels = List.copyOf(channels);
        relays = List.copyOf(relays);
    }

    /** How much it is, not what: {@code 3 channels and 1 relay}. */
    public String summary() {
        return counted(channels.size(), "channel") + " and " + counted(relays.size(), "relay");
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** The name of a channel, or of the relays that have this source; nothing if there is none of that key. */
    public Optional<String> name(OwnedKey key) {
        return Stream.concat(
                        channels.stream()
                                .filter(channel -> channel.key().equals(key))
                                .map(Channel::name),
                        relays.stream().filter(relay -> relay.key().equals(key)).map(Relay::name))
                .reduce((one, other) -> one + ", " + other);
    }
}
