/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the built jar and the features file tell Karaf. */
class ManifestIT {

    private static final String CAMEL = "version=\"[4.14,5)\"";

    @Test
    void camelIsImportedFrom4_14UpToTheNextMajorVersion() throws IOException {
        Map<String, String> imports = imports();

        // camel-karaf asks for these two of a bundle that is to have components.
        assertThat(imports.get("org.apache.camel")).isEqualTo(CAMEL);
        assertThat(imports.get("org.apache.camel.spi")).isEqualTo(CAMEL);
        imports.forEach((name, attributes) -> {
            if (name.startsWith("org.apache.camel")) {
                assertThat(attributes).as(name).contains(CAMEL);
            }
            if (name.startsWith("com.fasterxml.jackson")) {
                assertThat(attributes).as(name).isEqualTo("version=\"[2.15,3)\"");
            }
        });
        assertThat(imports).containsKey("com.fasterxml.jackson.databind");
    }

    /** But for camel-http's, whose jar of that version does not resolve. */
    @Test
    void theCamelOfCamelKarafHasThePackagesThatMustBeThere() throws IOException {
        Set<String> there = new TreeSet<>();
        for (File camel : new File("target/camel-of-karaf").listFiles()) {
            assertThat(camel.getName()).endsWith("-" + System.getProperty("camel-karaf.version") + ".jar");
            try (JarFile jar = new JarFile(camel)) {
                there.addAll(packages(jar));
            }
        }
        Map<String, String> imports = imports();
        imports.values().removeIf(attributes -> attributes.contains("resolution:=optional"));
        imports.keySet().removeIf(name -> !name.startsWith("org.apache.camel"));
        assertThat(imports.remove("org.apache.camel.component.http")).isNotNull();

        assertThat(there).hasSizeGreaterThan(30).containsAll(imports.keySet());
        assertThat(imports).containsKeys("org.apache.camel.support", "org.apache.camel.util.json");
    }

    @Test
    void onlyWhatIsOptionalInMavenIsOptional() throws IOException {
        Map<String, String> imports = imports();
        imports.values().removeIf(attributes -> !attributes.contains("resolution:=optional"));

        assertThat(imports.keySet())
                .containsExactlyInAnyOrder(
                        "io.github.bucket4j",
                        "io.github.bucket4j.local",
                        "io.micrometer.core.instrument",
                        "io.micrometer.core.instrument.search",
                        "org.apache.camel.component.quartz",
                        "org.apache.camel.impl.health",
                        "org.apache.camel.telemetry",
                        "org.apache.camel.telemetry.decorators",
                        "org.jspecify.annotations",
                        "org.quartz");
    }

    @Test
    void everyPackageIsExported() throws IOException {
        List<String> packages;
        try (JarFile jar = jar()) {
            packages = packages(jar);
        }

        assertThat(clauses("Export-Package").keySet()).containsExactlyInAnyOrderElementsOf(packages);
    }

    /** The test in Karaf has a file of its own in the place of camel-karaf's: so this is about the real one. */
    @Test
    void camelKarafHasTheFeaturesThatAreAskedFor() throws Exception {
        Map<String, Element> camels = features(Path.of(System.getProperty("camel-karaf.features")));
        Element ours = features(Path.of("target/features.xml")).get("camel-ket");

        NodeList asked = ours.getElementsByTagName("feature");
        assertThat(asked.getLength()).isEqualTo(2);
        for (int i = 0; i < asked.getLength(); i++) {
            assertThat(((Element) asked.item(i)).getAttribute("version")).isEqualTo("[4.14,5)");
            assertThat(camels.get(asked.item(i).getTextContent()).getAttribute("version"))
                    .as(asked.item(i).getTextContent())
                    .startsWith("4.");
        }
        assertThat(camels).containsKeys("camel-quartz", "camel-core");
        assertThat(ours.getAttribute("start-level")).isEqualTo("50");
    }

    private static Map<String, Element> features(Path file) throws Exception {
        NodeList elements = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement()
                .getElementsByTagName("feature");
        Map<String, Element> features = new TreeMap<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element feature = (Element) elements.item(i);
            if (feature.hasAttribute("name")) {
                features.put(feature.getAttribute("name"), feature);
            }
        }
        return features;
    }

    private static List<String> packages(JarFile jar) {
        return jar.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                .distinct()
                .toList();
    }

    private static Map<String, String> imports() throws IOException {
        return clauses("Import-Package");
    }

    /** The packages of a header, each with what stands behind it. */
    private static Map<String, String> clauses(String header) throws IOException {
        Attributes manifest;
        try (JarFile jar = jar()) {
            manifest = jar.getManifest().getMainAttributes();
        }
        Map<String, String> clauses = new TreeMap<>();
        Matcher clause = Pattern.compile("([\\w.]+)((?:;[^,;\"]+(?:\"[^\"]*\")?)*)(?:,|$)")
                .matcher(manifest.getValue(header));
        while (clause.find()) {
            clauses.put(clause.group(1), clause.group(2).replaceFirst("^;", ""));
        }
        return clauses;
    }

    private static JarFile jar() throws IOException {
        return new JarFile(new File(System.getProperty("camel-ket")));
    }
}
