/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.playout.guide.Guide;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spreads the calls over the minutes that the account has. What viewers would miss is never put off. The rest, loops that
 * are extended or told ahead, has what a minute leaves.
 */
final class Pace {

    /** StartLoop takes a time to come from a minute on. Two more, so that the last ones are not in a hurry. */
    private static final Duration LAST_CALL = Duration.ofMinutes(3);
    /** RedirectStart takes one from ten minutes on. */
    private static final Duration LAST_CALL_OF_RELAYS = Duration.ofMinutes(13);

    private final Rules rules;

    Pace(Rules rules, Guide guide) {
        this.rules = rules.withPlanAhead(planAhead(rules, guide));
    }

    /** As long as all of them take at half of the pace, if all begin at one time. */
    private static Duration planAhead(Rules rules, Guide guide) {
        if (rules.requestsPerMinute() == 0) {
            return rules.planAhead();
        }
        long startedAhead = guide.channels().stream()
                        .filter(channel -> channel.filler() == null)
                        .count()
                + guide.relays().size();
        long aMinute = Math.max(1, rules.requestsPerMinute() / 2);
        Duration lastCall = guide.relays().isEmpty() ? LAST_CALL : LAST_CALL_OF_RELAYS;
        Duration needed = lastCall.plusMinutes((startedAhead + aMinute - 1) / aMinute);
        return needed.compareTo(rules.planAhead()) > 0 ? needed : rules.planAhead();
    }

    Rules rules() {
        return rules;
    }

    /**
     * @param steps of one owner each
     * @param boundaries when owners change next, sorted
     */
    List<Step> choose(List<List<Step>> steps, Situation situation, List<Instant> boundaries) {
        Comparator<List<Step>> byKind = Comparator.comparing(ofOwner ->
                ofOwner.stream().map(Step::kind).min(Comparator.naturalOrder()).orElseThrow());
        List<List<Step>> sorted = steps.stream()
                .sorted(byKind.thenComparing(
                        ofOwner -> ofOwner.get(ofOwner.size() - 1).due()))
                .toList();
        long left = left(sorted, situation, boundaries);
        // Loops that end in days must have their turn although others begin in minutes.
        long extensions = Math.max(1, left / 4);
        List<Step> chosen = new ArrayList<>();
        for (Step step : sorted.stream().flatMap(List::stream).toList()) {
            if (!step.canWait()) {
                chosen.add(step);
            } else if (left > 0 && (step.kind() == Step.Kind.START_AHEAD || extensions-- > 0)) {
                left--;
                chosen.add(step);
            }
        }
        return chosen;
    }

    /** What this minute leaves, after what cannot wait now, and what will not be able to in the next minute. */
    private long left(List<List<Step>> steps, Situation situation, List<Instant> boundaries) {
        if (rules.requestsPerMinute() == 0) {
            return Long.MAX_VALUE;
        }
        long urgent = steps.stream()
                .flatMap(List::stream)
                .filter(step -> !step.canWait())
                .count();
        Instant soon = situation.now().plus(Duration.ofMinutes(1));
        long due = boundaries.stream().filter(time -> !time.isAfter(soon)).count();
        long begunByThemselves = situation.memory().ahead().values().stream()
                .filter(time -> !time.isAfter(soon))
                .count();
        return rules.requestsPerMinute() - situation.spent() - urgent - Math.max(0, due - begunByThemselves);
    }
}
