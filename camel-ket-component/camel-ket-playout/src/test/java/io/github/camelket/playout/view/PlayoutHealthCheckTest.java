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
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.Failure;
import io.github.camelket.playout.status.RelayStatus;
import io.github.camelket.playout.status.State;
import io.github.camelket.playout.status.StationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a probe of the application's readiness is told. */
class PlayoutHealthCheckTest {

    private static final Instant NOW = Stations.NOW;

    private final CamelContext context = new DefaultCamelContext();
    private final AtomicInteger asked = new AtomicInteger();
    private StationStatus station = Stations.THREE.status();
    /** Each look is a new one. */
    private final ManualClock clock = ManualClock.at(NOW);

    @BeforeEach
    void start() throws Exception {
        context.start();
        PlayoutView.show(
                context,
                "playout",
                () -> {
                    asked.incrementAndGet();
                    return station;
                },
                false,
                clock);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private HealthCheck.Result ask() {
        clock.advance(Duration.ofSeconds(2));
        return HealthCheckHelper.invokeReadiness(context, "full").stream()
                .filter(result -> result.getCheck().getId().equals("ket-playout"))
                .findFirst()
                .orElseThrow();
    }

    private static StationStatus at(
            Instant at, @Nullable String problem, List<ChannelStatus> channels, List<RelayStatus> relays) {
        return new StationStatus(at, at, at, problem, false, channels, relays);
    }

    private static StationStatus withNews(Instant at, State state) {
        return at(at, null, List.of(Stations.news(state)), List.of());
    }

    @Test
    void nobodyIsAskedBeforeTheProbe() {
        assertThat(asked).hasValue(0);
        assertThat(ask().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(asked).hasValue(1);
    }

    @Test
    void itIsForReadinessOnly() {
        assertThat(HealthCheckHelper.invokeLiveness(context, "full"))
                .noneMatch(result -> result.getCheck().getId().equals("ket-playout"));
    }

    @Test
    void aChannelThatIsMissingForMoreThanAMinuteIsDownWithItsName() {
        station = withNews(NOW, State.MISSING);
        assertThat(ask().getState()).isEqualTo(HealthCheck.State.UP);
        station = withNews(NOW.plusSeconds(60), State.MISSING);
        assertThat(ask().getState()).isEqualTo(HealthCheck.State.UP);
        station = withNews(NOW.plusSeconds(61), State.WRONG);
        HealthCheck.Result result = ask();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage()).hasValue("Not on air as they should be: News 24");
    }

    @Test
    void theMinuteBeginsAnewAfterItWasOnAir() {
        station = withNews(NOW, State.MISSING);
        ask();
        station = withNews(NOW.plusSeconds(50), State.ON_AIR);
        ask();
        station = withNews(NOW.plusSeconds(90), State.MISSING);
        assertThat(ask().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void whatHasFailedForAMinuteIsDownAtTheFirstLook() {
        Failure failure = new Failure(NOW.minusSeconds(61), 4, "No.");
        station = at(NOW, null, List.of(Stations.sport(State.MISSING, failure)), List.of());
        assertThat(ask().getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void aRelayThatIsMissingIsDownToo() {
        List<RelayStatus> relays = Stations.TROUBLE.status().relays();
        station = at(NOW, null, List.of(), relays);
        ask();
        station = at(NOW.plusSeconds(61), null, List.of(), relays);
        assertThat(ask().getMessage()).hasValue("Not on air as they should be: Cup final to partners");
    }

    @Test
    void aChannelThatRunsInAGapIsNotMissing() {
        station = at(NOW, null, List.of(gap(State.WRONG)), List.of());
        ask();
        station = at(NOW.plusSeconds(90), null, List.of(gap(State.WRONG)), List.of());
        assertThat(ask().getState()).isEqualTo(HealthCheck.State.UP);
    }

    private static ChannelStatus gap(State state) {
        return Stations.channel("film", "Film", state, null, null, new Showing[0]);
    }

    @Test
    void aRefusedGuideIsADetailAndNotDown() {
        station = at(NOW, "guide.yaml:3: see http://a.example.com/?key=hush", List.of(), List.of());
        HealthCheck.Result result = ask();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(result.getDetails())
                .containsEntry("ket.playout.guide_problem", "guide.yaml:3: see http://a.example.com/");
    }

    @Test
    void aServiceThatWasNeverReadIsUnknown() {
        station = Stations.UNREAD.status();
        assertThat(ask().getState()).isEqualTo(HealthCheck.State.UNKNOWN);
    }

    @Test
    void aChannelThatCouldNotBeAskedAboutIsUnknown() {
        station = withNews(NOW, State.UNKNOWN);
        HealthCheck.Result result = ask();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(result.getMessage()).hasValue("The service could not be asked about: News 24");
    }

    @Test
    void aRelayThatCouldNotBeAskedAboutIsUnknownIfItShouldRun() {
        RelayStatus relay = Stations.THREE.status().relays().get(0);
        station = at(NOW, null, List.of(), List.of(unknown(relay)));
        HealthCheck.Result result = ask();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(result.getMessage()).hasValue("The service could not be asked about: Cup final to partners");
        Instant before = relay.start().minusSeconds(1);
        station = at(before, null, List.of(), List.of(unknown(relay)));
        assertThat(ask().getState()).isEqualTo(HealthCheck.State.UP);
    }

    private static RelayStatus unknown(RelayStatus relay) {
        return new RelayStatus(
                relay.key(),
                relay.name(),
                relay.timeZone(),
                State.UNKNOWN,
                relay.start(),
                relay.end(),
                relay.targets(),
                null);
    }

    @Test
    void whatIsMissingIsToldThoughAPartOfTheServiceWasNeverRead() {
        Failure failure = new Failure(NOW.minusSeconds(61), 4, "No.");
        station = new StationStatus(
                NOW,
                null,
                NOW,
                null,
                false,
                List.of(Stations.sport(State.MISSING, failure), Stations.news(State.UNKNOWN)),
                List.of());
        assertThat(ask().getMessage()).hasValue("Not on air as they should be: Sport");
    }

    @Test
    void aNameMakesNoLineOfItsOwn() {
        ChannelStatus named = Stations.channel(
                "s",
                "News\nDOWN",
                State.MISSING,
                null,
                new Failure(NOW.minusSeconds(100), 1, "No."),
                Stations.news(State.MISSING).current());
        station = at(NOW, null, List.of(named), List.of());
        assertThat(ask().getMessage()).hasValue("Not on air as they should be: News\\nDOWN");
    }

    @Test
    void itGoesWithTheView() {
        context.hasServices(PlayoutView.class).forEach(PlayoutView::stop);
        assertThat(HealthCheckHelper.invokeReadiness(context, "full"))
                .noneMatch(result -> result.getCheck().getId().equals("ket-playout"));
    }
}
