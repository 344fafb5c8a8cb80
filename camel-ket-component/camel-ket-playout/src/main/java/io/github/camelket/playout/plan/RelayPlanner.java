/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.guide.RelayKey;
import io.github.camelket.playout.guide.Window;
import io.github.camelket.playout.guide.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares where one source is pushed to with where it should be. Several relays may share the source. */
final class RelayPlanner {

    /** RedirectStart, task_start_time: 仅支持提前10分钟创建; one more for the way there and for clocks that differ. */
    private static final Duration SHORTEST_AHEAD = Duration.ofMinutes(11);
    /** A shorter one would leave no time to tell. */
    private static final Duration LEAST_PLAN_AHEAD = Duration.ofMinutes(15);

    private static final Duration LOOK_BACK = Duration.ofDays(8);

    private final RelayKey key;
    private final Map<Relay, Windows> relays = new LinkedHashMap<>();

    RelayPlanner(RelayKey key, List<Relay> relays) {
        this.key = key;
        relays.forEach(relay -> this.relays.put(relay, Windows.of(relay)));
    }

    RelayPlan plan(Situation situation, Rules rules, Notes notes) {
        Instant now = situation.now();
        Instant horizon =
                now.plus(rules.planAhead().compareTo(LEAST_PLAN_AHEAD) < 0 ? LEAST_PLAN_AHEAD : rules.planAhead());
        Map<String, Relay> wanted = wantedAt(now);
        Instant boundary = boundary(now, horizon).orElse(null);
        if (situation.actual().unreadable().containsKey(key)) {
            return new RelayPlan(key, List.of(), wanted.keySet(), boundary);
        }
        List<Relayed> listed = situation.actual().redirects().stream()
                .filter(redirect -> redirect.key().equals(key))
                .toList();
        Instant told = situation.memory().ahead().get(key);
        if (listed.isEmpty() || told != null && !told.isAfter(now)) {
            notes.forgetAhead(key);
        }
        boolean wait = told != null && told.isAfter(now) && !listed.isEmpty();
        List<Step> steps = wanted.isEmpty()
                ? inGap(situation, listed, wait ? told : null, horizon)
                : onAir(now, wanted, listed, wait);
        return new RelayPlan(key, steps, wanted.keySet(), boundary);
    }

    private List<Step> onAir(Instant now, Map<String, Relay> wanted, List<Relayed> listed, boolean wait) {
        // Told ahead is only what is alone with its source, so all of it waits or none.
        List<Relayed> kept = wait
                ? List.of()
                : listed.stream()
                        .filter(redirect -> wanted.containsKey(redirect.target()))
                        .toList();
        List<Step> steps = new ArrayList<>();
        listed.stream()
                .filter(redirect -> !kept.contains(redirect))
                .forEach(redirect -> steps.add(RelayCalls.stop(redirect, now)));
        missing(wanted, kept).forEach((relay, targets) -> steps.add(RelayCalls.start(relay, targets, now)));
        return steps;
    }

    private List<Step> inGap(Situation situation, List<Relayed> listed, @Nullable Instant told, Instant horizon) {
        Instant now = situation.now();
        Optional<Instant> next = nextStart(now, horizon);
        Map<String, Relay> then = next.map(this::wantedAt).orElse(Map.of());
        List<Relayed> kept = listed.stream()
                .filter(redirect -> then.containsKey(redirect.target()))
                .filter(redirect -> told != null
                        ? told.equals(next.orElseThrow())
                        : isLikelyToWait(redirect, now, next.orElseThrow()))
                .toList();
        List<Step> steps = new ArrayList<>();
        listed.stream()
                .filter(redirect -> !kept.contains(redirect))
                .forEach(redirect -> steps.add(RelayCalls.stop(redirect, now)));
        next.filter(start -> !start.isBefore(now.plus(SHORTEST_AHEAD))).ifPresent(start -> missing(then, kept)
                .forEach((relay, targets) -> steps.add(RelayCalls.startAhead(relay, targets, start))));
        return steps;
    }

    /** Of what nobody remembers: if there is time to tell it anew, nothing is lost by that. */
    private boolean isLikelyToWait(Relayed redirect, Instant now, Instant next) {
        return redirect.createTime() != null
                && !redirect.createTime().isBefore(lastEnd(now))
                && next.isBefore(now.plus(SHORTEST_AHEAD));
    }

    private static Map<Relay, List<String>> missing(Map<String, Relay> wanted, List<Relayed> present) {
        Map<Relay, List<String>> missing = new LinkedHashMap<>();
        wanted.forEach((target, relay) -> {
            if (present.stream().noneMatch(redirect -> redirect.target().equals(target))) {
                missing.computeIfAbsent(relay, key -> new ArrayList<>()).add(target);
            }
        });
        return missing;
    }

    private Map<String, Relay> wantedAt(Instant time) {
        Map<String, Relay> wanted = new LinkedHashMap<>();
        relays.forEach((relay, windows) -> {
            if (!windows.between(time, time.plusMillis(1)).isEmpty()) {
                relay.targets().forEach(target -> wanted.put(target, relay));
            }
        });
        return wanted;
    }

    private Optional<Instant> nextStart(Instant now, Instant horizon) {
        return windows(now, horizon.plusMillis(1))
                .map(Window::start)
                .filter(start -> start.isAfter(now))
                .min(Instant::compareTo);
    }

    private Optional<Instant> boundary(Instant now, Instant horizon) {
        return windows(now, horizon)
                .flatMap(window -> Stream.of(window.start(), window.end()))
                .filter(Objects::nonNull)
                .filter(time -> time.isAfter(now))
                .min(Instant::compareTo);
    }

    private Instant lastEnd(Instant now) {
        return windows(now.minus(LOOK_BACK), now)
                .map(Window::end)
                .filter(end -> end != null && !end.isAfter(now))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private Stream<Window> windows(Instant from, Instant to) {
        return relays.values().stream().flatMap(windows -> windows.between(from, to).stream());
    }
}
