/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.model.OneLine;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.Failure;
import io.github.camelket.playout.status.RelayStatus;
import io.github.camelket.playout.status.SafeText;
import io.github.camelket.playout.status.StationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * DOWN if a channel that should be on air, or a relay that should run, has not for more than a minute: a look or two at the
 * service mend most of it before. For readiness only: a restart of the application would put nothing on air.
 *
 * <p>Of all classes here the only one that needs camel-health.
 */
final class PlayoutHealthCheck extends AbstractHealthCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What is missing, and under which name. */
    private record Missing(OwnedKey key, String name, @Nullable Failure failure) {}

    private final Supplier<StationStatus> status;
    /** When this check first saw it missing. */
    private final Map<OwnedKey, Instant> seen = new HashMap<>();

    PlayoutHealthCheck(String name, Supplier<StationStatus> status) {
        super("camel", "ket-" + name);
        this.status = status;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        StationStatus station;
        try {
            station = status.get();
        } catch (RuntimeException e) {
            builder.unknown().message("The station could not be looked at.").error(e);
            return;
        }
        if (station.guideProblem() != null) {
            builder.detail("ket.playout.guide_problem", SafeText.of(station.guideProblem()));
        }
        if (station.dryRun()) {
            builder.detail("ket.playout.dry_run", true);
        }
        if (station.readAt() != null) {
            builder.detail("ket.playout.read_at", station.readAt().toString());
        }
        List<String> missing = missingForLong(station);
        List<String> unknown = unknown(new Sums(station));
        if (!missing.isEmpty()) {
            builder.down().message("Not on air as they should be: " + String.join(", ", missing));
        } else if (!unknown.isEmpty()) {
            builder.unknown().message("The service could not be asked about: " + String.join(", ", unknown));
        } else if (station.readAt() == null) {
            builder.unknown().message("The service has not been read yet.");
        } else {
            builder.up();
        }
    }

    private synchronized List<String> missingForLong(StationStatus station) {
        Sums sums = new Sums(station);
        List<Missing> missing = Stream.concat(
                        sums.missing().map(channel -> new Missing(channel.key(), channel.name(), channel.failure())),
                        sums.relaysMissing().map(relay -> new Missing(relay.key(), relay.name(), relay.failure())))
                .toList();
        seen.keySet().retainAll(missing.stream().map(Missing::key).toList());
        missing.forEach(one -> seen.putIfAbsent(one.key(), station.at()));
        return missing.stream()
                .filter(one -> since(one).isBefore(station.at().minus(PATIENCE)))
                .map(one -> OneLine.of(one.name()))
                .toList();
    }

    private Instant since(Missing one) {
        Instant first = seen.getOrDefault(one.key(), Instant.MAX);
        Failure failure = one.failure();
        return failure != null && failure.since().isBefore(first) ? failure.since() : first;
    }

    private static List<String> unknown(Sums sums) {
        return Stream.concat(
                        sums.unknown().map(ChannelStatus::name),
                        sums.relaysUnknown().map(RelayStatus::name))
                .map(OneLine::of)
                .toList();
    }
}
