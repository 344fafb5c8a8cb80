/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import io.github.camelket.client.CallListener;
import io.github.camelket.client.CompletedCall;
import io.github.camelket.client.KetFailure;
import io.github.camelket.client.KetRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/** Counts and times calls in a Micrometer registry, and shows there what lists of loops tell. */
final class CallMeters extends ServiceSupport implements CallListener {

    /** Where a histogram of it can be cut: most calls take some tens of milliseconds, and none more than a minute or so. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final LoopLimits loops;
    private final Map<LoopLimits.App, Collection<Meter>> gauges = new ConcurrentHashMap<>();

    CallMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.loops = new LoopLimits(clock);
    }

    @Override
    public void ended(CompletedCall call) {
        String action = call.action().wireName();
        Timer.builder("ket.calls")
                .description("Calls that were made, and how long they took")
                .tags("action", action, "outcome", call.outcome())
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(call.duration());
        if (call.request().attempt() > 1) {
            count("ket.retries", "Calls that were made again after a failure", Tags.of("action", action));
        }
        KetFailure failure = call.response().failure();
        if (failure != null && failure.kind() == KetFailure.Kind.THROTTLED) {
            countThrottled(action, "service");
        }
        loops.note(call).ifPresent(app -> gauges.compute(app, this::gauges));
    }

    @Override
    public void heldBack(KetRequest request, String reason) {
        countThrottled(request.action().wireName(), "limiter");
    }

    private void countThrottled(String action, String by) {
        count(
                "ket.throttled",
                "Calls that were too many: the service refused them, or requestsPerMinute held them back",
                Tags.of("action", action, "refused_by", by));
    }

    private void count(String name, String description, Tags tags) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment();
    }

    /** Ours, unless another component that shares the registry has made them: it is the one to take them away, too. */
    private Collection<Meter> gauges(LoopLimits.App app, @Nullable Collection<Meter> ours) {
        Tags tags = Tags.of("uniq_name", app.uniqName(), "app", app.name());
        if (ours != null && !ours.isEmpty()) {
            return ours;
        }
        if (registry.find("ket.loops").tags(tags).gauge() != null) {
            return List.of();
        }
        return List.of(
                Gauge.builder("ket.loops", loops, all -> all.count(app))
                        .description("Streams with a loop, on air or waiting for its time, in the list last read")
                        .tags(tags)
                        .register(registry),
                Gauge.builder("ket.loops.limit.unknown", loops, all -> all.countUnknown(app))
                        .description("Those of them whose 20 days begin at a time that cannot be known")
                        .tags(tags)
                        .register(registry),
                TimeGauge.builder("ket.loops.limit", loops, TimeUnit.SECONDS, all -> all.secondsLeft(app))
                        .description("Time until the first loop reaches the limit of 20 days, at the earliest")
                        .tags(tags)
                        .register(registry),
                TimeGauge.builder("ket.loops.age", loops, TimeUnit.SECONDS, all -> all.secondsSinceList(app))
                        .description("Time since the list of loops was last read")
                        .tags(tags)
                        .register(registry));
    }

    /** What was counted stays; what would be asked for does not. */
    @Override
    protected void doStop() {
        gauges.values().forEach(meters -> meters.forEach(registry::remove));
        gauges.clear();
    }
}
