/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import io.github.camelket.KetComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Sets the properties {@code camel.component.ket.*} on the component {@code ket}, on the same conditions as Camel's own starters. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.ket"})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, KetComponentConfiguration.class})
@ImportRuntimeHints(KetRuntimeHints.class)
public class KetComponentAutoConfiguration {

    @Bean
    @ConfigurationPropertiesBinding
    static KetComponentConverter ketComponentConverter(ObjectProvider<CamelContext> context) {
        return new KetComponentConverter(context);
    }

    @Bean
    @Lazy
    ComponentCustomizer ketComponentCustomizer(
            CamelContext context, KetComponentConfiguration properties, Environment environment) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component component) {
                KetComponent ket = (KetComponent) component;
                // Before the others, which go into it.
                if (properties.getConfiguration() != null) {
                    ket.setConfiguration(properties.getConfiguration());
                }
                CamelPropertiesHelper.copyProperties(context, properties, ket);
            }

            /** Of the component of that name only: another one has other keys, and is configured by who made it. */
            @Override
            public boolean isEnabled(String name, Component component) {
                return name.equals("ket")
                        && component instanceof KetComponent
                        && HierarchicalPropertiesEvaluator.evaluate(
                                environment, "camel.component.customizer", "camel.component.ket.customizer");
            }
        };
    }
}
