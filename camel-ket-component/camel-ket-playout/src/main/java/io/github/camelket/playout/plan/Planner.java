/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.guide.RelayKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what the service runs with what a guide says, and tells the fewest calls that make them agree. Calls nobody. */
public final class Planner {

    private final Map<ChannelKey, ChannelPlanner> channels = new LinkedHashMap<>();
    private final Map<RelayKey, RelayPlanner> relays = new LinkedHashMap<>();
    private final Pace pace;

    public Planner(Guide guide, Rules rules) {
        for (Channel channel : guide.channels()) {
            channels.put(channel.key(), new ChannelPlanner(channel));
        }
        guide.relays().stream()
                .collect(Collectors.groupingBy(Relay::key, LinkedHashMap::new, Collectors.toList()))
                .forEach((key, sharing) -> relays.put(key, new RelayPlanner(key, sharing)));
        pace = new Pace(rules, guide);
    }

    public Plan plan(Situation situation) {
        Rules rules = pace.rules();
        Notes notes = new Notes(situation.memory());
        Map<ChannelKey, ChannelPlan> channelPlans = new LinkedHashMap<>();
        channels.forEach((key, planner) -> channelPlans.put(key, planner.plan(situation, rules, notes)));
        Map<RelayKey, RelayPlan> relayPlans = new LinkedHashMap<>();
        relays.forEach((key, planner) -> relayPlans.put(key, planner.plan(situation, rules, notes)));
        List<Instant> boundaries = Stream.concat(
                        channelPlans.values().stream().map(ChannelPlan::boundary),
                        relayPlans.values().stream().map(RelayPlan::boundary))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        List<List<Step>> steps = Stream.of(
                        channelPlans.values().stream().map(ChannelPlan::steps),
                        relayPlans.values().stream().map(RelayPlan::steps),
                        cancelled(situation, notes))
                .flatMap(each -> each)
                .filter(each -> !each.isEmpty())
                .toList();
        return new Plan(
                pace.choose(steps, situation, boundaries),
                channelPlans,
                relayPlans,
                notes.memory(),
                boundaries.isEmpty() ? null : boundaries.get(0));
    }

    /** What the service is to be asked about: all that the guide owns, and what it was told ahead for an earlier guide. */
    public Set<OwnedKey> owners(Memory memory) {
        Set<OwnedKey> owners = new HashSet<>(memory.ahead().keySet());
        owners.addAll(channels.keySet());
        owners.addAll(relays.keySet());
        return owners;
    }

    /** What is to be listed before a plan is made. */
    public Set<Playlist.Bucket> buckets(Instant now) {
        return channels.values().stream()
                .flatMap(channel -> channel.buckets(now, pace.rules()))
                .collect(Collectors.toSet());
    }

    /** How long before its time the service is told to begin something. */
    public Duration planAhead() {
        return pace.rules().planAhead();
    }

    /**
     * Whether a channel's loop, which refused to be changed, may be one that waits for a time that nobody remembers: it is
     * new, and nothing is known about it.
     */
    public boolean mayWait(ChannelKey channel, Situation situation) {
        ChannelPlanner planner = channels.get(channel);
        return planner != null && planner.mayWait(situation, pace.rules());
    }

    /** What the service was told to begin, and the guide no longer has. What is on air is left alone, it may be anybody's. */
    private Stream<List<Step>> cancelled(Situation situation, Notes notes) {
        Memory memory = situation.memory();
        Set<OwnedKey> strange = new HashSet<>(memory.ahead().keySet());
        strange.addAll(memory.begun().keySet());
        strange.addAll(memory.limits().keySet());
        strange.removeAll(channels.keySet());
        strange.removeAll(relays.keySet());
        return strange.stream().map(owner -> {
            Instant told = memory.ahead().get(owner);
            if (situation.actual().unreadable().containsKey(owner)) {
                return List.of();
            }
            List<Step> steps = told != null && told.isAfter(situation.now())
                    ? cancel(owner, situation.actual(), situation.now())
                    : List.<Step>of();
            if (steps.isEmpty()) {
                notes.forget(owner);
            }
            return steps;
        });
    }

    private static List<Step> cancel(OwnedKey owner, Actual actual, Instant now) {
        if (owner instanceof ChannelKey channel) {
            return actual.loops().containsKey(channel)
                    ? List.of(new Step(
                            channel,
                            Step.Kind.STOP,
                            LoopCalls.stopLoop(channel),
                            now,
                            "what was to begin is not in the guide any more"))
                    : List.of();
        }
        return actual.redirects().stream()
                .filter(redirect -> redirect.key().equals(owner))
                .map(redirect -> RelayCalls.stop(redirect, now))
                .toList();
    }
}
