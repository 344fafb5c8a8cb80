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

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is masked as long as no route has made a component; the rest is {@link ActuatorTest}'s. */
class KetSecretsAutoConfigurationTest {

    @Test
    void aKeyBehindAPlaceholderOfCamelIsKnown() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        CamelAutoConfiguration.class,
                        KetComponentAutoConfiguration.class,
                        KetSecretsAutoConfiguration.class))
                .withPropertyValues(
                        "camel.component.ket.secret-key={{my.secret}}",
                        "camel.component.ket.access-key={{nobody.knows}}",
                        "my.secret=hidden")
                .run(context -> {
                    assertThat(context.getBean(CamelContext.class).hasComponent("ket"))
                            .isNull();
                    SanitizingFunction sanitizing = context.getBean(SanitizingFunction.class);
                    assertThat(shown(sanitizing, "my.secret", "hidden")).isEqualTo(SanitizableData.SANITIZED_VALUE);
                    assertThat(shown(sanitizing, "my.name", "demo")).isEqualTo("demo");
                });
    }

    private static Object shown(SanitizingFunction sanitizing, String name, String value) {
        return sanitizing.apply(new SanitizableData(null, name, value)).getValue();
    }
}
