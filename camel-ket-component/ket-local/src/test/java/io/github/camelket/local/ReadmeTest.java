/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The snippets of the README, compiled and run. */
class ReadmeTest {

    private static final Path THIS =
            Path.of("src", "test", "java", "io", "github", "camelket", "local", "ReadmeTest.java");

    private static void call(KetLocal local, String action) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(local.serviceUrl() + "/?Action=" + action))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }

    @Nested
    // spotless:off
    @ExtendWith(KetLocalExtension.class)
    class MyTest {
        @Test
        void startsTheLoop(KetLocal local) throws Exception {
            // point your client to local.serviceUrl(), local.accessKey(), local.secretKey()
            call(local, "StartLoop");
            RecordedRequest request = local.takeRequest();
            assertEquals("StartLoop", request.action());
        }
    }
    // spotless:on

    // spotless:off
    @RegisterExtension
    static final KetLocalExtension KET = new KetLocalExtension(KetLocal.builder().requestsPerMinute(600));
    // spotless:on

    @Test
    void timeStreamsAndFaults() {
        // spotless:off
        ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T02:00:00Z"));
        try (KetLocal local = KetLocal.builder().clock(clock).start()) {
            // … start a loop, then
            clock.advance(Duration.ofDays(20));
            // … and it has ended
        }
        // spotless:on
        assertThat(clock.instant()).isEqualTo("2026-12-13T02:00:00Z");

        KetLocal local = KET.local();
        try (TestClient client = new TestClient(local, Clock.systemUTC())) {
            client.post(
                    "Preset",
                    "{\"UniqName\":\"demo\",\"App\":\"live\",\"Preset\":\"mypreset\","
                            + "\"Output\":[{\"format\":{\"output_format\":258,\"suffix\":\"_mypreset\"}}]}");
        }
        // spotless:off
        local.publish("live", "mystream", "mypreset");   // as rtmp://…/live/mystream?preset=mypreset
        local.publish("live", "other");                  // without a preset …
        local.play("live", "other_mypreset");            // … which playing then triggers
        // spotless:on
        // spotless:off
        local.faults().next(Fault.status(503).retryAfter(Duration.ofSeconds(1)));   // the next request
        local.faults().next(3, Fault.gatewayError(403, "AuthFailure", "No."));      // the next three
        local.faults().on("StartLoop", Fault.closeAfterExecution());                // the next StartLoop
        // spotless:on
    }

    @Test
    void thereIsNoSnippetThatIsNotRunHere() throws Exception {
        String compiled = squeezed(Files.readString(THIS));
        Matcher fence =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        int found = 0;
        while (fence.find()) {
            assertThat(compiled).contains(squeezed(fence.group(1)));
            found++;
        }
        assertThat(found).isEqualTo(5);
    }

    /** Without white space and without the marks that keep the formatter away. */
    private static String squeezed(String code) {
        return code.replaceAll("// spotless:o(n|ff)", "").replaceAll("\\s+", "");
    }
}
