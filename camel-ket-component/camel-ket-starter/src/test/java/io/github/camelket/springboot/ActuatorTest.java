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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.yaml.snakeyaml.Yaml;

/** What Actuator shows of the component, asked over HTTP. */
@SpringBootTest(
        classes = {TestApplication.class, ActuatorTest.Routes.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camel.health.producers-enabled=true",
            "camel.health.exposure-level=full",
            "management.endpoints.web.exposure.include=health,metrics,env,configprops",
            "management.endpoint.health.show-details=always",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always",
            // As the environment would have it.
            "KSYUN_SECRET_ACCESS_KEY=hidden-of-environment",
            "camel.kamelet.ket-redirect-window.match.src=rtmp://hidden-of-kamelet/match",
            "camel.component.ket.access-key={{my.access}}",
            "camel.component.ket.uniq-name=demo",
            "camel.component.ket.app=live"
        })
@DirtiesContext
class ActuatorTest {

    private static final KetLocal LOCAL = KetLocal.builder()
            .accessKey("hidden-access")
            .secretKey("hidden-secret")
            .sessionToken("hidden-token")
            .start();

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ProducerTemplate template;

    @Autowired
    private SanitizingFunction sanitizing;

    @Autowired
    private List<SimpleMeterRegistry> registries;

    @DynamicPropertySource
    static void service(DynamicPropertyRegistry properties) {
        properties.add(
                "camel.component.ket.service-url", () -> LOCAL.serviceUrl().toString());
        properties.add("my.access", LOCAL::accessKey);
        properties.add("camel.component.ket.secret-key", LOCAL::secretKey);
        properties.add("camel.component.ket.session-token", LOCAL::sessionToken);
        // As they would be, had the application been started with keys on its command line or beside it.
        properties.add("sun.java.command", () -> "station.jar --camel.component.ket.secret-key=" + LOCAL.secretKey());
        properties.add("JAVA_TOOL_OPTIONS", () -> "-Dcamel.component.ket.access-key=" + LOCAL.accessKey());
        properties.add(
                "SPRING_APPLICATION_JSON",
                () -> "{\"camel.component.ket.session-token\":\"" + LOCAL.sessionToken() + "\"}");
    }

    @TestConfiguration
    static class Routes {
        /** Spring Boot makes one of both, which then is the one to use. */
        @Bean
        SimpleMeterRegistry first() {
            return new SimpleMeterRegistry();
        }

        @Bean
        SimpleMeterRegistry second() {
            return new SimpleMeterRegistry();
        }

        @Bean
        RouteBuilder list() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:list").to("ket:getLoopList");
                }
            };
        }
    }

    @BeforeEach
    void forgetFaults() {
        LOCAL.faults().clear();
    }

    @AfterAll
    static void stop() {
        LOCAL.close();
    }

    @Test
    void healthIsThatOfTheService() {
        long before = LOCAL.requestCount("GetLoopList");
        JsonNode up = health(HttpStatus.OK);
        assertThat(LOCAL.requestCount("GetLoopList") - before)
                .as("camelHealth asks, and camelReadinessState does")
                .isEqualTo(2);
        assertThat(up.at("/status").asText()).isEqualTo("UP");
        assertThat(up.at("/components/camelHealth/details/ket:getLoopList?uniqName=demo&app=live")
                        .asText())
                .isEqualTo("UP");

        LOCAL.faults().on("GetLoopList", 10, Fault.gatewayError(403, "AuthFailure", "No."));
        JsonNode down = health(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(down.at("/components/camelHealth/details/ket:getLoopList?uniqName=demo&app=live")
                        .asText())
                .isEqualTo("DOWN");
        assertThat(down.toString())
                .contains("\"ket.gateway_code\":\"AuthFailure\"")
                .doesNotContain(LOCAL.secretKey());
    }

    private JsonNode health(HttpStatus status) {
        ResponseEntity<JsonNode> health = http.getForEntity("/actuator/health", JsonNode.class);
        assertThat(health.getStatusCode()).as(String.valueOf(health.getBody())).isEqualTo(status);
        return health.getBody();
    }

    @Test
    void callsAreCounted() {
        template.requestBody("direct:list", null, Object.class);

        JsonNode calls = http.getForObject(
                "/actuator/metrics/ket.calls?tag=action:GetLoopList&tag=outcome:success", JsonNode.class);
        assertThat(calls.at("/measurements/0/statistic").asText()).isEqualTo("COUNT");
        assertThat(calls.at("/measurements/0/value").asDouble()).isGreaterThanOrEqualTo(1);
        assertThat(registries).hasSize(2).allSatisfy(registry -> assertThat(
                        registry.get("ket.calls").timers())
                .isNotEmpty());
        assertThat(http.getForObject("/actuator/metrics/ket.loops", JsonNode.class)
                        .at("/measurements/0/value")
                        .asInt())
                .isZero();
    }

    @Test
    void noSecretIsShownEvenWhereValuesAre() {
        String environment = http.getForObject("/actuator/env", String.class);
        String properties = http.getForObject("/actuator/configprops", String.class);
        assertThat(environment)
                .contains(
                        "camel.component.ket.secret-key",
                        "sun.java.command",
                        "JAVA_TOOL_OPTIONS",
                        "SPRING_APPLICATION_JSON",
                        "camel.kamelet.ket-redirect-window.match.src",
                        "\"camel.component.ket.app\":{\"value\":\"live\"");
        assertThat(properties)
                .contains("\"secretKey\":\"******\"", "\"accessKey\":\"******\"", "\"uniqName\":\"demo\"");
        assertThat(List.of(environment, properties))
                .allSatisfy(shown -> assertThat(shown).doesNotContain("hidden-"));
    }

    @Test
    void eachSecretOfTheCatalogIsOneInWhicheverWayItIsWritten() throws IOException {
        assertThat(Catalog.secrets()).hasSize(3).allSatisfy(option -> {
            for (String name : written(Metadata.property(option), "camel.component.ket." + option)) {
                assertThat(isShown(name)).as(name).isFalse();
            }
        });
        // Of what is within an option.
        for (String name :
                List.of("credentials-provider.secret-key", "ssl-context-parameters.key-managers.key-password")) {
            assertThat(isShown("camel.component.ket." + name)).as(name).isFalse();
        }
        assertThat(isShown("camel.component.ket.stream-id")).isTrue();
    }

    /** Addresses of streams, which may have a key in them. */
    @Test
    void eachSecretOfTheKameletsIsOneAndNothingElse() throws IOException {
        Set<String> secrets = new TreeSet<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:kamelets/ket-*.yaml")) {
            JsonNode kamelet = new ObjectMapper().valueToTree(new Yaml().<Object>load(file.getInputStream()));
            String prefix = "camel.kamelet." + kamelet.at("/metadata/name").asText() + ".";
            kamelet.at("/spec/definition/properties").properties().forEach(property -> {
                boolean secret = property.getValue().path("format").asText().equals("password");
                if (secret) {
                    secrets.add(property.getKey());
                }
                String option = property.getKey();
                for (String name :
                        written(prefix + DataObjectPropertyName.toDashedForm(option), prefix + "route." + option)) {
                    assertThat(isShown(name)).as(name).isEqualTo(!secret);
                }
            });
        }
        assertThat(secrets).containsExactly("dstUrl", "durl", "src", "srcUrl");
    }

    private boolean isShown(String name) {
        return "value"
                .equals(sanitizing
                        .apply(new SanitizableData(null, name, "value"))
                        .getValue());
    }

    /** And as a variable of the environment. */
    private static List<String> written(String dashed, String camels) {
        return List.of(dashed, camels, dashed.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT));
    }
}
