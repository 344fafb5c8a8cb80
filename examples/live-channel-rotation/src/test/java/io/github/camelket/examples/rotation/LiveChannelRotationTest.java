/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.StopLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application on a service over a socket, by a clock that goes on when it is told to. */
class LiveChannelRotationTest {

    @TempDir
    private Path directory;

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T09:01:00+08:00"));
    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private Main main;

    private void start(Map<String, String> properties, String... live) throws Exception {
        main = LiveChannelRotation.application();
        main.bind("testClock", clock);
        main.addOverrideProperty("camel.component.ket.clock", "#testClock");
        main.addOverrideProperty(
                "camel.component.ket.serviceUrl", local.serviceUrl().toString());
        main.addOverrideProperty("camel.component.ket.accessKey", local.accessKey());
        main.addOverrideProperty("camel.component.ket.secretKey", local.secretKey());
        main.addOverrideProperty("failures.directory", directory.toString());
        main.addOverrideProperty("look.every", "50");
        properties.forEach(main::addOverrideProperty);
        main.configure().withAutoStartup(false);
        main.start();
        main.getCamelTemplate()
                .sendBody(
                        "ket:call?idempotent=true",
                        Preset.builder()
                                .preset("mypreset")
                                .addOutput(PresetOutput.of(PresetFormat.builder()
                                        .outputFormat(OutputFormat.H264_360P)
                                        .suffix("_low")
                                        .build()))
                                .build());
        for (String stream : live) {
            publish(stream);
        }
        main.getCamelContext().getRouteController().startAllRoutes();
    }

