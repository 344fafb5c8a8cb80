/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.pulling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.GetQuotaUsed;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.QuotaResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application on a service over a socket, with a real file, by a clock that goes on when it is told to. */
class ExternalPullTest {

    private static final String NEWS = "news,rtmp://pull.example.com/live/key-1,mypreset";
    private static final String SPORT = "sport,https://cdn.example.org/sport.flv?auth=key-2,";

    @TempDir
    private Path directory;

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T08:00:00+08:00"));
    private final KetLocal local =
            KetLocal.builder().clock(clock).maxClockSkew(Duration.ofDays(1)).start();
    private Main main;

    @BeforeEach
    void startWithAnEmptyList() throws Exception {
        save();
        start();
        makeThePreset();
    }

    private void start() throws Exception {
        main = ExternalPull.application();
        main.bind("testClock", clock);
        main.addOverrideProperty("camel.component.ket.clock", "#testClock");
        main.addOverrideProperty(
                "camel.component.ket.serviceUrl", local.serviceUrl().toString());
        main.addOverrideProperty("camel.component.ket.accessKey", local.accessKey());
        main.addOverrideProperty("camel.component.ket.secretKey", local.secretKey());
        main.addOverrideProperty("pulls.directory", directory.toString());
        main.addOverrideProperty("failures.directory", directory.toString());
        main.addOverrideProperty("cool.down", "PT1H");
        main.addOverrideProperty("list.every", "50");
        main.addOverrideProperty("look.every", "50");
        main.start();
    }

    private void makeThePreset() {
        main.getCamelContext()
                .createProducerTemplate()
                .sendBody(
                        "ket:call?idempotent=true",
                        Preset.builder()
                                .preset("mypreset")
                                .addOutput(PresetOutput.of(PresetFormat.builder()
                                        .outputFormat(OutputFormat.H264_360P)
                                        .suffix("_low")
                                        .build()))
                                .build());
    }

    @AfterEach
    void stop() {
        main.stop();
        local.close();
    }

