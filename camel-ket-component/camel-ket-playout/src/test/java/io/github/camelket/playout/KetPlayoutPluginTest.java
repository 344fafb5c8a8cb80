/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

@ExtendWith(KetLocalExtension.class)
class KetPlayoutPluginTest {

    @TempDir
    Path folder;

    private Path guide;

    @BeforeEach
    void writeGuide() throws Exception {
        guide = Files.writeString(
                folder.resolve("guide.yaml"),
                """
                channels:
                  - stream: news
                    uniqName: demo
                    app: live
                    preset: mypreset
                    pubDomain: publish.example.com
                    programmes: []
                """);
    }

    @Test
    void aPropertyIsEnoughForAContext(KetLocal service) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().setInitialProperties(properties(service));
            TestKet.pointed(camel, service);
            camel.start();

            assertThat(camel.hasServices(KetPlayout.class)).hasSize(1);
            await().until(() -> service.requestCount("GetLoopList") > 0);
        }
    }

    @Test
    void aPropertyIsEnoughForCamelMainWhichDoesNotComplain(KetLocal service) throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        Main main = main(properties(service));
        main.addInitialProperty("camel.ket.playout.check-every", "5s");
        main.addInitialProperty("camel.ket.playout.dryRun", "true");
        try {
            runsPlayout(main, service);
        } finally {
            root.detachAppender(lines);
        }
        assertThat(lines.list)
                .filteredOn(line -> line.getLoggerName().startsWith("org.apache.camel"))
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    @Test
    void aBeanIsAddedToo(KetLocal service) throws Exception {
        Properties properties = properties(service);
        properties.remove("camel.ket.playout.guide");
        Main main = main(properties);
        main.bind("playout", KetPlayout.builder().guide("file:" + guide).build());

        runsPlayout(main, service);
    }

    private static void runsPlayout(Main main, KetLocal service) {
        try {
            main.start();

            assertThat(main.getCamelContext().hasServices(KetPlayout.class)).hasSize(1);
            await().until(() -> service.requestCount("GetLoopList") > 0);
        } finally {
            main.stop();
        }
    }

    @Test
    void withoutAGuideThereIsNone() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.start();

            assertThat(camel.hasServices(KetPlayout.class)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nonsense          | 7    | camel.ket.playout.nonsense is no option of playout; there are checkEvery, dryRun, guide, keepAliveMargin, name, page, parallelCalls, planAhead, reloadEvery, reportTo, requestsPerMinute
                    checkEvery        | soon | camel.ket.playout.checkEvery is 'soon', but must be a duration such as 10s or PT10S
                    checkEvery        | 0    | camel.ket.playout.checkEvery is PT0S, but must be at least PT1S
                    planAhead         | 5m   | camel.ket.playout.planAhead is PT5M, but must be at least PT15M
                    keepAliveMargin   | 480h | camel.ket.playout.keepAliveMargin is PT480H, but must be less than PT480H
                    parallelCalls     | many | camel.ket.playout.parallelCalls is 'many', but must be a whole number
                    parallelCalls     | 0    | camel.ket.playout.parallelCalls is 0, but must be at least 1
                    requestsPerMinute | -1   | camel.ket.playout.requestsPerMinute is -1, but must be at least 0
                    dryRun            | why  | camel.ket.playout.dryRun is 'why', but must be true or false
                    """)
    void aWrongOptionFailsTheStart(String option, String value, String message, KetLocal service) throws Exception {
        Properties properties = properties(service);
        properties.setProperty("camel.ket.playout." + option, value);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().setInitialProperties(properties);

            assertThatThrownBy(camel::start).hasMessage(message);
        }
        assertThat(service.requestCount()).isZero();
    }

    @Test
    void aGuideThatIsMissingFailsTheStartOfMain(KetLocal service) throws Exception {
        Properties properties = properties(service);
        properties.setProperty("camel.ket.playout.guide", "file:" + folder.resolve("none.yaml"));
        Main main = main(properties);

        assertThatThrownBy(main::start).hasStackTraceContaining("none.yaml");
        main.stop();
    }

    private Properties properties(KetLocal service) {
        Properties properties = new Properties();
        properties.setProperty("camel.ket.playout.guide", "file:" + guide);
        properties.setProperty(
                "camel.component.ket.serviceUrl", service.serviceUrl().toString());
        properties.setProperty("camel.component.ket.accessKey", service.accessKey());
        properties.setProperty("camel.component.ket.secretKey", service.secretKey());
        return properties;
    }

    private static Main main(Properties properties) {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        return main;
    }
}
