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
import io.github.camelket.KetComponent;
import io.github.camelket.KetComponentConfigurer;
import io.github.camelket.KetConfiguration;
import io.github.camelket.auth.EnvironmentCredentialsProvider;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.local.KetLocal;
import io.github.camelket.resilience.OnUnknown;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.FilteredClassLoader.ClassPathResourceFilter;
import org.springframework.boot.test.context.FilteredClassLoader.PackageFilter;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** What the properties camel.component.ket.* do to a component. */
class KetComponentAutoConfigurationTest {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final KetCredentialsProvider PROVIDER = () -> new KetCredentials("access", "secret", null);
    private static final SSLContextParameters SSL = new SSLContextParameters();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, KetComponentAutoConfiguration.class));

    @Test
    void eachOptionOfTheCatalogReachesTheComponent() throws IOException {
        Map<String, Object> expected = new HashMap<>();
        ApplicationContextRunner configured = application
                .withBean("otherConfiguration", KetConfiguration.class, KetConfiguration::new)
                .withBean("otherClock", Clock.class, () -> CLOCK)
                .withBean("otherProvider", KetCredentialsProvider.class, () -> PROVIDER)
                .withBean("otherSsl", SSLContextParameters.class, () -> SSL);
        for (Map.Entry<String, JsonNode> option : Catalog.options().entrySet()) {
            JsonNode said = option.getValue();
            String text = otherThanTheDefault(option.getKey(), said);
            configured = configured.withPropertyValues(Metadata.property(option.getKey()) + "=" + text);
            expected.put(option.getKey(), said.get("type").asText().equals("duration") ? "7000" : text);
        }
        expected.putAll(Map.of("clock", CLOCK, "credentialsProvider", PROVIDER, "sslContextParameters", SSL));

        configured.run(context -> {
            KetComponent ket = ket(context);
            KetComponentConfigurer options = new KetComponentConfigurer();
            expected.put("configuration", context.getBean("otherConfiguration"));
            expected.forEach((name, value) -> {
                Object set = options.getOptionValue(ket, name, false);
                assertThat(value instanceof String ? String.valueOf(set) : set)
                        .as(name)
                        .isEqualTo(value);
            });
        });
    }

    private static String otherThanTheDefault(String name, JsonNode option) {
        String usual = option.path("defaultValue").asText();
        return switch (option.get("type").asText()) {
            case "boolean" -> String.valueOf(!Boolean.parseBoolean(usual));
            case "integer" -> "7";
            case "duration" -> "7s";
            case "enum" -> option.get("enum").get(1).asText();
            case "object" ->
                "#bean:other"
                        + Map.of(
                                        "clock", "Clock",
                                        "configuration", "Configuration",
                                        "credentialsProvider", "Provider",
                                        "sslContextParameters", "Ssl")
                                .get(name);
            default -> "some-" + name;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.ket.on-unknown=verify",
                "camel.component.ket.onUnknown=VERIFY",
                "camel.component.ket.on-unknown={{mode}}"
            })
    void aPropertyIsWrittenAsInSpringBootOrAsInCamel(String property) {
        application
                .withPropertyValues(property.replace("{{mode}}", "${mode}"), "mode=verify")
                .run(context -> assertThat(ket(context).getConfiguration().getOnUnknown())
                        .isEqualTo(OnUnknown.VERIFY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7s", "7000", "PT7S", "7000ms"})
    void aDurationIsWrittenAsInSpringBoot(String duration) {
        application
                .withPropertyValues("camel.component.ket.response-timeout=" + duration)
                .run(context -> assertThat(ket(context).getResponseTimeout()).isEqualTo(7000));
    }

    @Test
    void keysComeFromTheEnvironmentOrFromCamelsPlaceholders() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment", Map.of("CAMEL_COMPONENT_KET_SECRETKEY", "of-environment"))))
                .withPropertyValues("camel.component.ket.access-key={{my.access}}", "my.access=of-vault")
                .run(context -> {
                    assertThat(ket(context).getSecretKey()).isEqualTo("of-environment");
                    assertThat(ket(context).getAccessKey()).isEqualTo("of-vault");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#bean:otherProvider",
                "#otherProvider",
                "{{which}}",
                "#type:io.github.camelket.auth.KetCredentialsProvider"
            })
    void aBeanIsNamedAsElsewhereInCamel(String reference) {
        application
                .withBean("otherProvider", KetCredentialsProvider.class, () -> PROVIDER)
                .withPropertyValues(
                        "camel.component.ket.credentials-provider=" + reference,
                        "camel.component.ket.autowired-enabled=false",
                        "which=#bean:otherProvider")
                .run(context -> assertThat(ket(context).getConfiguration().getCredentialsProvider())
                        .isSameAs(PROVIDER));
    }

    @Test
    void aClassIsNamedAsElsewhereInCamel() {
        application
                .withPropertyValues("camel.component.ket.credentials-provider=#class:"
                        + EnvironmentCredentialsProvider.class.getName())
                .run(context -> assertThat(ket(context).getConfiguration().getCredentialsProvider())
                        .isInstanceOf(EnvironmentCredentialsProvider.class));
    }

    @Test
    void aSingleBeanOfItsTypeIsUsedWithoutAProperty() {
        application.withBean(KetCredentialsProvider.class, () -> PROVIDER).run(context -> assertThat(
                        ket(context).getConfiguration().getCredentialsProvider())
                .isSameAs(PROVIDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect-timeout=soon",
                "max-retries=few",
                "on-unknown=maybe",
                "clock=#bean:nobody",
                "clock=noon",
                "clock=#bean:provider",
                "clock=#class:java.lang.String",
                "on-unknwon=verify",
                "credentials-provider.secret-key=mine"
            })
    void whatCannotBeReadIsToldAtStartWithItsProperty(String property) {
        application
                .withBean("provider", KetCredentialsProvider.class, () -> PROVIDER)
                .withPropertyValues("camel.component.ket." + property)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining(
                                "camel.component.ket." + property.substring(0, property.indexOf('='))));
    }

    @Test
    void whatSwitchesOnAndOffIsAmongTheProperties() {
        application
                .withPropertyValues(
                        "camel.component.ket.enabled=true",
                        "camel.component.ket.customizer.enabled=true",
                        "camel.component.ket.app=live")
                .run(context ->
                        assertThat(ket(context).getConfiguration().getApp()).isEqualTo("live"));
    }

    @ConfigurationProperties("station")
    record Station(Clock clock) {}

    static class NoonConverter implements Converter<String, Clock> {
        @Override
        public Clock convert(String text) {
            return CLOCK;
        }
    }

    @Configuration
    @EnableConfigurationProperties(Station.class)
    static class WithAClock {
        @Bean
        @ConfigurationPropertiesBinding
        NoonConverter noon() {
            return new NoonConverter();
        }
    }

    @Test
    void howTheApplicationWritesItsOwnPropertiesIsLeftToIt() {
        application
                .withUserConfiguration(WithAClock.class)
                .withBean("otherClock", Clock.class, Clock::systemUTC)
                .withPropertyValues("station.clock=noon", "camel.component.ket.clock=#bean:otherClock")
                .run(context -> {
                    assertThat(context.getBean(Station.class).clock()).isSameAs(CLOCK);
                    assertThat(ket(context).getClock()).isSameAs(context.getBean("otherClock"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.enabled=false",
                "camel.component.ket.enabled=false",
                "camel.component.customizer.enabled=false",
                "camel.component.ket.customizer.enabled=false"
            })
    void itIsSwitchedOffAsCamelsOwnStarters(String off) {
        application.withPropertyValues("camel.component.ket.app=live", off).run(context -> assertThat(
                        ket(context).getConfiguration().getApp())
                .isNull());
    }

    @Test
    void thereIsNothingWithoutCamel() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KetComponentAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(KetComponentConfiguration.class));
    }

    @Test
    void neitherActuatorNorMicrometerNorPlayoutIsNeeded() {
        try (KetLocal local = KetLocal.start()) {
            application
                    .withConfiguration(
                            AutoConfigurations.of(KetSecretsAutoConfiguration.class, KetPlayoutAutoConfiguration.class))
                    .withClassLoader(new FilteredClassLoader(
                            PackageFilter.of("org.springframework.boot.actuate", "io.micrometer"),
                            PackageFilter.of("io.github.camelket.playout"),
                            ClassPathResourceFilter.of(new ClassPathResource(
                                    "META-INF/services/" + ContextServicePlugin.class.getName()))))
                    .withPropertyValues(
                            "camel.component.ket.service-url=" + local.serviceUrl(),
                            "camel.component.ket.access-key=" + local.accessKey(),
                            "camel.component.ket.secret-key=" + local.secretKey())
                    .run(context -> {
                        assertThat(context).doesNotHaveBean(KetSecretsAutoConfiguration.class);
                        assertThat(context).doesNotHaveBean(KetPlayoutAutoConfiguration.class);
                        context.getBean(ProducerTemplate.class)
                                .requestBody("ket:getLoopList?uniqName=demo&app=live", (Object) null);
                        assertThat(local.requestCount("GetLoopList")).isEqualTo(1);
                    });
        }
    }

    @Test
    void whatABeanOfTheApplicationSaysStaysButWhereAPropertySaysOtherwise() {
        application
                .withBean("ket", KetComponent.class, () -> {
                    KetComponent ket = new KetComponent();
                    ket.setResponseTimeout(7000);
                    ket.getConfiguration().setServiceUrl("http://127.0.0.1:8090");
                    ket.getConfiguration().setApp("of-bean");
                    return ket;
                })
                .withPropertyValues("camel.component.ket.app=of-property")
                .run(context -> {
                    assertThat(ket(context)).isSameAs(context.getBean("ket"));
                    assertThat(ket(context).getResponseTimeout()).isEqualTo(7000);
                    assertThat(ket(context).getConfiguration().getServiceUrl()).isEqualTo("http://127.0.0.1:8090");
                    assertThat(ket(context).getConfiguration().getApp()).isEqualTo("of-property");
                });
    }

    @Test
    void aComponentOfAnotherNameIsLeftAlone() {
        application
                .withBean("ket-second", KetComponent.class, KetComponent::new)
                .withPropertyValues("camel.component.ket.access-key=of-the-first")
                .run(context -> {
                    CamelContext camel = context.getBean(CamelContext.class);
                    assertThat(camel.getComponent("ket-second", KetComponent.class)
                                    .getAccessKey())
                            .isNull();
                    assertThat(ket(context).getAccessKey()).isEqualTo("of-the-first");
                });
    }

    private static KetComponent ket(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed();
        return context.getBean(CamelContext.class).getComponent("ket", KetComponent.class);
    }
}
