/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.plan.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is told of something that goes wrong again and again, by a local service over a socket. */
class FailureLogTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T10:00:00Z"));
    private final LocalStation station = new LocalStation(clock, KetLocal.builder());
    private final Logger log = (Logger) LoggerFactory.getLogger("io.github.camelket.playout.run");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Reconciler reconciler;

    @BeforeEach
    void listen() {
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void close() {
        log.detachAppender(logged);
        reconciler.stop();
        station.close();
    }

    private void start(Playlist playlist) {
        Channel channel = LocalStation.channel("one", ZoneOffset.UTC, playlist);
        reconciler = station.reconciler(
                new Guide(List.of(channel), List.of()),
                LocalStation.settings(Duration.ofMinutes(1), Duration.ofMinutes(15)));
    }

    private void look(int times) {
        Memory memory = Memory.NOTHING;
        for (int look = 0; look < times; look++) {
            memory = reconciler.look(clock.instant(), memory).memory();
            // Longer than any pause between attempts.
            clock.advance(Duration.ofMinutes(6));
        }
    }

    private List<String> warnings() {
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aStepThatFailsForTheSameReasonIsToldAtFirstAndEachTenthTime() {
        start(LocalStation.playlist("a"));
        station.local.faults().on("StartLoop", 10, Fault.errNum(1300, "no room"));
        station.local.faults().on("StartLoop", Fault.errNum(1, "another reason"));

        look(11);

        assertThat(station.local.requestCount("StartLoop")).isEqualTo(11);
        assertThat(warnings()).hasSize(3).allMatch(line -> line.contains("(HTTP 200, request "));
        assertThat(warnings().get(0)).contains("attempt 1,");
        assertThat(warnings().get(1)).contains("attempt 10,");
        assertThat(warnings().get(2)).contains("attempt 11,", "another reason");
    }

    @Test
    void whatCannotBeReadForTheSameReasonIsToldAtFirstAndEachTenthTime() {
        start(LocalStation.playlist("a"));
        station.local.faults().on("GetLoopList", 10, Fault.errNum(1, "unknown"));

        look(9);
        assertThat(warnings()).hasSize(1);
        look(1);

        assertThat(warnings()).hasSize(2).allMatch(line -> line.contains("for 1 channels and relays"));
    }

    @Test
    void aBucketThatCannotBeListedForTheSameReasonIsToldOnce() throws Exception {
        station.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").process(exchange -> {
                    // Without having been asked for it, an exchange has no id that it could tell.
                    assertThat(exchange.getExchangeId()).isNotEmpty();
                    throw new CamelExchangeException("no bucket", exchange);
                });
            }
        });
        start(new Playlist.Bucket("direct:list", "${body}", "http://videos.example.com/"));

        look(3);

        assertThat(warnings()).hasSize(1).first().asString().contains("no bucket", "Exchange[");
    }

    @Test
    void aSignedAddressOfABucketIsShownWithoutItsSignature() {
        String endpoint = station.local
                .serviceUrl()
                .toString()
                .replaceFirst("://", "://reader:hush@")
                .concat("/list?bridgeEndpoint=true&X-Amz-Signature=hush");
        start(new Playlist.Bucket(endpoint, "${body}", "http://videos.example.com/"));

        look(1);

        assertThat(warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains("/list failed")
                .doesNotContain("hush");
        assertThat(reconciler.status().channels().get(0).failure().message())
                .contains("/list failed")
                .doesNotContain("hush");
    }

    @Test
    void anAddressForWhichThereIsNoEndpointIsShownWithoutItsSignatureToo() {
        String endpoint = "nothing:https://videos.example.com/list?X-Amz-Signature=hush";
        start(new Playlist.Bucket(endpoint, "${body}", "http://videos.example.com/"));

        look(1);

        assertThat(warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains("nothing:https://videos.example.com/list failed: No endpoint could be found")
                .doesNotContain("hush");
    }
}
