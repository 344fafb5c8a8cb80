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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application as it is, on a port of its own and the local service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class StationTest {

    private static final KetLocal LOCAL = KetLocal.start();

    @Autowired
    private TestRestTemplate http;

    @DynamicPropertySource
    static void service(DynamicPropertyRegistry properties) throws Exception {
        Demo.makePreset(LOCAL);
        properties.add(
                "camel.component.ket.service-url", () -> LOCAL.serviceUrl().toString());
        properties.add("camel.component.ket.access-key", LOCAL::accessKey);
        properties.add("camel.component.ket.secret-key", LOCAL::secretKey);
    }

    @BeforeEach
    void isOnAir() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(http.getForObject("/on-air", String.class)).isEqualTo("2 on air"));
    }

    @AfterAll
    static void stop() {
        LOCAL.close();
    }

    @Test
    void theGuideIsOnAirAndOnThePage() {
        JsonNode status = http.getForObject("/ket/playout/status.json", JsonNode.class);
        assertThat(status.at("/channels").findValuesAsText("name")).contains("新闻 News", "Cinema");
        assertThat(LOCAL.requestCount("StartLoop")).isEqualTo(2);
    }

    @Test
    void whoAsksGetsNothingOfItBack() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("sesame");
        headers.add("X-Any", "sesame");
        HttpHeaders answered = http.exchange("/on-air", HttpMethod.GET, new HttpEntity<>(headers), String.class)
                .getHeaders();
        assertThat(answered.toString()).contains("text/plain").doesNotContain("sesame");
    }

    @Test
    void actuatorTellsOfTheService() {
        assertThat(http.getForEntity("/actuator/health", JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(http.getForObject("/actuator/metrics/ket.playout.channels.on.air", JsonNode.class)
                        .at("/measurements/0/value")
                        .asInt())
                .isEqualTo(2);

        LOCAL.faults().on("GetLoopList", 20, Fault.gatewayError(403, "AuthFailure", "No."));
        ResponseEntity<JsonNode> health = http.getForEntity("/actuator/health", JsonNode.class);
        LOCAL.faults().clear();
        assertThat(health.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(health.getBody().at("/components/camelHealth/status").asText())
                .isEqualTo("DOWN");
    }
}
