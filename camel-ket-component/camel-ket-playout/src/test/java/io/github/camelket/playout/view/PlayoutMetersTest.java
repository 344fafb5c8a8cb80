/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.local.ManualClock;
import io.github.camelket.playout.status.StationStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gauges in a registry, each for a station. */
class PlayoutMetersTest {

    private final CamelContext context = new DefaultCamelContext();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger asked = new AtomicInteger();
    private final ManualClock clock = ManualClock.at(Stations.NOW);
    private Stations station = Stations.THREE;

    @BeforeEach
    void start() throws Exception {
        context.getRegistry().bind("metricsRegistry", registry);
        context.start();
        PlayoutView.show(context, "playout", this::status, false, clock);
    }

    private StationStatus status() {
        asked.incrementAndGet();
        return station.status();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void show(Stations next) {
        station = next;
        clock.advance(Duration.ofSeconds(1));
    }

    private double value(String name) {
        return registry.get("ket.playout." + name).gauge().value();
    }

    @Test
    void allIsWell() {
        assertThat(value("channels")).isEqualTo(3);
        assertThat(value("channels.wanted")).isEqualTo(2);
        assertThat(value("channels.on.air")).isEqualTo(2);
        assertThat(value("channels.missing")).isZero();
        assertThat(value("relays")).isEqualTo(1);
        assertThat(value("relays.running")).isEqualTo(1);
        assertThat(value("relays.missing")).isZero();
        assertThat(value("failures")).isZero();
        assertThat(value("guide.problem")).isZero();
        assertThat(value("guide.age")).isEqualTo(9 * 3600);
        assertThat(value("read.age")).isEqualTo(12);
        assertThat(value("limit")).isEqualTo(Duration.ofDays(9).plusHours(20).toSeconds());
    }

    @Test
    void somethingIsMissing() {
        show(Stations.TROUBLE);
        assertThat(value("channels.wanted")).isEqualTo(2);
        assertThat(value("channels.on.air")).isEqualTo(1);
        assertThat(value("channels.missing")).isEqualTo(1);
        assertThat(value("relays.running")).isZero();
        assertThat(value("relays.missing")).isEqualTo(1);
        assertThat(value("failures")).isEqualTo(1);
    }

    @Test
    void aGuideIsRefused() {
        show(Stations.REFUSED);
        assertThat(value("guide.problem")).isEqualTo(1);
    }

    @Test
    void whatNobodyHasReadIsNoNumber() {
        show(Stations.UNREAD);
        assertThat(value("channels.wanted")).isEqualTo(2);
        assertThat(value("channels.on.air")).isNaN();
        assertThat(value("channels.missing")).isNaN();
        assertThat(value("relays.running")).isNaN();
        assertThat(value("relays.missing")).isNaN();
        assertThat(value("read.age")).isNaN();
        assertThat(value("limit")).isNaN();
    }

    @Test
    void allGaugesLookOnceASecondTogether() {
        registry.getMeters().forEach(meter -> meter.measure().forEach(measurement -> measurement.getValue()));
        assertThat(asked).hasValue(1);
        clock.advance(Duration.ofSeconds(1));
        value("channels");
        assertThat(asked).hasValue(2);
        clock.advance(Duration.ofHours(-1));
        value("channels");
        assertThat(asked).hasValue(3);
    }

    @Test
    void eachPlayoutHasItsOwn() throws Exception {
        PlayoutView second = PlayoutView.show(context, "second", Stations.NONE::status, false, clock);
        assertThat(registry.get("ket.playout.channels")
                        .tag("playout", "second")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("ket.playout.channels")
                        .tag("playout", "playout")
                        .gauge()
                        .value())
                .isEqualTo(3);
        second.stop();
        assertThat(registry.getMeters()).hasSize(12);
    }

    @Test
    void theyGoWithTheView() {
        assertThat(registry.getMeters()).hasSize(12);
        context.hasServices(PlayoutView.class).forEach(PlayoutView::stop);
        assertThat(registry.getMeters()).isEmpty();
    }
}
