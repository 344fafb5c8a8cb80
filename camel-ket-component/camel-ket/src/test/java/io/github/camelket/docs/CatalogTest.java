/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.kamelet.KameletFilesTest;
import io.github.camelket.kamelet.KameletFilesTest.KameletFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What editors and other tools know of camel-ket, by Camel's own catalog, which is made of the files in the jar; and what it
 * says of the endpoints and properties in the documentation, in the examples and in the Kamelets.
 */
class CatalogTest {

    private static final CamelCatalog CATALOG = new DefaultCamelCatalog(true);
    private static final Properties COMPONENTS = new Properties();
    private static final Map<String, KameletFile> KAMELETS = new TreeMap<>();

    /** As tools do it: from the list of components to the class of each, and from there to its JSON. */
    @BeforeAll
    static void addWhatTheJarHas() throws IOException {
        String services = "META-INF/services/org/apache/camel/";
        COMPONENTS.load(new StringReader(resource(services + "component.properties")));
        for (String name : COMPONENTS.getProperty("components").split(" ")) {
            Properties component = new Properties();
            component.load(new StringReader(resource(services + "component/" + name)));
            String type = component.getProperty("class");
            String folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
            CATALOG.addComponent(name, type, resource("META-INF/" + folder + "/" + name + ".json"));
        }
    }

    @BeforeAll
    static void readKamelets() throws IOException {
        KameletFilesTest.files().forEach(kamelet -> KAMELETS.put(kamelet.name(), kamelet));
    }

