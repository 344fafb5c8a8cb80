/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What every file must have, so that tools and people know what to put in. */
public class KameletFilesTest {

    /** Where an address with a key in it may be given. */
    private static final Set<String> SECRETS = Set.of("src", "durl", "srcUrl", "dstUrl");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\??)(\\w+)}}");

    /** A Kamelet's file, parsed and as text. */
    public record KameletFile(String name, Map<String, Object> yaml, String text) {

        @SuppressWarnings("unchecked")
        private static Map<String, Object> member(Object of, String name) {
            return (Map<String, Object>) ((Map<String, Object>) of).get(name);
        }

        Map<String, Object> spec() {
            return member(yaml, "spec");
        }

        public Map<String, Object> definition() {
            return member(spec(), "definition");
        }

        public Map<String, Object> properties() {
            return member(definition(), "properties");
        }

        public Map<String, Object> property(String name) {
            return member(properties(), name);
        }

        @SuppressWarnings("unchecked")
        public List<String> required() {
            return (List<String>) definition().getOrDefault("required", List.of());
        }

        @SuppressWarnings("unchecked")
        public List<String> dependencies() {
            return (List<String>) spec().get("dependencies");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<KameletFile> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "kamelets"))) {
            return files.sorted().map(KameletFilesTest::read).toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static KameletFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Object yaml = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            return new KameletFile(
                    file.getFileName().toString().replace(".kamelet.yaml", ""),
                    (Map<String, Object>) yaml,
                    Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereAreEight() throws Exception {
        assertThat(files())
                .extracting(KameletFile::name)
                .containsExactly(
                        "ket-loop-keepalive",
                        "ket-loop-source",
                        "ket-playlist-schedule",
                        "ket-preset-sink",
                        "ket-redirect-window",
                        "ket-sink",
                        "ket-stream-pull",
                        "ket-task-source");
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatItIs(KameletFile file) throws Exception {
        assertThat(file.yaml())
                .containsEntry("apiVersion", "camel.apache.org/v1")
                .containsEntry("kind", "Kamelet");
        Map<String, Object> metadata = KameletFile.member(file.yaml(), "metadata");
        assertThat(metadata).containsEntry("name", file.name());
        assertThat(KameletFile.member(metadata, "labels"))
                .containsEntry("camel.apache.org/kamelet.type", file.name().endsWith("-sink") ? "sink" : "source");
        assertThat(KameletFile.member(metadata, "annotations"))
                .containsEntry(
                        "camel.apache.org/catalog.version", found("<camel.version>(.*?)<", "..", "..", "pom.xml"));
        assertThat((String) file.definition().get("title")).isNotBlank();
        assertThat((String) file.definition().get("description")).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPropertyIsExplained(KameletFile file) {
        assertThat(file.properties().keySet()).containsAll(file.required());
        file.properties().keySet().forEach(name -> {
            Map<String, Object> details = file.property(name);
            assertThat(details).as(name).containsKeys("title", "description", "type", "example");
            assertThat((String) details.get("description")).as(name).endsWith(".");
            assertThat(details.get("type")).as(name).isIn("string", "integer", "boolean");
            assertThat(details.containsKey("default") && file.required().contains(name))
                    .as(name)
                    .isFalse();
            Class<?> type =
                    switch ((String) details.get("type")) {
                        case "integer" -> Integer.class;
                        case "boolean" -> Boolean.class;
                        default -> String.class;
                    };
            assertThat(details.get("example")).as(name).isInstanceOf(type);
            assertThat(details.getOrDefault("default", details.get("example")))
                    .as(name)
                    .isInstanceOf(type);
            if (SECRETS.contains(name)) {
                assertThat(details)
                        .as(name)
                        .containsEntry("format", "password")
                        .containsEntry("x-descriptors", List.of("urn:camel:group:credentials"));
            } else {
                assertThat(details).as(name).doesNotContainKey("format");
            }
        });
        // Keys are the component's business.
        assertThat(file.properties()).doesNotContainKeys("accessKey", "secretKey", "sessionToken");
        assertThat(file.properties()).containsKey("credentialsProvider");
    }

    /**
     * One that is neither required nor has a default may be absent, which {{?name}} says. Camel then looks for it among the
     * environment variables; text, whose names are everyday words, is blank instead.
     */
    @ParameterizedTest
    @MethodSource("files")
    void everyPropertyIsUsedAsItIsDeclared(KameletFile file) {
        String template = file.text().substring(file.text().indexOf("\n  template:"));
        Set<String> used = new TreeSet<>();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            String name = placeholder.group(2);
            if (file.properties().containsKey(name)) {
                used.add(name);
                boolean always =
                        file.required().contains(name) || file.property(name).containsKey("default");
                assertThat(placeholder.group(1)).as(name).isEqualTo(always ? "" : "?");
                assertThat(always
                                || !file.property(name).get("type").equals("string")
                                || name.equals("credentialsProvider"))
                        .as(name)
                        .isTrue();
            }
        }
        assertThat(used).isEqualTo(new TreeSet<>(file.properties().keySet()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesWhatItNeeds(KameletFile file) throws Exception {
        String version = found("(?s)<parent>.*?<version>(.*?)<", "pom.xml");
        assertThat(file.dependencies())
                .contains("camel:core", "camel:kamelet", "mvn:io.github.camelket:camel-ket:" + version);
        boolean quartz = Set.of("ket-playlist-schedule", "ket-redirect-window").contains(file.name());
        assertThat(file.dependencies().contains("camel:quartz")).isEqualTo(quartz);
        assertThat(file.dependencies().contains("camel:ref"))
                .isEqualTo(file.text().contains("uri: \"ref:"));
    }

    private static String found(String pattern, String... file) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of("", file)));
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
