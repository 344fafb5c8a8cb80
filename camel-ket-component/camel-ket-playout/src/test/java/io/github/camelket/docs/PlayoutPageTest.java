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
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.playout.KetPlayout;
import io.github.camelket.playout.KetPlayoutBuilder;
import io.github.camelket.playout.StepReport;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The page on playout and the README: their guides put to work, in the ways that they tell. */
@ExtendWith(KetLocalExtension.class)
class PlayoutPageTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve("src/docs/playout.md");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"src/docs/playout.md", "README.md", "README.zh-CN.md"})
    void oneLineOfPropertiesPutsTheGuideToWork(String page, KetLocal local) throws Exception {
        Path text = ROOT.resolve(page);
        Path guide = Files.writeString(folder.resolve("guide.yaml"), fence(text, "yaml", "channels:"));
        String line = fence(text, "properties", "camel.ket.playout.guide");
        assertThat(line.lines()).hasSize(1);
        Properties properties = new Properties();
        properties.load(new StringReader(line.replace("file:guide.yaml", "file:" + guide)));

        Main main = main(local);
        properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        runs(main, local);
    }

    @Test
    void inJavaItIsAService(KetLocal local) throws Exception {
        assertThat(fence(PAGE, "java", "KetPlayout"))
                .isEqualTo(
                        """
                        context.addService(KetPlayout.builder().guide("file:guide.yaml").build());
                        """);
        Path guide = Files.writeString(folder.resolve("guide.yaml"), fence(PAGE, "yaml", "channels:"));

        Main main = main(local);
        main.start();
        try {
            main.getCamelContext()
                    .addService(KetPlayout.builder().guide("file:" + guide).build());
            await().until(() -> local.requestCount("GetLoopList") > 0);
        } finally {
            main.stop();
        }
    }

    @Test
    void inYamlItIsABean(KetLocal local) throws Exception {
        Path guide = Files.writeString(folder.resolve("guide.yaml"), fence(PAGE, "yaml", "channels:"));
        String bean = fence(PAGE, "yaml", "beans:").replace("file:guide.yaml", "file:" + guide);
        Path routes = Files.writeString(folder.resolve("routes.camel.yaml"), bean);

        Main main = main(local);
        main.configure().withRoutesIncludePattern("file:" + routes);
        runs(main, local);
    }

    @Test
    void theOptionsAreTheBuilders() throws IOException {
        List<String> options = Arrays.stream(KetPlayoutBuilder.class.getMethods())
                .filter(method -> method.getReturnType() == KetPlayoutBuilder.class && method.getParameterCount() == 1)
                .map(Method::getName)
                .toList();
        assertThat(table("| Option |")).containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void theMembersAreTheReports() throws IOException {
        assertThat(table("| Member |"))
                .containsExactlyElementsOf(Arrays.stream(StepReport.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static List<String> table(String header) throws IOException {
        return Files.readString(PAGE)
                .lines()
                .dropWhile(line -> !line.startsWith(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }

    @Test
    void eachStepIsToldToARouteAndInTheLog(KetLocal local) throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        Level usual = root.getLevel();
        root.setLevel(Level.INFO);
        Path guide = Files.writeString(folder.resolve("guide.yaml"), fence(PAGE, "yaml", "channels:"));
        Main main = main(local);
        main.addInitialProperty("camel.ket.playout.guide", "file:" + guide);
        main.addInitialProperty("camel.ket.playout.reportTo", "direct:step");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:step")
                        .choice()
                        .when(simple("${body.failure} == null"))
                        .log(LoggingLevel.INFO, "step", "${body.action} ${body.name}: ${body.why}")
                        .otherwise()
                        .log(LoggingLevel.WARN, "step", "${body.action} ${body.name} failed: ${body.failure}");
                // spotless:on
            }
        });
        main.start();
        try {
            await().untilAsserted(() -> assertThat(lines(log))
                    .contains("Playout 'playout' keeps 1 channel and 1 relay on air as file:" + guide + " says.")
                    .anyMatch(line -> line.startsWith("StartLoop news failed: ")));
            main.getCamelContext()
                    .createFluentProducerTemplate()
                    .to("ket:preset?uniqName=mydomain&app=live&preset=mypreset")
                    .withBody("{\"Output\": [{\"format\": {\"output_format\": 258, \"suffix\": \"_low\"}}]}")
                    .request();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(lines(log))
                    .anyMatch(line -> line.matches("news: .* \\(StartLoop\\)"))
                    .anyMatch(line -> line.startsWith("StartLoop news: ")));
        } finally {
            main.stop();
            root.setLevel(usual);
            root.detachAppender(log);
        }
    }

    private static List<String> lines(ListAppender<ILoggingEvent> log) {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** As one who has started ket-local as a program. */
    @Test
    void theLocalServiceIsAPropertyAway(KetLocal local) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(fence(PAGE, "properties", "serviceUrl")));
        Path readme = ROOT.resolve("camel-ket-component/ket-local/README.md");
        assertThat(fence(readme, "properties", "serviceUrl")).isEqualTo(fence(PAGE, "properties", "serviceUrl"));
        assertThat(Files.readString(readme))
                .contains("listening on " + properties.get("camel.component.ket.serviceUrl"));
        properties.put("camel.component.ket.serviceUrl", local.serviceUrl().toString());
        Path guide = Files.writeString(folder.resolve("guide.yaml"), fence(PAGE, "yaml", "channels:"));

        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        main.addInitialProperty("camel.ket.playout.guide", "file:" + guide);
        runs(main, local);
        assertThat(local.requests()).anyMatch(request -> request.status() == 200);
    }

    @Test
    void healthAndConsoleAreWhereThePageSays(KetLocal local) throws Exception {
        Path page = ROOT.resolve("src/docs/playout-page.md");
        String port = Integer.toString(PlayoutClusterPageTest.freePort());
        Properties properties = new Properties();
        properties.load(new StringReader(fence(page, "properties", "camel.management.enabled")));
        Path guide = Files.writeString(folder.resolve("guide.yaml"), "channels: []\n");

        Main main = main(local);
        properties.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        main.addInitialProperty("camel.management.port", port);
        main.addInitialProperty("camel.ket.playout.guide", "file:" + guide);
        main.addInitialProperty("camel.ket.playout.dryRun", "true");
        main.start();
        try {
            assertThat(answer(Files.readString(page)
                            .split("\ncurl '")[1]
                            .split("'")[0]
                            .replace("9876", port)))
                    .contains("ket-playout", "ket.playout.dry_run");
            Matcher console = Pattern.compile("http://localhost:9876/q/\\w+").matcher(Files.readString(page));
            assertThat(console.find()).isTrue();
            assertThat(answer(console.group().replace("9876", port) + "/ket-playout"))
                    .contains("A dry run");
        } finally {
            main.stop();
        }
    }

    private static String answer(String url) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Main main(KetLocal local) {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty(
                "camel.component.ket.serviceUrl", local.serviceUrl().toString());
        main.addInitialProperty("camel.component.ket.accessKey", local.accessKey());
        main.addInitialProperty("camel.component.ket.secretKey", local.secretKey());
        return main;
    }

    private static void runs(Main main, KetLocal local) throws Exception {
        main.start();
        try {
            assertThat(main.getCamelContext().hasServices(KetPlayout.class)).hasSize(1);
            await().until(() -> local.requestCount("GetLoopList") > 0);
        } finally {
            main.stop();
        }
    }

    /** The first block of a kind that has a text. */
    private static String fence(Path page, String kind, String text) throws IOException {
        return Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains(text))
                .findFirst()
                .orElseThrow();
    }
}
