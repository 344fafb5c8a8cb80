/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.local.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of the README, typed in a shell in the project's root, with the jars that the build has put into lib. */
@ExtendWith(KetLocalExtension.class)
class CommandLineIT {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path LOG = Path.of("target", "command-line.log");

    @Test
    void thePresetIsMadeAndTheStationRunsAndStops(KetLocal local) throws Exception {
        List<String> commands = lines("java -cp ");
        assertThat(commands).hasSize(2);

        Process preset = shell(commands.get(0), local, Map.of());
        ends(preset, "the preset is made");
        assertThat(preset.exitValue()).isZero();
        assertThat(Files.readString(LOG)).contains("ladder is missing");
        assertThat(local.requestCount("Preset")).isEqualTo(1);

        Process station = shell(
                commands.get(1),
                local,
                Map.of("NEWS_MORNING", "* * * * * ?", "MATCH_START", "* * * * * ?", "NEWS_NIGHT", "0 0 0 1 1 ? 2099"));
        try {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(local.requests())
                        .filteredOn(request -> request.status() == 200)
                        .extracting(RecordedRequest::action)
                        .contains("GetPresetDetail", "GetLoopList", "StartLoop", "RedirectStart");
                assertThat(Files.readString(LOG))
                        .contains("news in format 258", "morning failed: StartLoop failed: error 1201");
            });
        } finally {
            station.destroy();
            ends(station, "Ctrl-C came");
        }
    }

    private static void ends(Process process, String after) throws InterruptedException {
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ends after " + after).isTrue();
    }

    @Test
    void theReadmeShowsARouteAsItIs() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String snippet = readme.substring(readme.indexOf("```yaml") + 7);
        assertThat(Files.readString(Path.of("src", "main", "resources", "camel", "news.yaml")))
                .contains(snippet.substring(0, snippet.indexOf("```")).strip());
    }

    private static Process shell(String command, KetLocal local, Map<String, String> hours) throws IOException {
        String export = lines("export KSYUN").get(0);
        String here =
                command.replace("http://127.0.0.1:8090", local.serviceUrl().toString());
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", export + "\nexec " + here)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        // Keys of whoever runs the test are not for ket-local.
        shell.environment().keySet().removeIf(name -> name.startsWith("KSYUN_"));
        shell.environment().putAll(hours);
        return shell.start();
    }

    private static List<String> lines(String beginning) throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }
}
