/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.KetNotFoundException;
import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.UpdateLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The Kamelet ket-loop-keepalive: loops that go on beyond their 20 days. Its options are the Kamelet's. */
public final class LoopKeepalive extends KameletSource {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private @Nullable String streamId;
    private String margin = "72h";
    private String checkEvery = "24h";

    public LoopKeepalive() {
        super("ket-loop-keepalive");
    }

    @Override
    KameletWork prepare(Steps steps) {
        Duration least = duration("margin", margin);
        Duration period = duration("checkEvery", checkEvery);
        if (least.compareTo(StartLoop.LONGEST) >= 0) {
            throw invalid("margin", margin, "less than the 480h that a loop can be given");
        }
        if (period.compareTo(SHORTEST) < 0) {
            throw invalid("checkEvery", checkEvery, "at least 1s; a number without a unit is milliseconds");
        }
        if (period.compareTo(least) >= 0) {
            throw invalid(
                    "checkEvery",
                    checkEvery,
                    "less than margin (" + margin + "), or a loop could end between two looks");
        }
        Keeper keeper =
                new Keeper(steps, GetLoopList.builder().streamId(streamId).build(), least, clock());
        return () -> steps.every(period, keeper::look);
    }

    /**
     * Extends what it does not know yet, as the service does not tell when a loop ends, and from then on what has less
     * than the margin left.
     */
    static final class Keeper {

        private final Steps steps;
        private final GetLoopList loops;
        private final Duration margin;
        private final Clock clock;
        private final Map<String, Kept> kept = new HashMap<>();

        /** A loop that was stopped and started again has other tasks, and an end of its own. */
        private record Kept(Set<String> tasks, Instant end) {}

        Keeper(Steps steps, GetLoopList loops, Duration margin, Clock clock) {
            this.steps = steps;
            this.loops = loops;
            this.margin = margin;
            this.clock = clock;
        }

        void look() throws Exception {
            Map<String, Set<String>> onAir = steps.read(loops, LoopListResult.class).list().stream()
                    .filter(loop -> loop.streamId() != null && loop.taskId() != null)
                    .collect(Collectors.groupingBy(
                            Loop::streamId, LinkedHashMap::new, Collectors.mapping(Loop::taskId, Collectors.toSet())));
            kept.keySet().retainAll(onAir.keySet());
            onAir.forEach((stream, tasks) -> {
                Kept known = kept.get(stream);
                if (known == null
                        || !known.tasks.equals(tasks)
                        || Duration.between(clock.instant(), known.end).compareTo(margin) < 0) {
                    extend(stream, tasks);
                }
            });
        }

        /** What fails is not noted down, and so tried again at the next look. */
        private void extend(String stream, Set<String> tasks) {
            Instant end = clock.instant().plus(StartLoop.LONGEST);
            Exchange exchange = steps.call(UpdateLoop.builder()
                    .streamId(stream)
                    .durationHour(StartLoop.LONGEST)
                    .build());
            if (exchange.getException() == null) {
                kept.put(stream, new Kept(tasks, end));
            }
            // A loop that was stopped while it was looked at needs no extension.
            if (!(exchange.getException() instanceof KetNotFoundException)) {
                steps.deliver(exchange);
            }
        }
    }

    public void setStreamId(@Nullable String streamId) {
        this.streamId = unlessBlank(streamId);
    }

    public void setMargin(String margin) {
        this.margin = margin;
    }

    public void setCheckEvery(String checkEvery) {
        this.checkEvery = checkEvery;
    }
}
