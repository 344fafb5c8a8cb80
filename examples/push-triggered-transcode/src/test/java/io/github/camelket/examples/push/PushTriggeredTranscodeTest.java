/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as it is run: real files, and a service over a socket. */
class PushTriggeredTranscodeTest {

    private static final String LOW =
            "Output:\n  - format:\n      output_format: 258\n      suffix: _low\n      vbr: %d\n";

    private final KetLocal local = KetLocal.start();
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void capture() {
        // A machine that is busy with something else is no fault.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        System.setOut(out);
        local.close();
    }

    @Test
    void theDemoShowsWhatTheReadmeSays() throws Exception {
        Demo.run(local, Path.of("presets"), folder);

        assertThat(changes())
                .as("two by hand, and nothing by the dry run")
                .containsExactly("Preset", "Preset", "Preset", "UpdatePreset", "UpdatePreset");
        assertThat(local.requests()).allMatch(request -> request.status() == 200);
        String readme = Files.readString(Path.of("README.md"));
        String excerpt = readme.substring(readme.indexOf("A dry run: "));
        assertThat(excerpt.substring(0, excerpt.indexOf("```")).lines().filter(line -> !line.isBlank()))
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(printed()).contains(line));
    }

    @Test
    void aBadFileIsNamedAndKeepsNothingFromHappening() throws Exception {
        write("ladder.yaml", LOW.formatted(512_000));
        try (Running application = new Running(local, folder)) {
            await().until(() -> changes().equals(List.of("Preset")));
        }
        write("ladder.yaml", "Output:\n  - format: {output_format: 258\n    vbr: 1\n");
        write("loud.yaml", LOW.formatted(100));
        write("no-name.yaml", LOW.formatted(512_000));
        write("list.yaml", "- one\n- two\n");
        write("twice.yaml", LOW.formatted(512_000) + "Output: []\n");
        write("two.yaml", LOW.formatted(512_000) + "---\n" + LOW.formatted(100_000));
        write("empty.yaml", "");
        write("zebra.yaml", LOW.formatted(819_200));
        write("notes.txt", "no preset");
        try (Running application = new Running(local, folder)) {
            await().until(() -> changes().size() == 2);
        }

        assertThat(changes()).containsExactly("Preset", "Preset");
        assertThat(last("Preset").bodyText()).contains("\"Preset\":\"zebra\"");
        assertThat(printed())
                .contains(
                        "presets ladder.yaml, line 3: while parsing a flow mapping",
                        "presets loud.yaml: Preset cannot be sent: Output[0].format.vbr must be a whole number from 100000 to"
                                + " 10000000, but is 100.",
                        "presets no-name.yaml: Preset cannot be sent: Preset must be 2 to 32 letters, digits or underscores, but"
                                + " is 'no-name'.",
                        "presets list.yaml: The message body must be a JSON object",
                        "presets twice.yaml, line 6: Duplicate field 'Output'",
                        "presets two.yaml, line ",
                        "presets empty.yaml, line 1: No content")
                .doesNotContain("notes.txt", "\tat ");
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() throws Exception {
        write("ladder.yaml", LOW.formatted(512_000));
        for (int start = 1; start <= 2; start++) {
            int looks = 3 * start;
            try (Running application = new Running(local, folder)) {
                await().until(() -> local.requestCount("GetPresetDetail") >= looks);
            }
        }
        assertThat(changes()).containsExactly("Preset");
    }

    @Test
    void whatSomebodyChangesAtTheServiceIsSetRight() throws Exception {
        write("ladder.yaml", LOW.formatted(512_000));
        try (Running application = new Running(local, folder)) {
            await().until(() -> changes().size() == 1);
            application.call(
                    "ket:updatePreset?preset=ladder",
                    """
                    {"Output": [{"format": {"output_format": 258, "suffix": "_low", "vbr": 819200}}]}
                    """);
            await().until(() -> changes().size() == 3);
            assertThat(last("UpdatePreset").bodyText()).contains("512000");
            await().untilAsserted(() ->
                    assertThat(printed()).contains("ladder differs: Output[0].format.vbr is 819200, declared 512000"));
        }
    }

    @Test
    void aLostAnswerMakesNoSecondPresetAndAnOutageIsSatOut() throws Exception {
        write("ladder.yaml", LOW.formatted(512_000));
        local.faults().on("GetPresetDetail", Fault.status(503));
        local.faults().on("GetPresetList", Fault.status(503));
        local.faults().on("Preset", Fault.closeAfterExecution());
        try (Running application = new Running(local, folder)) {
            await().untilAsserted(() -> assertThat(printed()).contains("ladder is missing", "done by Preset"));
            assertThat(changes()).containsExactly("Preset");
            await().untilAsserted(() -> assertThat(printed())
                    .contains("presets ladder.yaml: GetPresetDetail failed:", "service : GetPresetList failed:"));
            assertThat(printed()).doesNotContain("\tat ");
        }
    }

    @Test
    void aStreamThatCannotBeIsNamedAndLeftOut() {
        assertThat(PushedStream.list("news:ladder, match, door:a, news:other,,second.one:ladder"))
                .containsExactly(new PushedStream("news", "ladder"), new PushedStream("second.one", "ladder"));
        assertThat(printed())
                .contains(
                        "streams, entry 2 must be a stream and a preset like news:ladder, but is 'match'",
                        "streams, entry 3 must be",
                        "streams, entry 4: stream news is in the list already",
                        "streams, entry 5 must be");
    }

    @Test
    void aStreamWhosePresetIsInNoFileIsTold() throws Exception {
        write("ladder.yaml", LOW.formatted(512_000));
        try (Running application = new Running(local, folder)) {
            assertThat(printed()).contains("Stream door wants preset monitor, of which there is no file");
        }
    }

    /** As its users start it: a program of its own, configured by application.properties and the environment. */
    @Test
    void theApplicationTakesItsKeysFromTheEnvironmentAndBeginsWithADryRun() throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dcamel.component.ket.serviceUrl=" + local.serviceUrl(),
                        "-Dpresets.folder=presets",
                        PushTriggeredTranscode.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("application.log").toFile());
        java.environment().put("KSYUN_ACCESS_KEY_ID", local.accessKey());
        java.environment().put("KSYUN_SECRET_ACCESS_KEY", local.secretKey());
        Process application = java.start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Files.readString(folder.resolve("application.log")))
                            .contains("ladder is missing", "monitor is missing"));
        } finally {
            application.destroy();
            application.waitFor();
        }
        assertThat(local.requests()).as("signed with the right key").allMatch(request -> request.status() == 200);
        assertThat(changes()).isEmpty();
    }

    @Test
    void theReadmeShowsTheRoute() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String snippet = readme.substring(readme.indexOf("```java") + 7);
        Path routes = Path.of("src/main/java/io/github/camelket/examples/push/PushRoutes.java");

        assertThat(Files.readString(routes).replaceAll("\\s+", ""))
                .contains(snippet.substring(0, snippet.indexOf("```")).replaceAll("\\s+", ""));
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** What was called that is no reading. */
    private List<String> changes() {
        return local.requests().stream()
                .map(RecordedRequest::action)
                .filter(action -> !action.startsWith("Get"))
                .toList();
    }

    private RecordedRequest last(String action) {
        return local.requests().stream()
                .filter(request -> request.action().equals(action))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The application on the local service, with looks in quick succession. */
    private record Running(Main main) implements AutoCloseable {

        Running(KetLocal local, Path folder) throws Exception {
            this(Demo.application(local, folder, false, "100ms"));
            main.configure().setAutoStartup(true);
            main.start();
        }

        void call(String uri, String body) {
            main.getCamelContext().createProducerTemplate().sendBody(uri, body);
        }

        @Override
        public void close() {
            main.stop();
        }
    }
}
