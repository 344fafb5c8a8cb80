/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.playlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example as it is run, on a service over a socket, with real Quartz triggers a few seconds apart. */
class PlaylistScheduleTest {

    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Path FAILURES = Path.of("target", "demo-failures", "failures.log");

    private final KetLocal local = KetLocal.start();

    @AfterEach
    void close() {
        local.close();
        for (String property : List.of("ket.serviceUrl", "ket.accessKey", "ket.secretKey", "ket.pace")) {
            System.clearProperty(property);
        }
    }

    @Test
    void theDayRunsAsScheduled() throws Exception {
        assertThat(Demo.run(PACE, local.serviceUrl().toString(), local.accessKey(), local.secretKey(), true))
                .isZero();

        assertThat(actions())
                .containsExactly(
                        "Preset", "StartLoop", "GetLoopList", "UpdateLoop", "GetLoopList", "StopLoop", "GetLoopList");
        assertThat(local.requests().get(1).bodyText())
                .contains("/news.mp4", "/weather.mp4", "\"StreamID\":\"channel1\"", "\"Preset\":\"mypreset\"");
        assertThat(local.requests().get(3).bodyText()).contains("/film.mp4").doesNotContain("/news.mp4");
        assertThat(local.requests()).allMatch(request -> request.status() == 200);
        assertThat(FAILURES).doesNotExist();
    }

    @Test
    void aFailureIsReportedAndTheDayGoesOn() throws Exception {
        local.faults().on("UpdateLoop", Fault.errNum(1300, "task fail"));

        assertThat(Demo.run(PACE, local.serviceUrl().toString(), local.accessKey(), local.secretKey(), true))
                .isEqualTo(1);

        assertThat(actions().stream().filter(action -> !action.equals("GetLoopList")))
                .containsExactly("Preset", "StartLoop", "UpdateLoop", "StopLoop");
        assertThat(Files.readAllLines(FAILURES))
                .singleElement()
                .asString()
                .contains("evening: UpdateLoop failed: error 1300 TASK_FAILED, task fail", "not safe to repeat");
    }

    @Test
    void theProgramFailsIfAStepDid() {
        System.setProperty("ket.serviceUrl", local.serviceUrl().toString());
        System.setProperty("ket.accessKey", local.accessKey());
        System.setProperty("ket.pace", "PT1S");
        assertThatThrownBy(() -> Demo.main(new String[0]))
                .hasMessageContaining("KSYUN_SECRET_ACCESS_KEY or -Dket.secretKey is needed");

        System.setProperty("ket.secretKey", "wrong");
        assertThatThrownBy(() -> Demo.main(new String[0])).hasMessage("3 of 3 steps failed, see above");
        assertThat(local.requests()).hasSize(3).allMatch(request -> request.status() == 403);
    }

    /** As its users start it: a program of its own, configured by application.properties and the environment. */
    @Test
    void theApplicationTakesItsKeysFromTheEnvironment() throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dcamel.component.ket.serviceUrl=" + local.serviceUrl(),
                        "-Dmorning.cron=0/1 * * * * ?",
                        "-Dfailures.directory=target/application-failures",
                        PlaylistSchedule.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "application.log").toFile());
        java.environment().put("KSYUN_ACCESS_KEY_ID", local.accessKey());
        java.environment().put("KSYUN_SECRET_ACCESS_KEY", local.secretKey());
        Process application = java.start();
        try {
            RecordedRequest request = local.takeRequest(Duration.ofSeconds(60)).orElseThrow();
            assertThat(request.action()).isEqualTo("StartLoop");
            assertThat(request.status()).as("signed with the right key").isEqualTo(200);
        } finally {
            application.destroy();
        }
    }

    @Test
    void theReadmeShowsTheRoute() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String snippet = readme.substring(readme.indexOf("```java") + 7);
        Path routes = Path.of("src/main/java/io/github/camelket/examples/playlist/PlaylistRoutes.java");

        assertThat(Files.readString(routes).replaceAll("\\s+", ""))
                .contains(snippet.substring(0, snippet.indexOf("```")).replaceAll("\\s+", ""));
    }

    private List<String> actions() {
        return local.requests().stream().map(RecordedRequest::action).toList();
    }
}
