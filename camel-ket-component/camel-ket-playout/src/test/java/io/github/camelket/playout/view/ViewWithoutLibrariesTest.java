/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The view where none of the libraries for watching is on the class path. */
class ViewWithoutLibrariesTest {

    private static final Pattern OPTIONAL =
            Pattern.compile("micrometer-|prometheus-|vertx-|camel-(health|console|main|vertx|platform-http)");

    /** Runs where the libraries are missing. */
    public static final class Shows implements Callable<String> {
        @Override
        public String call() throws Exception {
            try (CamelContext context = new DefaultCamelContext(false)) {
                context.setApplicationContextClassLoader(Shows.class.getClassLoader());
                context.build();
                context.start();
                PlayoutView.show(context, "playout", Stations.THREE::status, false);
                String shown = context.hasServices(PlayoutView.class)
                        .iterator()
                        .next()
                        .status()
                        .channels()
                        .get(0)
                        .name();
                String missing = "";
                try {
                    PlayoutView.show(context, "playout", Stations.THREE::status, true);
                } catch (IllegalStateException e) {
                    missing = e.getMessage();
                }
                return shown + ": " + missing;
            }
        }
    }

    @Test
    void itIsThereAndThePageSaysWhatItNeeds() throws Exception {
        try (URLClassLoader lacking =
                new URLClassLoader(classPathWithoutLibraries(), ClassLoader.getPlatformClassLoader())) {
            for (String missing : List.of(
                    "io.micrometer.core.instrument.MeterRegistry",
                    "org.apache.camel.impl.health.AbstractHealthCheck",
                    "org.apache.camel.component.platform.http.PlatformHttpComponent",
                    "org.apache.camel.impl.console.AbstractDevConsole")) {
                assertThatThrownBy(() -> lacking.loadClass(missing)).isInstanceOf(ClassNotFoundException.class);
            }
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(lacking);
            try {
                Callable<?> shows = (Callable<?>) lacking.loadClass(Shows.class.getName())
                        .getDeclaredConstructor()
                        .newInstance();
                assertThat(shows.getClass()).isNotEqualTo(Shows.class);
                assertThat((String) shows.call()).startsWith("News 24: The page of playout has no HTTP server");
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private static URL[] classPathWithoutLibraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !OPTIONAL.matcher(path.getFileName().toString()).lookingAt())
                .map(ViewWithoutLibrariesTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
