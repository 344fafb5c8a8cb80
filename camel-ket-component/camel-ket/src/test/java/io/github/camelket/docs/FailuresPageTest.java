/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.CamelKet;
import io.github.camelket.KetConstants;
import io.github.camelket.KetOperationFailedException;
import io.github.camelket.SentOnceMatrix;
import io.github.camelket.SentOnceMatrix.Outcome;
import io.github.camelket.SentOnceMatrix.Situation;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.LoopSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page failures.md: its tables are what was seen, and its routes are run. */
class FailuresPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("src/docs/failures.md");

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel = new CamelKet(local, component -> {
        component.getConfiguration().setStreamId("channel1");
        component.getConfiguration().setPreset("mypreset");
        component.getConfiguration().setPubDomain("publish.example.com");
    });

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    @Test
    void theTablesAreWhatWasSeen() throws Exception {
        Tables.check(PAGE, Map.of("matrix", matrix(), "read-back", readBack()));
    }

    private static String matrix() throws Exception {
        List<List<String>> rows = new ArrayList<>();
        for (Situation situation : SentOnceMatrix.situations()) {
            Outcome reading = situation.call(SentOnceMatrix.READING);
            Outcome changing = situation.call(SentOnceMatrix.CHANGING);
            assertThat(List.of(
                            reading.seen(),
                            reading.executed(),
                            reading.exception().getClass()))
                    .as("what reading and changing have in common in: " + situation)
                    .isEqualTo(List.of(
                            changing.seen(),
                            changing.executed(),
                            changing.exception().getClass()));
            assertThat(reading.isSafeToRepeat()).isTrue();
            rows.add(List.of(
                    situation.name(),
                    Integer.toString(changing.seen()),
                    changing.executed(),
                    "`" + changing.exception().getClass().getSimpleName() + "`",
                    changing.isSafeToRepeat() ? "yes" : "no"));
        }
        return Tables.of(
                List.of("What happens", "Seen", "Carried out", "Exception", "A change is safe to repeat"), rows);
    }

    private static String readBack() {
        return Tables.of(
                List.of("Change", "Read back by", "What is compared"),
                Arrays.stream(KetAction.values())
                        .filter(action -> !action.isReadOnly())
                        .map(action -> List.of(
                                "`" + action.wireName() + "`",
                                action.readBack()
                                        .map(reading -> "`" + reading.wireName() + "`")
                                        .orElse("nothing"),
                                compared(action)))
                        .toList());
    }

    private static String compared(KetAction action) {
        return switch (action) {
            case PRESET, UPDATE_PRESET -> "all that was asked for";
            case DEL_PRESET, DEL_DIRECTOR_TASK -> "that it is gone";
            case START_LOOP -> "preset, domain and sources; not times, `LoopTimes`, `DurationHour`";
            case UPDATE_LOOP -> "sources; with `DurationHour` the outcome stays unknown";
            case STOP_LOOP -> "that no loop is on air on the stream";
            case REDIRECT_START ->
                "that each source is relayed to its target; not times and transcoding. If some are and some"
                        + " are not, the outcome stays unknown";
            case REDIRECT_STOP ->
                "that no such redirect of the last 31 days runs; needs `uniqName`, also for a `reqId`. One"
                        + " that is not listed stays unknown";
            case UPDATE_DIRECTOR_TASK -> "preset, sources, targets, outputs";
            case START_STREAM_PULL, STOP_STREAM_PULL -> "no action lists pulls: the outcome stays unknown";
            case CREATE_DIRECTOR_TASK -> "a task is found by its id only: the outcome stays unknown";
            default -> throw new IllegalArgumentException(action + " changes nothing");
        };
    }

    private void prepare() {
        camel.call("ket:preset", "{\"Output\": [{\"format\": {\"output_format\": 258}}]}", Object.class);
    }

    private Exchange send(String uri) {
        return camel.send(uri, Map.of("SrcInfo", LoopSource.inOrder("http://k/news.mp4")), Map.of());
    }

    @Test
    void whatIsSafeIsRepeated() throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                onException(KetOperationFailedException.class)
                    .onWhen(simple("${exception.safeToRepeat}"))
                    .maximumRedeliveries(5).redeliveryDelay(2000).useExponentialBackOff();
                // spotless:on
                // spotless:off
                from("direct:on-air")
                    .to("ket:getLoopList?maxRetries=3&retryDelay=500");
                // spotless:on
            }
        });
        local.faults().next(Fault.status(503));
        assertThat(camel.send("direct:on-air", null, Map.of()).getException()).isNull();
        assertThat(local.requestCount()).isEqualTo(2);

        // Each delivery is a call with its retries.
        local.faults().next(4, Fault.gatewayError(429, "Throttling", "Too many."));
        assertThat(camel.send("direct:on-air", null, Map.of()).getException()).isNull();
        assertThat(local.requestCount()).isEqualTo(2 + 5);
    }

    @Test
    void whatHappenedIsFoundOut() throws Exception {
        prepare();
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:start")
                    .to("ket:startLoop?onUnknown=verify&maxRetries=3")
                    .choice().when(header("CamelKetVerified").isEqualTo(true))
                        .log("The answer was lost, but the loop is on air: ${body}");
                // spotless:on
                // spotless:off
                from("direct:off-air")
                    .to("ket:stopLoop?idempotent=true");
                // spotless:on
            }
        });
        local.faults().next(Fault.cutOff());
        Exchange exchange = send("direct:start");
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(KetConstants.VERIFIED)).isEqualTo(true);
        assertThat(local.requestCount("StartLoop")).isEqualTo(1);

        for (int i = 0; i < 2; i++) {
            assertThat(send("direct:off-air").getException()).isNull();
        }
    }

    @Test
    void aRouteThatMayRunTwiceAndLoseItsCalls() throws Exception {
        prepare();
        camel.component().getConfiguration().setVerifyTimeout(200);
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:channel")
                    .onException(KetOperationFailedException.class)
                        .onWhen(simple("${exception.safeToRepeat}"))
                        .maximumRedeliveries(10).redeliveryDelay(1000)
                    .end()
                    .to("ket:startLoop?onUnknown=verify&idempotent=true&maxRetries=3");
                // spotless:on
            }
        });
        local.faults().on("StartLoop", Fault.status(503)).on("StartLoop", Fault.closeAfterExecution());
        assertThat(send("direct:channel").getException()).isNull();
        assertThat(send("direct:channel").getException()).isNull();
        assertThat(local.requestCount("StartLoop")).isEqualTo(3);
    }

    @Test
    void theLibraryOnThePageIsTheOneThatIsTested() throws Exception {
        String parent = Files.readString(Pages.ROOT.resolve("pom.xml"));
        assertThat(Pages.snippets(PAGE, "xml")).singleElement().satisfies(snippet -> assertThat(Pages.squeezed(parent))
                .contains(Pages.squeezed(snippet.replaceAll("8\\.[0-9.]+", "\\${bucket4j.version}")))
                .contains(snippet.replaceAll("(?s).*<version>(.*)</version>.*", "<bucket4j.version>$1<")));
    }
}
