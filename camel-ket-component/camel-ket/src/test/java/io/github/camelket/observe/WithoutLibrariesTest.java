/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelket.CamelKet;
import io.github.camelket.local.KetLocal;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The component where none of the libraries for watching it is on the class path. */
class WithoutLibrariesTest {

    private static final Pattern OPTIONAL =
            Pattern.compile("micrometer-|quartz-|camel-(health|telemetry|telemetry-dev|console|opentelemetry|quartz)");

    /** Runs where the libraries are missing. */
    public static final class Calls implements Callable<Integer> {
        @Override
        public Integer call() {
            try (KetLocal local = KetLocal.start();
                    CamelKet camel = new CamelKet(local)) {
                camel.context().setDevConsole(true);
                Exception failure =
                        camel.send("ket:getLoopList", null, Map.of()).getException();
                if (failure != null) {
                    throw new IllegalStateException(failure);
                }
                return local.requests().size();
            }
        }
    }

    @Test
    void theComponentWorks() throws Exception {
        try (URLClassLoader lacking =
                new URLClassLoader(classPathWithoutLibraries(), ClassLoader.getPlatformClassLoader())) {
            for (String missing : List.of(
                    "io.micrometer.core.instrument.MeterRegistry",
                    "org.apache.camel.telemetry.SpanDecorator",
                    "org.apache.camel.impl.health.AbstractHealthCheck",
                    "org.apache.camel.impl.console.AbstractDevConsole",
                    "org.quartz.Scheduler")) {
                assertThatThrownBy(() -> lacking.loadClass(missing)).isInstanceOf(ClassNotFoundException.class);
            }
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(lacking);
            try {
                Callable<?> calls = (Callable<?>) lacking.loadClass(Calls.class.getName())
                        .getDeclaredConstructor()
                        .newInstance();
                assertThat(calls.call()).isEqualTo(1);
                assertThat(calls.getClass()).isNotEqualTo(Calls.class);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private static URL[] classPathWithoutLibraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !OPTIONAL.matcher(path.getFileName().toString()).lookingAt())
                .map(WithoutLibrariesTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theJarBringsThreeLibrariesAndNoOther() throws Exception {
        Document pom =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new File("pom.xml"));
        List<String> brought = new ArrayList<>();
        NodeList dependencies = pom.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            boolean stays = text(dependency, "optional").equals("true")
                    || List.of("test", "provided").contains(text(dependency, "scope"));
            if (!stays) {
                brought.add(text(dependency, "artifactId"));
            }
        }
        assertThat(brought).containsExactlyInAnyOrder("camel-support", "camel-http", "camel-jackson");
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
