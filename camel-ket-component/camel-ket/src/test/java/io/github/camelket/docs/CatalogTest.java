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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What editors and other tools know of camel-ket, by Camel's own catalog, which is made of the files in the jar; and what it
 * says of the endpoints and properties in the documentation, in the examples and in the Kamelets.
 */
class CatalogTest {

    private static final CamelCatalog CATALOG = new DefaultCamelCatalog(true);
    private static final Properties COMPONENTS = new Properties();

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
        assertThat(CATALOG.validateConfigurationProperty("camel.component.ket.aap = live")
                        .isSuccess())
                .isFalse();
    }

    @Test
    void endpointsInTheDocumentationAreValid() throws Exception {
        Map<String, Path> found = new LinkedHashMap<>();
        for (Path page : files(".md")) {
            String text = Files.readString(page);
            quoted(text).forEach(uri -> found.put(uri, page));
            matches("`((?:ket|kamelet):[a-zA-Z][^`]*)`", text).forEach(uri -> found.put(uri, page));
            for (String yaml : Pages.snippets(page, "yaml")) {
                declared(yaml).forEach(uri -> found.put(uri, page));
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
                        "kamelet:ket-task-source?taskType=8");
        areValid(found);
    }

    @Test
    void endpointsInTheExamplesAreValid() throws Exception {
        Map<String, Path> found = new LinkedHashMap<>();
        for (Path file : files(".java", ".xml", ".yaml")) {
            if (file.startsWith(Pages.ROOT.resolve("examples"))) {
                String text = Files.readString(file);
                quoted(text).forEach(uri -> found.put(uri, file));
                if (file.toString().endsWith(".yaml")) {
                    declared(text).forEach(uri -> found.put(uri, file));
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
            declared(kamelet.text())
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
        for (Path file : files(".md", ".properties")) {
            List<String> texts = file.toString().endsWith(".md")
                    ? Pages.snippets(file, "properties")
                    : List.of(Files.readString(file));
            for (String text : texts) {
                Properties properties = new Properties();
                properties.load(new StringReader(text));
                for (String name : properties.stringPropertyNames()) {
                    ConfigurationPropertiesValidationResult result =
                            CATALOG.validateConfigurationProperty(name + " = " + properties.getProperty(name));
                    assertThat(result.isSuccess())
                            .as(file + ": " + name + result.summaryErrorMessage(false))
                            .isTrue();
                    known += result.isAccepted() ? 1 : 0;
                }
            }
        }
        assertThat(known).isGreaterThan(50);
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
        });
    }

    /** Without the scheduler quartz: the catalog takes that for a bean without its #, with any component of Camel's. */
    private static EndpointValidationResult validated(String uri) {
        return CATALOG.validateEndpointProperties(uri.replace("&scheduler=quartz", ""));
    }

    /** Of the documentation and the examples, and not what a build has made. */
    private static List<Path> files(String... endings) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("src/docs", "examples", "camel-ket-component/ket-local")) {
            try (Stream<Path> all = Files.walk(Pages.ROOT.resolve(folder))) {
                all.forEach(files::add);
            }
        }
        try (Stream<Path> top = Files.list(Pages.ROOT)) {
            top.forEach(files::add);
        }
        return files.stream()
                .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                .filter(file -> Stream.of("target", "test")
                        .noneMatch(name -> file.toString().contains("/" + name + "/")))
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Literals of Java, also those in pieces, and attributes of XML that begin with a component's name. */
    private static List<String> quoted(String text) {
        Set<String> schemes = CATALOG.findComponentNames().stream()
                .filter(scheme -> !scheme.startsWith("http")) // addresses of files and streams
                .collect(Collectors.toSet());
        return matches("\"([a-z][a-z0-9-]*:[^\"\\s][^\"\n]*)\"", text.replaceAll("\"\\s*\\+\\s*\"", ""))
                .filter(uri -> schemes.contains(uri.substring(0, uri.indexOf(':'))))
                .map(uri -> uri.replace("&amp;", "&"))
                .toList();
    }

    /** Endpoints of routes in YAML, with their parameters. */
    private static List<String> declared(String yaml) {
        List<String> uris = new ArrayList<>();
        collect(new Load(LoadSettings.builder().build()).loadFromString(yaml), uris);
        return uris;
    }

    private static void collect(Object node, List<String> uris) {
        if (node instanceof List<?> list) {
            list.forEach(element -> collect(element, uris));
        } else if (node instanceof Map<?, ?> map) {
            Stream.of("uri", "to", "toD")
                    .map(map::get)
                    .filter(String.class::isInstance)
                    .forEach(uri -> uris.add(uri + query(map.get("parameters"))));
            map.values().forEach(value -> collect(value, uris));
        }
    }

    private static String query(Object parameters) {
        return parameters instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&", "?", ""))
                : "";
    }

    private static Stream<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1));
    }
}
