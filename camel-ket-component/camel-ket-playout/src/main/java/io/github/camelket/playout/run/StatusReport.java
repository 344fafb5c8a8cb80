/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.model.RedirectStop;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.guide.Timetable;
import io.github.camelket.playout.guide.Window;
import io.github.camelket.playout.guide.Windows;
import io.github.camelket.playout.plan.Actual;
import io.github.camelket.playout.plan.ChannelPlan;
import io.github.camelket.playout.plan.Plan;
import io.github.camelket.playout.plan.RelayPlan;
import io.github.camelket.playout.plan.Relayed;
import io.github.camelket.playout.plan.Step;
import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.Failure;
import io.github.camelket.playout.status.RelayStatus;
import io.github.camelket.playout.status.SafeText;
import io.github.camelket.playout.status.State;
import io.github.camelket.playout.status.StationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of a plan how the station is: what needs no step is as it should be. */
final class StatusReport {

    private static final Duration BACK = Duration.ofHours(3);
    private static final Duration AHEAD = Duration.ofDays(1);

    private final InForce inForce;
    private final boolean dryRun;
    private final Map<Channel, Timetable> timetables = new HashMap<>();
    private final Map<Relay, Windows> windows = new HashMap<>();

    StatusReport(InForce inForce, boolean dryRun) {
        this.inForce = inForce;
        this.dryRun = dryRun;
        inForce.guide().channels().forEach(channel -> timetables.put(channel, Timetable.of(channel)));
        inForce.guide().relays().forEach(relay -> windows.put(relay, Windows.of(relay)));
    }

    StationStatus of(
            Instant now,
            @Nullable String guideProblem,
            Actual actual,
            Plan plan,
            BiFunction<OwnedKey, @Nullable Playlist, Optional<Failure>> failures) {
        Map<OwnedKey, List<Relayed>> redirects =
                actual.redirects().stream().collect(Collectors.groupingBy(Relayed::key));
        return new StationStatus(
                now,
                actual.readAt(),
                inForce.loadedAt(),
                guideProblem,
                dryRun,
                inForce.guide().channels().stream()
                        .map(channel ->
                                channel(channel, now, actual, plan.channels().get(channel.key()), failures))
                        .toList(),
                inForce.guide().relays().stream()
                        .map(relay -> relay(
                                relay,
                                now,
                                actual,
                                plan.relays().get(relay.key()),
                                redirects.getOrDefault(relay.key(), List.of()),
                                failures.apply(relay.key(), null).orElse(null)))
                        .toList());
    }

    private ChannelStatus channel(
            Channel channel,
            Instant now,
            Actual actual,
            ChannelPlan plan,
            BiFunction<OwnedKey, @Nullable Playlist, Optional<Failure>> failures) {
        Playlist playing = plan.wanted() == null ? null : plan.wanted().playlist();
        List<Showing> showings = timetables.get(channel).between(now.minus(BACK), now.plus(AHEAD));
        return new ChannelStatus(
                channel.key(),
                channel.name(),
                channel.timeZone(),
                state(actual, plan),
                plan.wanted(),
                showings.stream()
                        .filter(showing -> showing.start().isAfter(now))
                        .findFirst()
                        .orElse(null),
                showings,
                plan.limit(),
                failures.apply(channel.key(), playing)
                        .or(() -> trouble(plan, now))
                        .orElse(null));
    }

    /** What keeps the plan from doing anything, though nothing was tried that failed. */
    private static Optional<Failure> trouble(ChannelPlan plan, Instant now) {
        return Optional.ofNullable(plan.trouble()).map(trouble -> new Failure(now, 1, trouble));
    }

    private static State state(Actual actual, ChannelPlan plan) {
        if (actual.unreadable().containsKey(plan.key())) {
            return State.UNKNOWN;
        }
        // Of what cannot be planned, nobody knows that it is what should be on air.
        boolean wrong = plan.trouble() != null
                || plan.steps().stream()
                        .anyMatch(step -> step.kind() == Step.Kind.CHANGE || step.kind() == Step.Kind.STOP);
        if (plan.wanted() == null) {
            return wrong ? State.WRONG : State.OFF_AIR;
        }
        if (!actual.loops().containsKey(plan.key())) {
            return State.MISSING;
        }
        return wrong ? State.WRONG : State.ON_AIR;
    }

    private RelayStatus relay(
            Relay relay,
            Instant now,
            Actual actual,
            RelayPlan plan,
            List<Relayed> redirects,
            @Nullable Failure failure) {
        Window window = windows.get(relay).between(now, now.plus(AHEAD)).stream()
                .findFirst()
                .orElse(null);
        boolean wanted = window != null && !window.start().isAfter(now);
        // What waits for its time is listed, too, and no step is needed for it.
        Set<String> stopped = plan.steps().stream()
                .filter(step -> step.kind() == Step.Kind.STOP)
                .map(step -> ((RedirectStop) step.call()).reqId())
                .collect(Collectors.toSet());
        List<RelayStatus.Target> targets = relay.targets().stream()
                .map(target -> new RelayStatus.Target(
                        SafeText.of(target),
                        redirects.stream()
                                .filter(redirect -> redirect.target().equals(target))
                                .anyMatch(redirect -> wanted != stopped.contains(redirect.taskId()))))
                .toList();
        return new RelayStatus(
                relay.key(),
                relay.name(),
                relay.timeZone(),
                actual.unreadable().containsKey(relay.key()) ? State.UNKNOWN : state(wanted, targets),
                window == null ? null : window.start(),
                window == null ? null : window.end(),
                targets,
                failure);
    }

    private static State state(boolean wanted, List<RelayStatus.Target> targets) {
        long running = targets.stream().filter(RelayStatus.Target::running).count();
        if (wanted) {
            return running == targets.size() ? State.ON_AIR : State.MISSING;
        }
        return running == 0 ? State.OFF_AIR : State.WRONG;
    }
}
