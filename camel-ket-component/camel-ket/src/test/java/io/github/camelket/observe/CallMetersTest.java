/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.CamelKet;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.LoopSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in a Micrometer registry after calls to a service over a socket. */
class CallMetersTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T02:00:00Z"));
    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final CamelKet camel = new CamelKet(local, component -> component.setClock(clock));
    /** Somebody else who calls the same service. */
    private final CamelKet others = new CamelKet(local, component -> component.setClock(clock));

    @BeforeEach
    void makePreset() {
        camel.context().getRegistry().bind("meters", registry);
        send(others, "ket:preset?preset=mypreset", "{\"Output\": [{\"format\": {\"output_format\": 258}}]}");
    }

    @AfterEach
    void close() {
        camel.close();
        others.close();
        local.close();
    }

    private static void send(CamelKet by, String uri, Object body) {
        assertThat(by.send(uri, body, Map.of()).getException()).isNull();
    }

    private static void startLoop(CamelKet by, String stream) {
        send(
                by,
                "ket:startLoop?preset=mypreset&pubDomain=publish.example.com&streamId=" + stream,
                Map.of("SrcInfo", LoopSource.inOrder("http://b.ks3-cn-beijing-internal.ksyuncs.com/news.mp4")));
    }

    private double gauge(String name) {
        return Search.in(registry)
                .name(name)
                .tags("uniq_name", "demo", "app", "live")
                .gauge()
                .value();
    }

    private double hoursLeft() {
        return gauge("ket.loops.limit") / 3600;
    }

    @Test
    void callsAreTimedByActionAndOutcome() {
        local.faults().on("GetLoopList", Fault.delay(Duration.ofMillis(60)));
        send(camel, "ket:getLoopList", null);
        camel.send("ket:stopLoop?streamId=nobody", null, Map.of());
        camel.send("ket:stopLoop?streamId=nobody", null, Map.of());
        Timer reads = registry.get("ket.calls")
                .tags("action", "GetLoopList", "outcome", "success")
                .timer();
        assertThat(reads.count()).isEqualTo(1);
        assertThat(reads.totalTime(TimeUnit.MILLISECONDS)).isGreaterThanOrEqualTo(60);
        assertThat(reads.takeSnapshot().histogramCounts()).hasSize(10);
        assertThat(registry.get("ket.calls")
                        .tags("action", "StopLoop", "outcome", "not_found")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void throttlesAreCounted() {
        local.faults().next(2, Fault.status(429));
        camel.send("ket:getLoopList", null, Map.of());
        camel.send("ket:getLoopList", null, Map.of());
        assertThat(registry.get("ket.throttled")
                        .tags("action", "GetLoopList", "refused_by", "service")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void callsThatTheLimiterHoldsBackAreCountedAsThrottledAndNotAsCalls() {
        try (CamelKet limited = new CamelKet(local, component -> {
            component.setClock(clock);
            component.setRequestsPerMinute(1);
            component.setRequestsPerMinuteMaxWait(1);
        })) {
            limited.context().getRegistry().bind("meters", registry);
            send(limited, "ket:getLoopList", null);
            limited.send("ket:getLoopList", null, Map.of());
            limited.send("ket:stopLoop?streamId=nobody", null, Map.of());
            assertThat(registry.get("ket.throttled").counters())
                    .extracting(counter -> counter.getId().getTag("action") + " by "
                            + counter.getId().getTag("refused_by") + ": " + counter.count())
                    .containsExactlyInAnyOrder("GetLoopList by limiter: 1.0", "StopLoop by limiter: 1.0");
            assertThat(registry.get("ket.calls").timer().count()).isEqualTo(1);
        }
    }

    @Test
    void callsThatAreMadeAgainAreCounted() {
        local.faults().next(Fault.status(503));
        send(camel, "ket:getLoopList?maxRetries=1&retryDelay=1", null);
        send(camel, "ket:getLoopList?maxRetries=1&retryDelay=1", null);
        assertThat(registry.get("ket.retries")
                        .tag("action", "GetLoopList")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ket.calls")
                        .tags("action", "GetLoopList", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void loopsAndTheirLimitAreKnownFromOurCallsAndFromLists() {
        startLoop(camel, "one");
        assertThat(registry.find("ket.loops").gauge()).as("no list was read").isNull();
        send(camel, "ket:getLoopList", null);
        assertThat(gauge("ket.loops")).isEqualTo(1);
        assertThat(hoursLeft()).isEqualTo(480);

        clock.advance(Duration.ofDays(5));
        assertThat(hoursLeft()).as("goes on without another list").isEqualTo(360);
        assertThat(gauge("ket.loops.age")).isEqualTo(Duration.ofDays(5).toSeconds());

        send(camel, "ket:updateLoop?streamId=one", Map.of("DurationHour", 240));
        assertThat(hoursLeft()).isEqualTo(240);
        send(camel, "ket:getLoopList", null);
        assertThat(hoursLeft()).as("the list does not know better").isEqualTo(240);
        assertThat(gauge("ket.loops.age")).isZero();

        send(camel, "ket:stopLoop?streamId=one", null);
        send(camel, "ket:getLoopList", null);
        assertThat(gauge("ket.loops")).isZero();
        assertThat(hoursLeft()).isNaN();
    }

    @Test
    void aLoopThatOthersStartedHasItsLimitTwentyDaysAfterItsStartAtTheEarliest() {
        startLoop(others, "theirs");
        clock.advance(Duration.ofMinutes(150));
        send(camel, "ket:getLoopList", null);
        assertThat(hoursLeft()).as("2 whole hours, up to 3").isEqualTo(477);
    }

    @Test
    void aLoopThatOthersHaveExtendedHasALimitThatNobodyKnows() {
        startLoop(others, "theirs");
        clock.advance(Duration.ofDays(19));
        send(others, "ket:updateLoop?streamId=theirs", Map.of("DurationHour", 480));
        clock.advance(Duration.ofDays(2));
        send(camel, "ket:getLoopList", null);
        assertThat(gauge("ket.loops")).isEqualTo(1);
        assertThat(gauge("ket.loops.limit.unknown")).isEqualTo(1);
        assertThat(hoursLeft()).isNaN();

        send(camel, "ket:updateLoop?streamId=theirs", Map.of("DurationHour", 480));
        assertThat(gauge("ket.loops.limit.unknown")).isZero();
        assertThat(hoursLeft()).isEqualTo(480);
    }

    @Test
    void aLoopThatOthersHaveStartedAnewIsAnotherLoop() {
        startLoop(camel, "one");
        clock.advance(Duration.ofDays(10));
        send(others, "ket:stopLoop?streamId=one", null);
        startLoop(others, "one");
        send(camel, "ket:getLoopList", null);
        assertThat(hoursLeft()).isEqualTo(479);
    }

    @Test
    void theListOfOneStreamIsNotTheListOfTheApp() {
        startLoop(camel, "one");
        startLoop(camel, "two");
        send(camel, "ket:getLoopList", null);
        send(camel, "ket:getLoopList?streamId=one", null);
        assertThat(gauge("ket.loops")).isEqualTo(2);
    }

    @Test
    void gaugesGoWithTheComponentAndComeBackWithIt() {
        send(camel, "ket:getLoopList", null);
        assertThat(registry.find("ket.loops").gauge()).isNotNull();
        camel.component().stop();
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains("ket.calls")
                .noneMatch(name -> name.startsWith("ket.loops"));
        camel.component().start();
        send(camel, "ket:getLoopList?app=live", null);
        assertThat(gauge("ket.loops")).isZero();
    }

    @Test
    void aRouteThatOutlivesARestartOfTheComponentIsStillCounted() throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("ket:getLoopList");
            }
        });
        send(camel, "direct:list", null);
        camel.component().stop();
        camel.component().start();
        send(camel, "direct:list", null);
        assertThat(registry.get("ket.calls").timer().count()).isEqualTo(2);
        assertThat(gauge("ket.loops")).isZero();
    }

    @Test
    void gaugesDoNotGoWithAnotherComponent() {
        others.context().getRegistry().bind("meters", registry);
        others.component().stop();
        others.component().start();
        send(camel, "ket:getLoopList", null);
        send(others, "ket:getLoopList", null);
        others.component().stop();
        assertThat(gauge("ket.loops")).isZero();

        others.component().start();
        camel.component().stop();
        send(others, "ket:getLoopList", null);
        assertThat(gauge("ket.loops")).isZero();
    }

    /** Their names may come with messages. */
    @Test
    void notEveryAppThatSomebodyAsksForHasGauges() {
        for (int i = 0; i < LoopLimits.MOST_APPS + 10; i++) {
            assertThat(camel.send("ket:getLoopList", null, Map.of("CamelKetApp", "app" + i))
                            .getException())
                    .isNull();
        }
        assertThat(registry.find("ket.loops").gauges()).hasSize(LoopLimits.MOST_APPS);
    }

    @Test
    void withTwoRegistriesCamelsOwnIsUsed() {
        MeterRegistry camels = new SimpleMeterRegistry();
        camel.context().getRegistry().bind("metricsRegistry", camels);
        send(camel, "ket:getLoopList", null);
        assertThat(camels.find("ket.calls").timers()).hasSize(1);
        assertThat(registry.getMeters()).isEmpty();
    }
}
