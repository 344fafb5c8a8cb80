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

import io.github.camelket.kamelet.KameletRun;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.RedirectStart;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page redirects.md: every snippet of it, run on a service over a socket. */
class RedirectsPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("src/docs/redirects.md");

    private final ManualClock clock = ManualClock.at(Instant.parse("2036-11-23T04:00:00Z"));
    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final KameletRun run = new KameletRun(local, clock);

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    @Test
    void aStreamIsRelayed() throws Exception {
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:relay")
                    .setBody(constant(RedirectStart.builder()
                        .addSrc("rtmp://pull.example.com/live/match")
                        .addDurl("rtmp://push.example.net/live/match")
                        .build()))
                    .to("ket:call")
                    .log("Relayed by ${body.reqList[0].reqId}");
                // spotless:on
            }
        });
        run.context().createProducerTemplate().sendBody("direct:relay", null);
        assertThat(run.changes()).containsExactly("RedirectStart");
    }

    @Test
    void theYamlSnippetTellsTheServiceOfTheWindow() throws Exception {
        List<String> snippets = Pages.snippets(PAGE, "yaml");
        assertThat(snippets).hasSize(1);
        // Quartz goes by the system's clock, which must not be past the window.
        run.load("snippet.yaml", snippets.get(0).replace("2026-11-23", "2036-11-23"));
        run.awaitThat(it -> assertThat(it.changes()).startsWith("RedirectStart"));
        assertThat(run.last("RedirectStart").bodyText())
                .contains(
                        "\"task_start_time\":"
                                + Instant.parse("2036-11-23T11:30:00Z").getEpochSecond(),
                        "\"task_stop_time\":"
                                + Instant.parse("2036-11-23T14:00:00Z").getEpochSecond(),
                        "\"bitrate\":\"2M\"",
                        "live/studio");
    }
}
