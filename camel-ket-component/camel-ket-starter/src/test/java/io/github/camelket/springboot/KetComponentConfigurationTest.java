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

import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepository;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;

/**
 * The properties are the options in the component's catalog, all of them and nothing else, and so is what tools that complete
 * properties are told. {@code -Dket.docs.write} writes that anew.
 */
class KetComponentConfigurationTest {

    /** What Camel's starters have for each component, besides its options. */
    private static final Set<String> OF_THE_STARTER = Set.of("class", "customizer", "enabled");

    @Test
    void theClassHasEachOptionOfTheCatalogWithItsType() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        Catalog.options().forEach((name, option) -> expected.put(name, Catalog.javaType(option)));
        Map<String, String> properties = properties()
                .collect(Collectors.toMap(PropertyDescriptor::getName, property -> property.getPropertyType()
                        .getName()));

        assertThat(properties).hasSizeGreaterThan(30).containsExactlyInAnyOrderEntriesOf(expected);
    }

    /** Or a default would take the place of what a bean of the application says. */
    @Test
    void nothingHasAValueThatTheApplicationDidNotGive() {
        BeanWrapperImpl untouched = new BeanWrapperImpl(new KetComponentConfiguration());
        properties().forEach(property -> {
            assertThat(property.getWriteMethod()).as(property.getName()).isNotNull();
            assertThat(untouched.getPropertyValue(property.getName()))
                    .as(property.getName())
                    .isNull();
        });
    }

    @Test
    void theMetadataIsWhatTheCatalogSays() throws IOException {
        String metadata = Metadata.ofCatalog();
        if (System.getProperty("ket.docs.write") != null) {
            Files.writeString(Path.of("src/main/resources", Metadata.FILE), metadata);
        }
        assertThat(Files.readString(Path.of("src/main/resources", Metadata.FILE)))
                .as("written anew by -Dket.docs.write")
                .isEqualTo(metadata);
    }

    @Test
    void toolsReadIt() throws IOException {
        Map<String, ConfigurationMetadataProperty> read = repository().getAllProperties();
        assertThat(read).hasSize(Catalog.options().size() + 2);
        ConfigurationMetadataProperty timeout = read.get("camel.component.ket.connect-timeout");
        assertThat(timeout.getType()).isEqualTo(Duration.class.getName());
        assertThat(timeout.getDefaultValue()).isEqualTo("10s");
        assertThat(timeout.getShortDescription()).startsWith("The longest to wait for a connection");
        assertThat(read.get("camel.component.ket.signature-location").getDefaultValue())
                .isEqualTo("query");
        assertThat(read.get("camel.component.ket.lazy-start-producer").getDefaultValue())
                .isEqualTo(false);
        assertThat(read.get("camel.component.ket.enabled").getDefaultValue()).isEqualTo(true);
    }

    /** Spring's metadata has no mark for a secret, so it is said in words. */
    @Test
    void secretsAreMarked() throws IOException {
        Map<String, ConfigurationMetadataProperty> read = repository().getAllProperties();
        assertThat(read.values().stream()
                        .filter(property -> property.getDescription().startsWith("Secret: "))
                        .map(ConfigurationMetadataProperty::getId))
                .hasSize(3)
                .containsExactlyInAnyOrderElementsOf(
                        Catalog.secrets().stream().map(Metadata::property).toList());
    }

    private static Stream<PropertyDescriptor> properties() {
        return Arrays.stream(BeanUtils.getPropertyDescriptors(KetComponentConfiguration.class))
                .filter(property -> !OF_THE_STARTER.contains(property.getName()));
    }

    private static ConfigurationMetadataRepository repository() throws IOException {
        try (InputStream metadata = Files.newInputStream(Path.of("target/classes", Metadata.FILE))) {
            return ConfigurationMetadataRepositoryJsonBuilder.create(metadata).build();
        }
    }
}