    private static Set<String> components() {
        return Set.copyOf(CATALOG.findComponentNames());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = CatalogTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theComponentIsDescribed() throws Exception {
        ComponentModel ket = CATALOG.componentModel("ket");

        assertThat(COMPONENTS.getProperty("components")).isEqualTo("ket");
        assertThat(CATALOG.findComponentNames()).contains("ket");
        assertThat(ket.getGroupId()).isEqualTo(COMPONENTS.getProperty("groupId"));
        assertThat(ket.getArtifactId()).isEqualTo(COMPONENTS.getProperty("artifactId"));
        assertThat(ket.getVersion()).isEqualTo(COMPONENTS.getProperty("version"));
        assertThat(Component.class).isAssignableFrom(Class.forName(ket.getJavaType()));
        assertThat(Stream.of(ket.getComponentOptions(), ket.getEndpointOptions(), ket.getEndpointHeaders())
                        .flatMap(List::stream))
                .hasSizeGreaterThan(100)
                .allSatisfy(option -> {
                    assertThat(option.getDescription()).as(option.getName()).isNotBlank();
                    assertThat(option.getJavaType()).as(option.getName()).isNotBlank();
                });
        assertThat(CATALOG.endpointProperties("ket:startLoop?app=live&preset=mypreset"))
                .isEqualTo(Map.of("action", "startLoop", "app", "live", "preset", "mypreset"));
        assertThat(CATALOG.asEndpointUri("ket", Map.of("action", "startLoop", "app", "live"), false))
                .isEqualTo("ket:startLoop?app=live");
    }

    @Test
    void whatIsWrongIsRefused() {
        assertThat(validated("ket:startLop").getInvalidEnum()).containsOnlyKeys("action");
        assertThat(validated("ket:startLoop?streamid=channel1").getUnknown()).containsOnly("streamid");
        assertThat(validated("ket:getTaskList?taskDays=many").getInvalidInteger())
                .containsOnlyKeys("taskDays");
        assertThat(unknownToTheKamelet("kamelet:ket-loop-keepalife")).containsOnly("ket-loop-keepalife");
        assertThat(unknownToTheKamelet("kamelet:ket-loop-keepalive/news?streamId=news&straemId=x"))
                .containsOnly("straemId");
        assertThat(CATALOG.validateConfigurationProperty("camel.component.ket.aap = live")
                        .isSuccess())
                .isFalse();
    }

    @Test
    void endpointsInTheDocumentationAreValid() throws Exception {
        Map<String, Path> found = new LinkedHashMap<>();
        for (Path page : Written.files(".md")) {
            String text = Files.readString(page);
            Written.quoted(text, components()).forEach(uri -> found.put(uri, page));
            Written.matches("`((?:ket|kamelet):[a-zA-Z][^`]*)`", text).forEach(uri -> found.put(uri, page));
            for (String yaml : Pages.snippets(page, "yaml")) {
                Written.declared(yaml).forEach(uri -> found.put(uri, page));
            }
        }
        // Names of data types look alike.
        found.keySet().removeIf(uri -> uri.startsWith("ket:application-cloudevents"));
        assertThat(found)
                .containsKeys(
                        "ket:startLoop?uniqName=demo&app=live",
                        "ket:startLoop?streamId=channel1&preset=mypreset",
                        "quartz:match/start?cron=0 0 19 ? * SAT&trigger.timeZone=Asia/Shanghai",
                        "kamelet:ket-loop-keepalive?streamId=channel1",
                        "kamelet:ket-task-source?taskType=8",
                        "aws2-s3://videos?operation=listObjects&prefix=archive/");
        areValid(found);
    }

    @Test
    void endpointsInTheExamplesAreValid() throws Exception {
        Map<String, Path> found = new LinkedHashMap<>();
        for (Path file : Written.files(".java", ".xml", ".yaml")) {
            if (file.startsWith(Pages.ROOT.resolve("examples"))) {
                String text = Files.readString(file);
                Written.quoted(text, components()).forEach(uri -> found.put(uri, file));
                if (file.toString().endsWith(".yaml")) {
                    Written.declared(text).forEach(uri -> found.put(uri, file));
                }
            }
        }
        assertThat(found)
                .containsKeys(
                        "ket:redirectStart?onUnknown=verify&idempotent=true",
                        "ket:getLoopList?streamId={{rotation.channel}}&emit=ALL&initialDelay=0&delay={{look.every}}"
                                + "&bridgeErrorHandler=true",
                        "ket:startLoop?streamId=news&preset=ladder",
                        "quartz:match/start?cron={{match.start}}&trigger.timeZone={{time.zone}}",
                        "kamelet:ket-preset-sink");
        areValid(found);
    }

    @Test
    void endpointsInTheKameletsAreValidAndTheirComponentsAreThere() throws Exception {
        Map<String, Path> found = new LinkedHashMap<>();
        for (KameletFile kamelet : KameletFilesTest.files()) {
            Written.declared(kamelet.text())
                    .forEach(uri -> found.put(withExamples(uri, kamelet.properties()), Path.of(kamelet.name())));
            assertThat(kamelet.dependencies())
                    .filteredOn(dependency -> dependency.startsWith("camel:") && !dependency.equals("camel:core"))
                    .allMatch(dependency -> CATALOG.findComponentNames().contains(dependency.substring(6)));
        }
        assertThat(found.keySet()).anyMatch(uri -> uri.startsWith("ket:getTaskList?taskType=6&"));
        areValid(found);
    }

    @Test
    void propertiesInTheDocumentationAndInTheExamplesAreValid() throws Exception {
        int known = 0;
        for (Path file : Written.files(".md", ".properties", ".yaml")) {
            for (Map.Entry<String, String> property : Written.properties(file)) {
                known += isValid(file, property.getKey(), property.getValue()) ? 1 : 0;
            }
        }
        assertThat(known).isGreaterThan(70);
        assertThat(Written.properties(Pages.ROOT.resolve("examples/spring-boot/src/main/resources/application.yaml")))
                .contains(
                        Map.entry("camel.component.ket.response-timeout", "10s"),
                        Map.entry("camel.health.producers-enabled", "true"));
    }

    /** Whether the catalog knows it. That of a Kamelet it does not, so the Kamelet's file is asked. */
    private static boolean isValid(Path file, String name, String value) {
        ConfigurationPropertiesValidationResult result = CATALOG.validateConfigurationProperty(name + " = " + value);
        assertThat(result.isSuccess())
                .as(file + ": " + name + result.summaryErrorMessage(false))
                .isTrue();
        Matcher ofKamelet = Pattern.compile("camel\\.kamelet\\.(ket-[\\w-]+)\\.(?:[\\w-]+\\.)?(\\w+)")
                .matcher(name);
        if (ofKamelet.matches()) {
            assertThat(KAMELETS).as(file + ": " + name).containsKey(ofKamelet.group(1));
            assertThat(KAMELETS.get(ofKamelet.group(1)).properties())
                    .as(file + ": " + name)
                    .containsKey(ofKamelet.group(2));
        }
        return result.isAccepted();
    }

    private static String withExamples(String uri, Map<String, Object> properties) {
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            String example = ((Map<?, ?>) property.getValue()).get("example").toString();
            uri = uri.replaceAll("\\{\\{\\??" + property.getKey() + "}}", Matcher.quoteReplacement(example));
        }
        return uri;
    }

    private static void areValid(Map<String, Path> uris) {
        uris.forEach((uri, file) -> {
            EndpointValidationResult result = validated(uri);
            assertThat(result.isSuccess())
                    .as(file + ": " + uri + result.summaryErrorMessage(false))
                    .isTrue();
            assertThat(unknownToTheKamelet(uri)).as(file + ": " + uri).isEmpty();
        });
    }

    /** The catalog lets any Kamelet pass with any property, so this asks its file. */
    private static Set<String> unknownToTheKamelet(String uri) {
        Matcher kamelet = Pattern.compile("kamelet:([^/?]+).*").matcher(uri);
        if (!kamelet.matches() || Set.of("source", "sink").contains(kamelet.group(1))) {
            return Set.of();
        }
        if (!KAMELETS.containsKey(kamelet.group(1))) {
            return Set.of(kamelet.group(1));
        }
        Set<String> properties =
                new TreeSet<>(Objects.requireNonNullElse(validated(uri).getLenient(), Set.of()));
        properties.removeAll(KAMELETS.get(kamelet.group(1)).properties().keySet());
        return properties;
    }

    /** Without the scheduler quartz: the catalog takes that for a bean without its #, with any component of Camel's. */
    private static EndpointValidationResult validated(String uri) {
        return CATALOG.validateEndpointProperties(uri.replace("&scheduler=quartz", ""));
    }
}
