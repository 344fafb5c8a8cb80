/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.model.KetCall;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStop;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.UpdateLoop;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.RelayKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The calls that a guide will take, if the service does as it is told and nobody else touches it. A programme with loop
 * times is taken to play until its end, as nobody knows how long its files are.
 */
public final class Forecast {

    /** Playout looks more often; but what it does in between, it does for what went wrong. */
    private static final Duration LOOK = Duration.ofMinutes(5);
    /** Calls that were put off have their turn in the next minute. */
    private static final Duration NEXT_MINUTE = Duration.ofMinutes(1);

    private final Planner planner;
    private final Addresses addresses;
    private final Map<ChannelKey, OnAir> loops = new HashMap<>();
    private final List<Relayed> redirects = new ArrayList<>();
    private Memory memory = Memory.NOTHING;
    private int tasks;

    /** @param at when the call is made, which may be before it takes effect */
    public record Call(Instant at, Step step) {}

    private Forecast(Guide guide, Rules rules, Addresses addresses) {
        this.planner = new Planner(guide, rules);
        this.addresses = addresses;
    }

    /**
     * The calls from one time to another. At the first everything is on air already that the guide wants to be.
     *
     * @param addresses what playlists are made of
     * @param to not included
     */
    public static List<Call> between(Guide guide, Rules rules, Addresses addresses, Instant from, Instant to) {
        Forecast forecast = new Forecast(guide, rules, addresses);
        Instant before = from.minusSeconds(1);
        Instant settled = before.minus(LOOK);
        while (settled.isBefore(before)) {
            forecast.look(settled);
            settled = settled.plus(NEXT_MINUTE);
        }
        forecast.look(before);
        List<Call> calls = new ArrayList<>();
        Instant now = from;
        while (now.isBefore(to)) {
            Plan plan = forecast.look(now);
            for (Step step : plan.steps()) {
                calls.add(new Call(now, step));
            }
            Instant next = now.plus(forecast.putsOff(plan) ? NEXT_MINUTE : LOOK);
            now = plan.next() != null && plan.next().isBefore(next) ? plan.next() : next;
        }
        return calls;
    }

    private boolean putsOff(Plan plan) {
        return plan.channels().values().stream()
                        .anyMatch(channel -> !plan.steps().containsAll(channel.steps()))
                || plan.relays().values().stream()
                        .anyMatch(relay -> !plan.steps().containsAll(relay.steps()));
    }

    private Plan look(Instant now) {
        Actual actual = new Actual(now, now, loops, redirects, Map.of());
        Plan plan = planner.plan(new Situation(now, actual, memory, addresses, 0));
        Notes notes = new Notes(plan.memory());
        for (Step step : plan.steps()) {
            ChannelPlan channel =
                    step.owner() instanceof ChannelKey key ? plan.channels().get(key) : null;
            notes.taken(step, channel == null ? null : channel.wanted(), now);
            apply(step, now);
        }
        memory = notes.memory();
        return plan;
    }

    private void apply(Step step, Instant now) {
        if (step.owner() instanceof ChannelKey channel) {
            loops.compute(channel, (key, loop) -> after(key, loop, step.call(), now));
        } else if (step.call() instanceof RedirectStart start) {
            for (String target : start.durl()) {
                tasks++;
                redirects.add(new Relayed((RelayKey) step.owner(), target, "task-" + tasks, now));
            }
        } else if (step.call() instanceof RedirectStop stop) {
            redirects.removeIf(redirect -> redirect.taskId().equals(stop.reqId()));
        }
    }

    private static OnAir after(ChannelKey key, OnAir loop, KetCall call, Instant now) {
        if (call instanceof StartLoop start) {
            return new OnAir(key, paths(start.srcInfo()), start.preset(), start.pubDomain(), now);
        }
        if (call instanceof UpdateLoop update) {
            return update.srcInfo().isEmpty()
                    ? loop
                    : new OnAir(key, paths(update.srcInfo()), loop.preset(), loop.pubDomain(), loop.createTime());
        }
        return null;
    }

    private static List<String> paths(List<LoopSource> sources) {
        return sources.stream().map(LoopSource::path).filter(Objects::nonNull).toList();
    }
}
