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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page's addresses answer, over a socket. */
class PlayoutPageTest {

    private static PageServer server;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws Exception {
        server = new PageServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void three() {
        server.show(Stations.THREE);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.address(path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode status() throws Exception {
        HttpResponse<String> response = send("GET", "/ket/playout/status.json");
        assertThat(response.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/page.css", "/page.js", "/status.json"})
    void whateverIsAnsweredIsNotKeptAndRunsNothingOfOthers(String path) throws Exception {
        HttpResponse<String> response = send("GET", "/ket/playout" + path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
                .doesNotContain("unsafe", "*");
    }

    @Test
    void itsKindIsTold() throws Exception {
        assertThat(contentType("")).isEqualTo("text/html; charset=utf-8");
        assertThat(contentType("/page.css")).isEqualTo("text/css; charset=utf-8");
        assertThat(contentType("/page.js")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(contentType("/status.json")).isEqualTo("application/json");
    }

    private String contentType(String path) throws Exception {
        return send("GET", "/ket/playout" + path)
                .headers()
                .firstValue("Content-Type")
                .orElseThrow();
    }

    @Test
    void thePageHasNoScriptOfItsOwnInIt() throws Exception {
        assertThat(send("GET", "/ket/playout").body())
                .contains("<script src=\"playout/page.js\" defer></script>")
                .doesNotContain("<style", " style=", " onclick", "javascript:");
    }

    @Test
    void aQueryIsNotPutIntoTheHeaders() throws Exception {
        HttpResponse<String> response =
                send("GET", "/ket/playout?Content-Security-Policy=script-src+*&X-Planted=yes&Set-Cookie=a%3Db");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(response.headers().map()).doesNotContainKeys("x-planted", "set-cookie");
    }

    @Test
    void aSlashTooManyLeadsToThePage() throws Exception {
        HttpResponse<String> response = send("GET", "/ket/playout/");
        assertThat(response.statusCode()).isEqualTo(308);
        assertThat(response.headers().firstValue("Location")).hasValue("../playout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ket/playout/page.html", "/ket/playout/../../pom.xml", "/ket", "/ket/playout2"})
    void thereIsNothingElse(String path) throws Exception {
        assertThat(send("GET", path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void nothingCanBeChanged(String method) throws Exception {
        assertThat(send(method, "/ket/playout").statusCode()).isEqualTo(405);
        assertThat(send(method, "/ket/playout/status.json").statusCode()).isEqualTo(405);
    }

    @Test
    void theStatusIsAsTheStationSaysIt() throws Exception {
        JsonNode status = status();
        assertThat(status.get("at").asText()).isEqualTo("2026-12-05T11:42:00Z");
        assertThat(status.get("readAt").asText()).isEqualTo("2026-12-05T11:41:48Z");
        assertThat(status.has("guideProblem")).isFalse();
        JsonNode news = status.get("channels").get(0);
        assertThat(news.get("name").asText()).isEqualTo("News 24");
        assertThat(news.get("stream").asText()).isEqualTo("news");
        assertThat(news.get("timeZone").asText()).isEqualTo("Asia/Shanghai");
        assertThat(news.get("state").asText()).isEqualTo("ON_AIR");
        assertThat(news.get("current").get("name").asText()).isEqualTo("News at seven");
        assertThat(news.get("next").get("start").asText()).isEqualTo("2026-12-05T12:00:00Z");
        assertThat(news.get("showings")).hasSize(9);
        assertThat(news.get("limit").asText()).isEqualTo("2026-12-22T15:42:00Z");
        assertThat(status.get("channels").get(2).has("current")).isFalse();
        JsonNode relay = status.get("relays").get(0);
        assertThat(relay.get("targets"))
                .extracting(target -> target.get("running").asBoolean())
                .containsExactly(true, true);
    }

    @ParameterizedTest
    @EnumSource(Stations.class)
    void noStationShowsWhatMayBeAKey(Stations station) throws Exception {
        server.show(station);
        assertThat(status().toString()).doesNotContain("hush");
    }

    @Test
    void namesAreAsTheyWereWritten() throws Exception {
        server.show(Stations.NAMES);
        assertThat(status().get("channels"))
                .extracting(channel -> channel.get("name").asText())
                .contains(Stations.SCRIPT, " ");
    }

    @Test
    void aStationThatCannotBeLookedAtIsAFailureThatTellsNothing() throws Exception {
        server.show((Stations) null);
        HttpResponse<String> response = send("GET", "/ket/playout/status.json");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void whereThereIsNoServerThePageSaysWhatIsMissing() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.start();
            assertThatThrownBy(() -> PlayoutView.show(context, "playout", Stations.THREE::status, true))
                    .hasMessageContaining("camel-platform-http-main");
            assertThat(context.hasServices(PlayoutView.class)).isEmpty();
        }
    }

    @Test
    void itGoesWhenItIsStopped() throws Exception {
        try (PageServer other = new PageServer()) {
            PlayoutView view =
                    other.context().hasServices(PlayoutView.class).iterator().next();
            view.stop();
            assertThat(other.context().hasServices(PlayoutView.class)).isEmpty();
            assertThat(client.send(
                                    HttpRequest.newBuilder(other.address("/ket/playout"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
