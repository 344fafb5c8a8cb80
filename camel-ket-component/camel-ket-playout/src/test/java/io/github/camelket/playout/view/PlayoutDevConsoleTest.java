/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.local.ManualClock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the developer console, as Camel finds it by its name. */
class PlayoutDevConsoleTest {

    private final CamelContext context = new DefaultCamelContext();
    private final ManualClock clock = ManualClock.at(Stations.NOW);
    private Stations station = Stations.THREE;

    @BeforeEach
    void start() throws Exception {
        context.setDevConsole(true);
        context.start();
        PlayoutView.show(context, "playout", () -> station.status(), false, clock);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void show(Stations next) {
        station = next;
        clock.advance(Duration.ofSeconds(1));
    }

    private DevConsole console() {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("ket-playout");
    }

    private String text() {
        return (String) console().call(DevConsole.MediaType.TEXT);
    }

    @Test
    void theText() {
        assertThat(text())
                .isEqualTo(
                        """
                        Playout playout:
                        Service read: 2026-12-05T11:41:48Z
                        Guide in force since: 2026-12-05T02:42:00Z
                        Channels:
                          ON_AIR   News 24 (demo/live/news)  now: News at seven Sat 19:00 to Sat 20:00 Asia/Shanghai  next: Weather and traffic Sat 20:00 to Sat 20:30 Asia/Shanghai  limit: in 17 d 4 h
                          ON_AIR   Sport (demo/live/sport)  now: Cup final Sat 19:30 to Sat 22:15 Asia/Shanghai  next: filler Sat 22:15 to Sun 11:35 Asia/Shanghai  limit: in 9 d 20 h
                          OFF_AIR  电影频道 (demo/live/film)  now: nothing  next: 晚间电影：城南旧事 Sat 21:00 to Sat 22:50 Asia/Shanghai  limit: none
                        Relays:
                          ON_AIR   Cup final to partners (demo/live relay of rtmp://in.example.com/live/…)  Sat 19:30 to Sat 22:15 Asia/Shanghai
                                   runs to rtmp://push.partner-one.example.com/live/…
                                   runs to rtmp://push.partner-two.example.com/live/…
                        """);
    }

    @Test
    void whatWentWrong() {
        show(Stations.TROUBLE);
        assertThat(text())
                .contains("MISSING  Sport", "failed 5 times since 2026-12-05T11:38:00Z: StartLoop")
                .contains("not to  rtmp://push.partner-two.example.com/live/…")
                .doesNotContain("hush");
        show(Stations.REFUSED);
        assertThat(text()).contains("A newer guide is refused: guide.yaml:17:");
        show(Stations.UNREAD);
        assertThat(text()).contains("Service read: never", "A dry run: nothing is changed.");
    }

    @Test
    void theJsonIsThatOfThePage() throws Exception {
        JsonNode json = new ObjectMapper().readTree(((JsonObject) console().call(DevConsole.MediaType.JSON)).toJson());
        assertThat(json.get("stations")).hasSize(1);
        ObjectNode station = (ObjectNode) json.get("stations").get(0);
        assertThat(station.remove("name").asText()).isEqualTo("playout");
        assertThat((JsonNode) station)
                .isEqualTo(new ObjectMapper()
                        .readTree(StatusJson.of(Stations.THREE.status()).toJson()));
    }

    @Test
    void whereNothingIsPlayedOutThereIsNothing() {
        context.hasServices(PlayoutView.class).forEach(PlayoutView::stop);
        assertThat(text()).isEmpty();
    }
}