    private void startWith(String... live) throws Exception {
        start(Map.of(), live);
        afterALook();
    }

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
        local.close();
    }

    @Test
    void streamsTakeTurnsOnOneLoop() throws Exception {
        startWith("studio", "court1", "court2");
        String task = loop().taskId();
        goTo("09:04");
        assertThat(onAir()).isEqualTo("studio");
        goTo("09:05");
        assertThat(onAir()).isEqualTo("court1");
        goTo("09:10");
        assertThat(onAir()).isEqualTo("court2");
        goTo("09:14");
        assertThat(onAir()).isEqualTo("court2");
        goTo("09:15");
        assertThat(onAir()).isEqualTo("studio");

        assertThat(loop().taskId()).as("never interrupted").isEqualTo(task);
        assertThat(local.requestCount("StartLoop")).isEqualTo(1);
        assertThat(changes()).isEqualTo(3);
        assertThat(failures()).isEmpty();
    }

    @Test
    void onlyWhatIsLiveHasATurn() throws Exception {
        startWith("studio");
        goTo("09:05");
        assertThat(onAir()).isEqualTo("studio");
        publish("court2");
        goTo("09:06");
        assertThat(onAir()).as("its turn goes on").isEqualTo("studio");
        goTo("09:10");
        assertThat(onAir()).isEqualTo("court2");
        goTo("09:15");
        assertThat(onAir()).isEqualTo("studio");
        publish("court1");
        goTo("09:20");
        assertThat(onAir()).isEqualTo("court1");
    }

    @Test
    void whatBreaksOffIsLeftAtOnce() throws Exception {
        startWith("studio");
        publish("court2");
        afterALook();
        local.unpublish("live", "studio");
        afterALook();
        assertThat(onAir()).isEqualTo("court2");
        // The one that took over has no longer turn for it.
        publish("studio");
        afterALook();
        assertThat(onAir()).isEqualTo("court2");
        goTo("09:05");
        assertThat(onAir()).isEqualTo("studio");
    }

    @Test
    void whileNothingIsLiveTheStandbyPlays() throws Exception {
        startWith();
        assertThat(onAir()).isEqualTo("standby.mp4");
        publish("court1");
        afterALook();
        assertThat(onAir()).isEqualTo("court1");
        local.unpublish("live", "court1");
        goTo("09:10");
        assertThat(onAir()).isEqualTo("standby.mp4");
        assertThat(local.requestCount("StartLoop")).isEqualTo(1);
        afterALook();
        assertThat(changes()).isEqualTo(2);
        assertThat(failures()).as("once each time").containsExactly("no stream is live", "no stream is live");
    }

    @Test
    void withoutAStandbyWhatWasOnAirStays() throws Exception {
        start(Map.of("rotation.standby", ""));
        afterALook();
        assertThat(local.requestCount("StartLoop")).isZero();
        publish("court1");
        afterALook();
        local.unpublish("live", "court1");
        goTo("09:10");
        afterALook();
        assertThat(onAir()).isEqualTo("court1");
        assertThat(failures()).hasSize(2);
        assertThat(changes()).isZero();
    }

    @Test
    void aRestartChangesNothing() throws Exception {
        startWith("court1");
        publish("studio");
        main.stop();
        clock.set(at("09:22"));
        start(Map.of());
        afterALook();
        assertThat(onAir()).isEqualTo("court1");
        assertThat(changes()).isZero();
        assertThat(local.requestCount("StartLoop")).isEqualTo(1);
        goTo("09:25");
        assertThat(onAir()).isEqualTo("studio");
    }

    @Test
    void aChangeThatFailsIsToldAndMadeAgain() throws Exception {
        startWith("studio");
        publish("court1");
        // Beside it there is the call that asks for more time.
        await().atMost(Duration.ofSeconds(20)).until(() -> local.requestCount("UpdateLoop") == 1);
        local.faults().on("UpdateLoop", 2, Fault.errNum(1204, "update record fail"));
        goTo("09:05");
        await().atMost(Duration.ofSeconds(20)).until(() -> onAir().equals("court1"));
        assertThat(failures())
                .hasSize(2)
                .allMatch(failure -> failure.startsWith("UpdateLoop failed: error 1204 UPDATE_FAILED"));
        goTo("09:09");
        assertThat(changes()).isEqualTo(3);
    }

    @Test
    void anAnswerThatIsLostDoesNothingTwice() throws Exception {
        local.faults().on("StartLoop", Fault.closeAfterExecution());
        startWith("studio");
        publish("court1");
        await().atMost(Duration.ofSeconds(20)).until(() -> local.requestCount("UpdateLoop") == 1);
        local.faults().on("UpdateLoop", Fault.closeAfterExecution());
        goTo("09:05");
        assertThat(onAir()).isEqualTo("court1");
        assertThat(local.requestCount("StartLoop")).isEqualTo(1);
        assertThat(changes()).isEqualTo(1);
        assertThat(failures()).noneMatch(failure -> failure.contains("Loop"));
    }

    @Test
    void whatCannotBeAskedIsNoReasonToChange() throws Exception {
        startWith("studio");
        publish("court1");
        local.faults().on("GetStreamTranList", 3, Fault.errNum(1, "unknow issue"));
        local.faults().on("GetLoopList", 2, Fault.status(503));
        await().atMost(Duration.ofSeconds(20)).until(() -> failures().size() >= 5);
        afterALook();
        assertThat(onAir()).isEqualTo("studio");
        assertThat(local.requestCount("StartLoop")).isEqualTo(1);
        assertThat(changes()).isZero();
        assertThat(failures().stream().filter(failure -> failure.contains("GetStreamTranList failed: error 1 ")))
                .hasSize(3);
    }

    @Test
    void aLoopThatIsGoneIsStartedAgain() throws Exception {
        startWith("studio");
        main.getCamelTemplate()
                .sendBody("ket:call", StopLoop.builder().streamId("tour").build());
        await().atMost(Duration.ofSeconds(20)).until(() -> local.requestCount("StartLoop") == 2);
        assertThat(onAir()).isEqualTo("studio");
    }

    @Test
    void theChannelOutlivesItsTwentyDays() throws Exception {
        start(Map.of("longer.every", "100"), "studio");
        await().atMost(Duration.ofSeconds(20)).until(() -> local.requestCount("StartLoop") == 1);
        String task = loop().taskId();
        for (int i = 0; i < 3; i++) {
            int extensions = local.requestCount("UpdateLoop");
            clock.advance(Duration.ofDays(19));
            await().atMost(Duration.ofSeconds(20)).until(() -> local.requestCount("UpdateLoop") >= extensions + 2);
        }
        assertThat(loop().taskId()).isEqualTo(task);
        assertThat(local.requests().stream()
                        .filter(request -> request.action().equals("UpdateLoop"))
                        .filter(request -> request.status() == 200)
                        .map(RecordedRequest::bodyText))
                .anyMatch(body -> body.contains("\"DurationHour\":480"));
    }

    @Test
    void entriesThatCannotBeAreToldWithTheirPlaceAndTheOthersTakeTurns() throws Exception {
        start(
                Map.of("rotation.streams", "studio, court 1, , court2, studio, rtmp://pull.example.com/live/key"),
                "court2");
        await().atMost(Duration.ofSeconds(20)).until(() -> onAir().equals("court2"));
        await().atMost(Duration.ofSeconds(20)).until(() -> failures().size() == 4);
        String allowed = "must be 1 to 128 letters, digits, or any of _ . -, but is ";
        assertThat(failures())
                .containsExactly(
                        "rotation.streams, entry 2: " + allowed + "'court 1'",
                        "rotation.streams, entry 3: is empty",
                        "rotation.streams, entry 5: studio is there already",
                        "rotation.streams, entry 6: " + allowed + "'rtmp://pull.example.com/…'");
    }

    @Test
    void whatCannotWorkAtAllDoesNotStart() {
        assertThatThrownBy(() -> start(Map.of("rotation.streams", "court 1")))
                .hasStackTraceContaining("rotation.streams has no stream that could be on air");
        assertThatThrownBy(() -> start(Map.of("rotation.source", "udp://pull.example.com/live/")))
                .hasStackTraceContaining("SrcInfo[0].Path must be an http or https address");
        assertThatThrownBy(() -> start(Map.of("rotation.standby", "standby.mp4")))
                .hasStackTraceContaining("SrcInfo[0].Path must be an http or https address");
        assertThat(local.requestCount("StartLoop")).isZero();
    }

    @Test
    void theDemoEndsAsItShould() throws Exception {
        Demo.run(Duration.ofMillis(10));
    }

    @Test
    void theReadmeShowsTheRoute() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String snippet = readme.substring(readme.indexOf("```java") + 7);
        Path routes = Path.of("src/main/java/io/github/camelket/examples/rotation/RotationRoutes.java");

        assertThat(Files.readString(routes).replaceAll("\\s+", ""))
                .contains(snippet.substring(0, snippet.indexOf("```")).replaceAll("\\s+", ""));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + ":00+08:00");
    }

    private void publish(String stream) {
        local.publish("live", stream, "mypreset");
    }

    private void goTo(String time) {
        clock.set(at(time));
        afterALook();
    }

    /** The second look from now on begins when the first, which knows all that is so now, has ended. */
    private void afterALook() {
        int looks = looks();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> looks() >= looks + 2);
    }

    private int looks() {
        return local.requestCount("GetLoopList");
    }

    /** How often the source was changed. */
    private long changes() {
        return local.requests().stream()
                .filter(request -> request.action().equals("UpdateLoop"))
                .filter(request -> request.bodyText().contains("SrcInfo"))
                .count();
    }

    private Loop loop() throws Exception {
        List<Loop> loops = main.getCamelTemplate()
                .requestBody("ket:call", GetLoopList.builder().streamId("tour").build(), LoopListResult.class)
                .list();
        assertThat(loops).hasSize(1);
        return loops.get(0);
    }

    /** The last part of the address that plays. */
    private String onAir() throws Exception {
        assertThat(loop().srcInfo()).hasSize(1);
        return loop().srcInfo().get(0).path().replaceFirst(".*/", "");
    }

    private List<String> failures() throws Exception {
        Path file = directory.resolve("failures.log");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
