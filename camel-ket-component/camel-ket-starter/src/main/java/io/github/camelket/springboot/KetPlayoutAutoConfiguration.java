/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import io.github.camelket.playout.KetPlayout;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Tells which properties {@code camel.ket.playout.*} there are, as playout refuses one that it does not know. Their values Camel
 * finds by itself, but it has no list of the properties of Spring Boot.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass(KetPlayout.class)
@ConditionalOnBean(CamelAutoConfiguration.class)
public class KetPlayoutAutoConfiguration {

    private static final String PREFIX = "camel.ket.playout.";

    @Bean
    LoadablePropertiesSource ketPlayoutProperties(ConfigurableEnvironment environment) {
        return new LoadablePropertiesSource() {
            @Override
            public String getName() {
                return "ket-playout";
            }

            /** Left to Camel, which asks Spring Boot. */
            @Override
            public @Nullable String getProperty(String name) {
                return null;
            }

            @Override
            public Properties loadProperties() {
                return loadProperties(name -> true);
            }

            @Override
            public Properties loadProperties(Predicate<String> filter) {
                Properties properties = new Properties();
                environment.getPropertySources().stream()
                        .filter(EnumerablePropertySource.class::isInstance)
                        .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .filter(name -> name.startsWith(PREFIX) && filter.test(name))
                        .forEach(name -> properties.setProperty(name, environment.getRequiredProperty(name)));
                return properties;
            }

            /** What playout is told does not change while it runs. */
            @Override
            public void reloadProperties(String location) {}
        };
    }
}