    @Test
    void whatIsOnTheListIsPulled() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        assertThat(starts("news"))
                .singleElement()
                .asString()
                .contains("\"SrcUrl\":\"rtmp://pull.example.com/live/key-1\"", "\\\"preset\\\":\\\"mypreset\\\"");
        assertThat(starts("sport").get(0)).doesNotContain("ExtParam");
        assertThat(pulled()).isEqualTo(2);
        assertThat(local.requests().stream()
                        .map(RecordedRequest::action)
                        .filter(action -> action.endsWith("TranList") || action.startsWith("Start")))
                .as("it is read before it is written")
                .startsWith("GetStreamTranList");
        assertThat(failures()).isEmpty();
        assertThat(givenUp()).isEmpty();
    }

    @Test
    void afterARestartNothingIsStartedTwice() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        main.stop();
        start();
        afterALookAt("news", "sport");
        assertThat(starts("news")).hasSize(1);
        assertThat(pulled()).isEqualTo(2);
        assertThat(failures()).isEmpty();
    }

    @Test
    void whatEndsIsStartedAgain() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        local.sourceStopped("live", "news");
        local.sourceStopped("live", "sport");
        goOn(Duration.ofMinutes(19), "news", "sport");
        assertThat(starts("news")).hasSize(1);
        goOn(Duration.ofMinutes(1), "news", "sport");
        afterALookAt("sport");
        assertThat(starts("news")).hasSize(2);
        assertThat(pulled()).isEqualTo(2);
        assertThat(givenUp()).isEmpty();
    }

    @Test
    void whatEndsTooOftenIsGivenUpAndTriedAgainWhenItHasCooledDown() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        endAgainAndAgain();
        assertThat(starts("news")).as("the last one is taken back").hasSize(4);
        assertThat(pulled()).isZero();
        assertThat(givenUp())
                .containsExactlyInAnyOrder(
                        "GIVEN UP news: started 3 times in PT2H, and ended. It is left alone for PT1H, or until"
                                + " its row is changed.",
                        "GIVEN UP sport: started 3 times in PT2H, and ended. It is left alone for PT1H, or until"
                                + " its row is changed.");

        int asked = local.requestCount("StartStreamPull");
        // The look that gave up may have begun before the clock went on.
        goOn(Duration.ofMinutes(38), "news", "sport");
        assertThat(local.requestCount("StartStreamPull")).isEqualTo(asked);
        goOn(Duration.ofMinutes(22), "news", "sport");
        afterALookAt("news", "sport");
        assertThat(pulled()).isEqualTo(2);
        assertThat(givenUp()).hasSize(2);
    }

    @Test
    void whatIsGivenUpBeginsAgainWhenItsRowIsChanged() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        endAgainAndAgain();
        save(NEWS.replace("key-1", "key-3"), SPORT);
        await().atMost(Duration.ofSeconds(20)).until(() -> pulled() == 1);
        assertThat(starts("news")).last().asString().contains("key-3");
    }

    @Test
    void endingNowAndThenIsNoReasonToGiveUp() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        for (int i = 0; i < 5; i++) {
            goOn(Duration.ofHours(1), "news", "sport");
            local.sourceStopped("live", "news");
            goOn(Duration.ofMinutes(20), "news", "sport");
        }
        assertThat(starts("news")).hasSize(6);
        assertThat(givenUp()).isEmpty();
    }

    @Test
    void whatTheServiceRefusesIsToldAndGivenUp() throws Exception {
        save(NEWS.replace("mypreset", "unknown"), SPORT);
        await().atMost(Duration.ofSeconds(20)).until(() -> givenUp().size() == 1);
        afterALookAt("news", "sport");
        assertThat(starts("news")).hasSize(4);
        assertThat(failures())
                .hasSize(4)
                .allMatch(failure -> failure.startsWith("news not started: StartStreamPull failed: error 1005"));
        assertThat(pulled()).isEqualTo(1);
    }

    @Test
    void aServiceThatDoesNotAnswerIsNoReasonToGiveUp() throws Exception {
        local.faults().on("StartStreamPull", 10, Fault.status(503));
        save(NEWS);
        await().atMost(Duration.ofSeconds(20)).until(() -> pulled() == 1);
        assertThat(starts("news")).hasSize(11);
        assertThat(failures()).hasSize(10);
        assertThat(givenUp()).isEmpty();
    }

    @Test
    void anAnswerThatIsLostStartsNothingTwice() throws Exception {
        local.faults().on("StartStreamPull", 2, Fault.closeAfterExecution());
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        afterALookAt("news", "sport");
        assertThat(pulled()).isEqualTo(2);
        assertThat(starts("news")).hasSize(1);
        assertThat(givenUp()).isEmpty();
    }

    @Test
    void aStreamThatCannotBeLookedAtIsLeftAlone() throws Exception {
        save(NEWS);
        afterALookAt("news");
        local.sourceStopped("live", "news");
        local.faults().on("GetStreamTranList", 3, Fault.errNum(1, "unknow issue"));
        clock.advance(Duration.ofMinutes(20));
        await().atMost(Duration.ofSeconds(20)).until(() -> failures().size() == 3);
        assertThat(failures()).allMatch(failure -> failure.startsWith("news not looked at: GetStreamTranList failed"));
        afterALookAt("news");
        assertThat(starts("news")).hasSize(2);
    }

    @Test
    void aStreamThatIsPushedByItsOwnerIsLeftAlone() throws Exception {
        local.publish("live", "sport");
        save(SPORT);
        afterALookAt("sport");
        goOn(Duration.ofHours(1), "sport");
        assertThat(pulled()).isZero();
        local.unpublish("live", "sport");
        afterALookAt("sport");
        assertThat(pulled()).isEqualTo(1);
        assertThat(failures()).isEmpty();
        assertThat(givenUp()).isEmpty();
    }

    @Test
    void brokenRowsAreToldWithTheirPlaceAndRefusedAlone() throws Exception {
        save(
                "news,udp://pull.example.com/live/key-1,mypreset",
                "a stream,rtmp://pull.example.com/live/key-1,my-preset",
                "news,,",
                "news,rtmp://pull.example.com/live/key-1",
                NEWS + ",more",
                "\"news,rtmp://pull.example.com/live/key-1,mypreset",
                "",
                "no stream,off,",
                SPORT,
                SPORT);
        afterALookAt("sport");
        String columns = "must have 3 columns: stream,source,preset";
        String source =
                "source must be an rtmp address, or an http or https address that ends in .flv or .m3u8, but is ";
        assertThat(failures())
                .hasSize(8)
                .contains(
                        "pulls.csv, line 2: " + source + "'udp://pull.example.com/…'",
                        "pulls.csv, line 5: " + columns,
                        "pulls.csv, line 6: " + columns,
                        "pulls.csv, line 7: " + columns,
                        "pulls.csv, line 11: stream must be a name that no other row has, but sport is in a line above");
        assertThat(failures().get(1))
                .startsWith("pulls.csv, line 3: stream must be ")
                .contains(
                        "but is 'a stream'; preset must be 2 to 32 letters, digits or underscores, but is 'my-preset'");
        assertThat(failures().get(2)).isEqualTo("pulls.csv, line 4: source must not be empty");
        assertThat(failures().get(6)).startsWith("pulls.csv, line 9: stream must be ");
        assertThat(pulled()).isEqualTo(1);
    }

    @Test
    void aRowThatIsBrokenLaterChangesNothing() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        save(NEWS.replace("rtmp:", "rtnp:"), SPORT);
        await().atMost(Duration.ofSeconds(20)).until(() -> failures().size() == 1);
        local.sourceStopped("live", "news");
        goOn(Duration.ofMinutes(20), "news", "sport");
        assertThat(starts("news")).hasSize(2);

        // Nor does a list that is gone, or none.
        Files.delete(directory.resolve("pulls.csv"));
        await().atMost(Duration.ofSeconds(20)).until(() -> failures().size() == 2);
        write("stream;source\n" + SPORT);
        await().atMost(Duration.ofSeconds(20)).until(() -> failures().size() == 3);
        local.sourceStopped("live", "news");
        goOn(Duration.ofMinutes(20), "news", "sport");
        assertThat(starts("news")).hasSize(3);
        assertThat(failures())
                .contains(
                        "pulls.csv is not there; what is pulled goes on",
                        "pulls.csv, line 1: must be stream,source,preset; no row is read");
    }

    @Test
    void aRowThatIsGoneIsLeftAlone() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        save(SPORT);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> main.getCamelContext().getRoute("watch-news") == null);
        assertThat(pulled()).isEqualTo(2);
        int looks = looksAt("news");
        local.sourceStopped("live", "news");
        goOn(Duration.ofMinutes(20), "sport");
        assertThat(looksAt("news")).isEqualTo(looks);
        assertThat(pulled()).isEqualTo(1);

        save(SPORT, NEWS);
        await().atMost(Duration.ofSeconds(20)).until(() -> pulled() == 2);
    }

    @Test
    void aRowThatIsOffIsStopped() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        local.faults().on("StopStreamPull", Fault.errNum(1203, "drop record fail"));
        save("news,off,", SPORT);
        await().atMost(Duration.ofSeconds(20)).until(() -> pulled() == 1);
        afterALookAt("news", "sport");
        assertThat(pulled()).isEqualTo(1);
        assertThat(local.requestCount("StopStreamPull")).isEqualTo(2);
        assertThat(failures())
                .singleElement()
                .asString()
                .startsWith("news not stopped: StopStreamPull failed: error 1203");

        // Also if the application was down in the meantime.
        main.stop();
        save(NEWS, "sport,off,");
        start();
        afterALookAt("news", "sport");
        afterALookAt("news", "sport");
        assertThat(pulled()).isEqualTo(1);
        assertThat(local.requestCount("StopStreamPull")).isEqualTo(3);
    }

    @Test
    void aNewSourceTakesOver() throws Exception {
        save(NEWS, SPORT);
        afterALookAt("news", "sport");
        save(NEWS, SPORT.replace("key-2", "key-3"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> starts("sport").stream().anyMatch(start -> start.contains("key-3")));
        afterALookAt("news", "sport");
        assertThat(pulled()).isEqualTo(2);
        assertThat(local.requestCount("StopStreamPull")).isEqualTo(1);
        assertThat(starts("news")).hasSize(1);
    }

    @Test
    void theDemoEndsAsItShould() throws Exception {
        Demo.run(Duration.ofMillis(10));
    }

    @Test
    void theReadmeShowsTheRoute() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String snippet = readme.substring(readme.indexOf("```java") + 7);
        Path routes = Path.of("src/main/java/io/github/camelket/examples/pulling/PullRoutes.java");

        assertThat(Files.readString(routes).replaceAll("\\s+", ""))
                .contains(snippet.substring(0, snippet.indexOf("```")).replaceAll("\\s+", ""));
    }

    /** Four times, with 21 minutes from one to the next. */
    private void endAgainAndAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            local.sourceStopped("live", "news");
            local.sourceStopped("live", "sport");
            goOn(Duration.ofMinutes(21), "news", "sport");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(givenUp()).hasSize(2));
    }

    private void save(String... rows) throws Exception {
        write(PullRow.HEADING + "\n" + String.join("\n", rows));
    }

    private void write(String text) throws Exception {
        Path beside = Files.writeString(directory.resolve("pulls.csv.new"), text);
        Files.move(beside, directory.resolve("pulls.csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void goOn(Duration step, String... streams) {
        clock.advance(step);
        afterALookAt(streams);
    }

    /** The second look from now on begins when the first, which knows all that is so now, has ended. */
    private void afterALookAt(String... streams) {
        for (String stream : streams) {
            int looks = looksAt(stream);
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> looksAt(stream) >= looks + 2);
        }
    }

    private int looksAt(String stream) {
        return (int) local.requests().stream()
                .filter(request -> request.action().equals("GetStreamTranList"))
                .filter(request -> request.rawQuery().contains("StreamID=" + stream))
                .count();
    }

    private List<String> starts(String stream) {
        return local.requests().stream()
                .filter(request -> request.action().equals("StartStreamPull"))
                .map(RecordedRequest::bodyText)
                .filter(body -> body.contains("\"StreamID\":\"" + stream + "\""))
                .toList();
    }

    private int pulled() {
        return main.getCamelContext()
                .createProducerTemplate()
                .requestBody("ket:call", GetQuotaUsed.builder().build(), QuotaResult.class)
                .quotaDetail()
                .quotaPullUsed();
    }

    private List<String> failures() throws Exception {
        Path file = directory.resolve("failures.log");
        List<String> failures = Files.exists(file) ? Files.readAllLines(file) : List.of();
        assertThat(failures).noneMatch(failure -> failure.contains("key-"));
        return failures;
    }

    private List<String> givenUp() throws Exception {
        Path letters = directory.resolve("given-up");
        if (!Files.exists(letters)) {
            return List.of();
        }
        List<String> givenUp = new ArrayList<>();
        try (Stream<Path> files = Files.list(letters)) {
            for (Path file : files.toList()) {
                givenUp.add(Files.readString(file));
            }
        }
        return givenUp;
    }
}
