/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.KetLocal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The application as one jar in a process of its own, where everything of ours is in jars within it. */
class RunnableIT {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @Test
    void oneJarIsTheStation(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        try (KetLocal local = KetLocal.start()) {
            Demo.makePreset(local);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar"));
            command.add(System.getProperty("runnable"));
            command.addAll(List.of(Demo.options(local)));
            Process station = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                    assertThat(station.isAlive()).as(Files.readString(log)).isTrue();
                    assertThat(Files.readString(log)).containsPattern(PORT);
                });
                Matcher port = PORT.matcher(Files.readString(log));
                assertThat(port.find()).isTrue();
                TestRestTemplate http = new TestRestTemplate();
                String address = "http://127.0.0.1:" + port.group(1);
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(http.getForObject(address + "/on-air", String.class))
                                .as(Files.readString(log))
                                .isEqualTo("2 on air"));
                assertThat(http.getForObject(address + "/ket/playout", String.class))
                        .contains("<html");
                assertThat(http.getForObject(address + "/actuator/health", String.class))
                        .startsWith("{\"status\":\"UP\"");
            } finally {
                station.destroy();
                assertThat(station.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(Files.readString(log)).contains("StartLoop Cinema, filler, as nothing is on air");
        }
    }
}
