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
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.UpdateLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page loops.md: every snippet of it, run on a service over a socket. */
class LoopsPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("src/docs/loops.md");

    private final KetLocal local = KetLocal.start();
    private final KameletRun run = new KameletRun(local);

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    @Test
    void aLoopIsStartedAndGetsMoreTime() throws Exception {
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:on-air")
                    .setBody(constant(StartLoop.builder()
                        .streamId("channel1")
                        .preset("mypreset")
                        .pubDomain("publish.example.com")
                        .srcInfo(LoopSource.inOrder(
                            "http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4",
                            "http://videos.ks3-cn-beijing-internal.ksyuncs.com/weather.mp4"))
                        .build()))
                    .to("ket:call");
                // spotless:on
            }
        });
        run.context().createProducerTemplate().sendBody("direct:on-air", null);
        assertThat(run.onAir()).singleElement().satisfies(loop -> assertThat(loop.srcInfo())
                .hasSize(2));

        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("timer:longer?period=240h")
                    .setBody(constant(UpdateLoop.builder()
                        .streamId("channel1")
                        .durationHour(Duration.ofDays(20))
                        .build()))
                    .to("ket:call");
                // spotless:on
            }
        });
        run.awaitThat(it -> assertThat(it.changes()).containsExactly("StartLoop", "UpdateLoop"));
        assertThat(run.last("UpdateLoop").bodyText()).contains("\"DurationHour\":480");
    }

    @Test
    void theYamlSnippetKeepsLoopsOnAir() throws Exception {
        run.startLoop("one", KameletRun.NEWS);
        run.startLoop("two", KameletRun.NEWS);
        List<String> snippets = Pages.snippets(PAGE, "yaml");
        assertThat(snippets).hasSize(1);
        run.load("snippet.yaml", snippets.get(0));
        run.awaitThat(
                it -> assertThat(it.changes()).containsExactly("StartLoop", "StartLoop", "UpdateLoop", "UpdateLoop"));
    }
}
