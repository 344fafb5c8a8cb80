/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
class PullTriggeredTranscodeTest {

    private static final String MOBILE =
            "Output:\n  - format:\n      output_format: 258\n      suffix: _mobile\n      vbr: %d\n";

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

        assertThat(changes()).containsExactly("Preset", "Preset");
        assertThat(local.requests().stream()
                        .filter(request -> request.status() != 200)
                        .toList())
                .isEmpty();
        String readme = Files.readString(Path.of("README.md"));
        String excerpt = readme.substring(readme.indexOf("A dry run: "));
        assertThat(excerpt.substring(0, excerpt.indexOf("```")).lines().filter(line -> !line.isBlank()))
                .hasSizeGreaterThan(15)
                .allSatisfy(line -> assertThat(printed()).contains(line));
        // Two phones play the same stream.
        assertThat(printed().split("appeared: news by preset mobile", -1)).hasSize(2);
    }

    /** What is against the rule of playing is refused as well as what is against any other. */
    @Test
    void aPresetThatNobodyCouldPlayByIsNamedAndKeepsNothingFromHappening() throws Exception {
        write("mobile.yaml", MOBILE.formatted(512_000));
        try (Running application = new Running(local, folder)) {
            await().until(() -> changes().equals(List.of("Preset")));
        }
        write("mobile.yaml", MOBILE.formatted(819_200).replace("_mobile", "_phone"));
        write("bare.yaml", "Output:\n  - format: {output_format: 258}\n");
        write("broken.yaml", "Output:\n  - format: {output_format: 258\n    vbr: 1\n");
        write("list.yaml", "- one\n");
        write("loud.yaml", MOBILE.formatted(100).replace("_mobile", "_loud"));
        write("none.yaml", "Description: Nothing\n");
        write(
                "pair.yaml",
                MOBILE.formatted(512_000).replace("_mobile", "_pair") + "  - format: {output_format: 259}\n");
        write("zebra.yaml", MOBILE.formatted(512_000).replace("_mobile", "_zebra"));
        try (Running application = new Running(local, folder)) {
            await().until(() -> changes().size() == 2);
        }

        assertThat(changes()).containsExactly("Preset", "Preset");
        assertThat(last("Preset").bodyText()).contains("\"Preset\":\"zebra\"");
        assertThat(printed())
                .contains(
                        "presets mobile.yaml: Output[0].format.suffix must be _mobile if playing is to trigger preset mobile, but"
                                + " is '_phone'",
                        "presets bare.yaml: Output[0].format.suffix must be _bare if playing is to trigger preset bare, but is"
                                + " nothing",
                        "presets broken.yaml, line 3: while parsing a flow mapping",
                        "presets list.yaml: The message body must be a JSON object",
                        "presets loud.yaml: Preset cannot be sent: Output[0].format.vbr must be a whole number",
                        "presets none.yaml: Output[0].format.suffix must be _none",
                        "presets pair.yaml: Output must be a list of one, as playing triggers the first and no other, but is a"
                                + " list of 2")
                .doesNotContain("\tat ");
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() throws Exception {
        write("mobile.yaml", MOBILE.formatted(512_000));
        for (int start = 1; start <= 2; start++) {
            int looks = 4 * start;
            try (Running application = new Running(local, folder)) {
                await().until(() -> local.requestCount("GetPresetDetail") >= looks);
            }
        }
        assertThat(changes()).containsExactly("Preset");
    }

    @Test
    void aStreamThatCannotBeIsNamedAndLeftOut() throws Exception {
        try (Running application = new Running(local, folder, "news, mat/ch,, news,door")) {
            await().untilAsserted(() -> assertThat(printed())
                    .contains("Push rtmp://push.example.com/live/news", "Push rtmp://push.example.com/live/door"));
        }
        assertThat(printed())
                .contains(
                        "streams, entry 2: stream must be letters, digits, or any of _ . -", "streams, entry 3: stream")
                .doesNotContain("Push rtmp://push.example.com/live/mat");
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
                        PullTriggeredTranscode.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("application.log").toFile());
        java.environment().put("KSYUN_ACCESS_KEY_ID", local.accessKey());
        java.environment().put("KSYUN_SECRET_ACCESS_KEY", local.secretKey());
        Process application = java.start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(Files.readString(folder.resolve("application.log")))
                            .contains("mobile is missing", "tv is missing"));
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
        Path routes = Path.of("src/main/java/io/github/camelket/examples/pull/PullRoutes.java");

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
            this(local, folder, "news, match");
        }

        Running(KetLocal local, Path folder, String streams) throws Exception {
            this(Demo.application(local, folder, false, "100ms"));
            main.addOverrideProperty("streams", streams);
            main.configure().setAutoStartup(true);
            main.start();
        }

        @Override
        public void close() {
            main.stop();
        }
    }
}
