/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.Failure;
import io.github.camelket.playout.status.RelayStatus;
import io.github.camelket.playout.status.State;
import io.github.camelket.playout.status.StationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a status comes to, for whoever counts rather than reads. */
final class Sums {

    private final StationStatus status;

    Sums(StationStatus status) {
        this.status = status;
    }

    /** The channels that should be on air now. */
    Stream<ChannelStatus> wanted() {
        return status.channels().stream().filter(channel -> channel.current() != null);
    }

    /** The channels that should be on air now, and are. */
    Stream<ChannelStatus> onAir() {
        return wanted().filter(channel -> channel.state() == State.ON_AIR);
    }

    /** The channels that should be on air now and are not, or with something else. */
    Stream<ChannelStatus> missing() {
        return wanted().filter(channel -> channel.state() == State.MISSING || channel.state() == State.WRONG);
    }

    /** The channels that should be on air now, where the service could not be asked. */
    Stream<ChannelStatus> unknown() {
        return wanted().filter(channel -> channel.state() == State.UNKNOWN);
    }

    /** The relays that should run, where the service could not be asked. */
    Stream<RelayStatus> relaysUnknown() {
        return status.relays().stream()
                .filter(relay -> relay.state() == State.UNKNOWN)
                .filter(relay -> relay.start() != null && !relay.start().isAfter(status.at()));
    }

    /** The relays that run. */
    Stream<RelayStatus> relaysRunning() {
        return status.relays().stream().filter(relay -> relay.state() == State.ON_AIR);
    }

    /** The relays that should run and do not. */
    Stream<RelayStatus> relaysMissing() {
        return status.relays().stream().filter(relay -> relay.state() == State.MISSING);
    }

    /** What went wrong last with channels and relays, and has not gone well since. */
    Stream<Failure> failures() {
        return Stream.concat(
                        status.channels().stream().map(ChannelStatus::failure),
                        status.relays().stream().map(RelayStatus::failure))
                .filter(Objects::nonNull);
    }

    /** Until the first loop has had its 20 days, unless they are extended. */
    Optional<Duration> nextLimit() {
        return status.channels().stream()
                .map(ChannelStatus::limit)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(limit -> Duration.between(status.at(), limit));
    }
}
