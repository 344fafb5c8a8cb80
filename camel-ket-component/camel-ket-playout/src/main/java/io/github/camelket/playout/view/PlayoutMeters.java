/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.playout.status.StationStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gauges in a Micrometer registry. Of the service they tell what was last read of it; not a number, where it was never
 * read.
 */
final class PlayoutMeters extends ServiceSupport {

    /** The name that camel-micrometer gives to its own. */
    private static final String CAMELS_OWN = "metricsRegistry";

    private final MeterRegistry registry;
    private final Tags tags;
    private final Supplier<StationStatus> status;
    private final List<Meter> meters = new ArrayList<>();

    private PlayoutMeters(MeterRegistry registry, String name, Supplier<StationStatus> status) {
        this.registry = registry;
        this.tags = Tags.of("playout", name);
        this.status = status;
    }

    /** Gauges in the registry among the application's beans, if there is one. */
    static Optional<PlayoutMeters> in(CamelContext context, String name, Supplier<StationStatus> status) {
        Registry beans = context.getRegistry();
        MeterRegistry camels = beans.lookupByNameAndType(CAMELS_OWN, MeterRegistry.class);
        MeterRegistry registry = camels == null ? beans.findSingleByType(MeterRegistry.class) : camels;
        return Optional.ofNullable(registry).map(found -> new PlayoutMeters(found, name, status));
    }

    @Override
    protected void doStart() {
        gauge("ket.playout.channels", "Channels in the guide", station -> station.channels()
                .size());
        gauge("ket.playout.channels.wanted", "Channels that should be on air now", station -> new Sums(station)
                .wanted()
                .count());
        gauge("ket.playout.channels.on.air", "Channels that should be on air now, and are", ifRead(sums -> sums.onAir()
                .count()));
        gauge(
                "ket.playout.channels.missing",
                "Channels that should be on air now and are not, or with something else",
                ifRead(sums -> sums.missing().count()));
        gauge("ket.playout.relays", "Relays in the guide", station -> station.relays()
                .size());
        gauge("ket.playout.relays.running", "Relays that run as the guide says", ifRead(sums -> sums.relaysRunning()
                .count()));
        gauge("ket.playout.relays.missing", "Relays that should run and do not", ifRead(sums -> sums.relaysMissing()
                .count()));
        gauge("ket.playout.failures", "Channels and relays whose last step failed", station -> new Sums(station)
                .failures()
                .count());
        gauge(
                "ket.playout.guide.problem",
                "1 while a newer version of the guide is refused, else 0",
                station -> station.guideProblem() == null ? 0 : 1);
        time(
                "ket.playout.guide.age",
                "How long the guide in force has been that",
                station -> seconds(station.guideLoadedAt(), station.at()));
        time(
                "ket.playout.read.age",
                "Time since the service was last read",
                station -> seconds(station.readAt(), station.at()));
        time(
                "ket.playout.limit",
                "Time until the first loop reaches its 20 days, unless it is extended",
                station -> new Sums(station)
                        .nextLimit()
                        .map(PlayoutMeters::seconds)
                        .orElse(Double.NaN));
    }

    private static ToDoubleFunction<StationStatus> ifRead(ToDoubleFunction<Sums> value) {
        return station -> station.readAt() == null ? Double.NaN : value.applyAsDouble(new Sums(station));
    }

    private void gauge(String name, String description, ToDoubleFunction<StationStatus> value) {
        meters.add(Gauge.builder(name, status, source -> value.applyAsDouble(source.get()))
                .description(description + ".")
                .tags(tags)
                .register(registry));
    }

    private void time(String name, String description, ToDoubleFunction<StationStatus> value) {
        meters.add(TimeGauge.builder(name, status, TimeUnit.SECONDS, source -> value.applyAsDouble(source.get()))
                .description(description + ".")
                .tags(tags)
                .register(registry));
    }

    private static double seconds(@Nullable Instant from, Instant to) {
        return from == null ? Double.NaN : seconds(Duration.between(from, to));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    @Override
    protected void doStop() {
        meters.forEach(registry::remove);
        meters.clear();
    }
}
