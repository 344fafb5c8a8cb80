/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.playout.StepReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The properties camel.ket.playout.* in Spring Boot, with the page and what Actuator shows. */
@SpringBootTest(
        classes = {TestApplication.class, PlayoutTest.Reports.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camel.ket.playout.page=true",
            "camel.ket.playout.check-every=2s",
            "camel.ket.playout.reportTo=direct:step",
            "camel.health.exposure-level=full",
            "management.endpoint.health.show-details=always",
            "management.endpoints.web.exposure.include=health,metrics"
        })
@DirtiesContext
class PlayoutTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final KetLocal LOCAL = KetLocal.start();

    @TempDir
    private static Path folder;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private List<StepReport> reports;

    @DynamicPropertySource
    static void station(DynamicPropertyRegistry properties) throws Exception {
        Path guide = Files.writeString(
                folder.resolve("guide.yaml"),
                """
                uniqName: demo
                app: live
                preset: mypreset
                pubDomain: publish.example.com
                channels:
                  - stream: news
                    name: News
                    filler: [http://videos.ks3-cn-beijing-internal.ksyuncs.com/ident.mp4]
                """);
        properties.add("camel.ket.playout.guide", () -> "file:" + guide);
        properties.add(
                "camel.component.ket.service-url", () -> LOCAL.serviceUrl().toString());
        properties.add("camel.component.ket.access-key", LOCAL::accessKey);
        properties.add("camel.component.ket.secret-key", LOCAL::secretKey);
        makePreset();
    }

    private static void makePreset() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            KetComponent ket = context.getComponent("ket", KetComponent.class);
            ket.getConfiguration().setServiceUrl(LOCAL.serviceUrl().toString());
            ket.setAccessKey(LOCAL.accessKey());
            ket.setSecretKey(LOCAL.secretKey());
            context.start();
            context.createProducerTemplate()
                    .sendBody(
                            "ket:preset?uniqName=demo&app=live&preset=mypreset",
                            "{\"Output\":[{\"format\":{\"output_format\":258,\"suffix\":\"_low\"}}]}");
        }
    }

    @TestConfiguration
    static class Reports {
        @Bean
        CopyOnWriteArrayList<StepReport> reports() {
            return new CopyOnWriteArrayList<>();
        }

        @Bean
        RouteBuilder report(List<StepReport> reports) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:step")
                            .process(exchange ->
                                    reports.add(exchange.getMessage().getBody(StepReport.class)));
                }
            };
        }
    }

    @AfterAll
    static void stop() {
        LOCAL.close();
    }

    @BeforeEach
    void isOnAir() {
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.failure()).isNull())
                .satisfies(report -> assertThat(report.action()).isEqualTo("StartLoop")));
    }

    @Test
    void optionsAreReadInWhicheverWayTheyAreWritten() {
        int looks = LOCAL.requestCount("GetLoopList");
        await().atMost(LONG_ENOUGH.dividedBy(3)).untilAsserted(() -> assertThat(LOCAL.requestCount("GetLoopList"))
                .as("every 2 seconds, and not every minute")
                .isGreaterThan(looks + 1));
    }

    @Test
    void thePageIsOnTheServerOfSpringBoot() {
        assertThat(http.getForObject("/ket/playout", String.class)).contains("<html");
        assertThat(http.getForObject("/ket/playout/status.json", JsonNode.class)
                        .at("/channels/0/state")
                        .asText())
                .isEqualTo("ON_AIR");
    }

    @Test
    void actuatorHasHealthAndMetrics() {
        JsonNode health = http.getForObject("/actuator/health", JsonNode.class);
        assertThat(health.at("/components/camelHealth/details/ket-playout").asText())
                .isEqualTo("UP");
        JsonNode onAir = http.getForObject("/actuator/metrics/ket.playout.channels.on.air", JsonNode.class);
        assertThat(onAir.at("/measurements/0/value").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "check-evry, 5s, camel.ket.playout.check-evry is no option of playout",
        "check-every, soon, camel.ket.playout.checkEvery is 'soon'"
    })
    void whatCannotBeReadIsToldAtStart(String option, String value, String told) {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(CamelAutoConfiguration.class, KetPlayoutAutoConfiguration.class))
                .withPropertyValues(
                        "camel.ket.playout." + option + "=" + value, "camel.ket.playout.guide=file:none.yaml")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining(told));
    }
}
