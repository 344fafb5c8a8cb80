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

import io.github.camelket.CamelKet;
import io.github.camelket.KetComponent;
import io.github.camelket.LogLines;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.client.CallListener;
import io.github.camelket.client.CallLog;
import io.github.camelket.client.CompletedCall;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.LoopSource;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page monitoring.md: its properties and routes in an application, its tables, lines and picture from real runs. */
class MonitoringPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("src/docs/monitoring.md");
    private static final Path PICTURE = Pages.ROOT.resolve("src/docs/images/dev-console.svg");

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T04:00:00Z"));
    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final List<String> slow = new ArrayList<>();

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void thePropertiesOfThePageTurnOnHealthSpansAndConsole() throws Exception {
        List<String> snippets = Pages.snippets(PAGE, "properties");
        assertThat(snippets).hasSize(2);
        Properties properties = new Properties();
        properties.load(new StringReader(snippets.get(0)));
        try (LogLines spans = new LogLines("LOG_TRACE")) {
            Main main = application(properties);
            try {
                CamelContext context = main.getCamelContext();
                await().until(() -> local.requestCount("GetLoopList") > 0);
                assertThat(HealthCheckHelper.invokeReadiness(context, "full"))
                        .filteredOn(
                                result -> result.getCheck().getId().equals("ket:getLoopList?uniqName=demo&app=live"))
                        .extracting(HealthCheck.Result::getState)
                        .containsExactly(HealthCheck.State.UP);
                assertThat(console(context)).contains("Last calls", "GetLoopList");
                await().until(() -> spans.exact().stream().anyMatch(line -> line.contains("ket")));
            } finally {
                main.stop();
            }
        }
    }

    @Test
    void thePropertyThatLeavesTheComponentOutDoesSo() throws Exception {
        Properties properties = Pages.properties(PAGE);
        assertThat(properties).hasSize(4);
        Main main = application(properties);
        try {
            await().until(() -> local.requestCount("GetLoopList") > 0);
            assertThat(HealthCheckHelper.invokeReadiness(main.getCamelContext(), "full"))
                    .noneMatch(result -> result.getCheck().getId().startsWith("ket:"));
        } finally {
            main.stop();
        }
    }

    /** An application of Camel Main with the page's route that asks for the loops. */
    private Main application(Properties properties) {
        Main main = new Main();
        properties.forEach((name, value) -> main.addProperty((String) name, (String) value));
        main.addProperty("camel.component.ket.serviceUrl", local.serviceUrl().toString());
        // Camel Main prints properties at DEBUG, so keys come from a bean here.
        KetCredentialsProvider keys = () -> new KetCredentials(local.accessKey(), local.secretKey(), null);
        main.bind("keys", keys);
        main.bind("clock", clock);
        main.addProperty("camel.component.ket.clock", "#bean:clock");
        main.configure().addRoutesBuilder(loops());
        main.start();
        return main;
    }

    private static RouteBuilder loops() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("timer:loops?period=60000").to("ket:getLoopList?uniqName=demo&app=live");
            }
        };
    }

    private CamelKet camel() {
        return new CamelKet(local, component -> component.setClock(clock));
    }

    private static void call(CamelKet camel, String uri, Object body) {
        camel.send(uri, body, Map.of());
    }

    private static void startLoop(CamelKet camel) {
        call(
                camel,
                "ket:startLoop?preset=mypreset&pubDomain=publish.example.com&streamId=channel1",
                Map.of("SrcInfo", LoopSource.inOrder("http://b.ks3-cn-beijing-internal.ksyuncs.com/news.mp4")));
    }

    /** A preset, a loop, a look, a loop that there is already, and a stop that gets no answer. */
    private void day(CamelKet camel) {
        call(camel, "ket:preset?preset=mypreset", "{\"Output\": [{\"format\": {\"output_format\": 258}}]}");
        clock.advance(Duration.ofSeconds(20));
        startLoop(camel);
        clock.advance(Duration.ofSeconds(10));
        call(camel, "ket:getLoopList", null);
        clock.advance(Duration.ofSeconds(45));
        startLoop(camel);
        clock.advance(Duration.ofSeconds(5));
        local.faults().on("StopLoop", Fault.closeAfterExecution());
        call(camel, "ket:stopLoop?streamId=channel1", null);
    }

    /** What differs from run to run is made equal. */
    private static String normal(String text) {
        return text.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}", "ID").replaceAll(" +\\d+ ms", " N ms");
    }

    @Test
    void theLinesOfThePageAreThoseOfTheLog() {
        try (LogLines log = new LogLines(CallLog.class.getName());
                CamelKet camel = camel()) {
            day(camel);
            List<String> shown = Pages.snippets(PAGE, "log").get(0).lines().toList();
            assertThat(log.exact().stream().map(MonitoringPageTest::normal))
                    .containsExactlyElementsOf(
                            shown.stream().map(MonitoringPageTest::normal).toList());
        }
    }

    @Test
    void theLineOfThePageAboutWhatIsHeldBackIsThatOfTheLog() {
        try (LogLines log = new LogLines(CallLog.class.getName());
                CamelKet camel = new CamelKet(local, component -> {
                    component.setRequestsPerMinute(1);
                    component.setRequestsPerMinuteMaxWait(30_000);
                })) {
            call(camel, "ket:getQuotaUsed", null);
            call(camel, "ket:stopLoop?streamId=channel1", null);
            assertThat(log.exact().get(1))
                    .isEqualTo(Pages.snippets(PAGE, "log").get(1).strip());
        }
    }

    @Test
    void thePictureShowsTheConsoleAfterARealRun() throws Exception {
        try (CamelKet camel = camel()) {
            camel.context().setDevConsole(true);
            day(camel);
            String text = console(camel.context());
            if (System.getProperty("ket.docs.write") != null) {
                Files.writeString(PICTURE, ConsolePicture.of(text));
            }
            assertThat(normal(ConsolePicture.textOf(Files.readString(PICTURE)))).isEqualTo(normal(text));
        }
    }

    private static String console(CamelContext context) {
        DevConsole page = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("ket");
        return (String) page.call(DevConsole.MediaType.TEXT);
    }

    /** A registry after a run after which each meter is there, and what Prometheus is given of it. */
    private record Metered(PrometheusMeterRegistry registry, String scraped) {}

    private Metered metered() {
        try (CamelKet camel = camel()) {
            CamelContext context = camel.context();
            // spotless:off
            MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            context.getRegistry().bind("metricsRegistry", registry);
            // spotless:on
            local.faults().next(Fault.gatewayError(429, "Throttling", "Slowly."));
            call(camel, "ket:getLoopList?maxRetries=1&retryDelay=1", null);
            day(camel);
            PrometheusMeterRegistry prometheus = (PrometheusMeterRegistry) registry;
            Metered metered = new Metered(prometheus, prometheus.scrape());
            rows = rows(metered);
            return metered;
        }
    }

    /** Made while the component runs, as its gauges go with it. */
    private List<List<String>> rows = List.of();

    @Test
    void theTableIsWhatIsInTheRegistry() throws Exception {
        metered();
        assertThat(rows).hasSize(7);
        Tables.check(
                PAGE,
                Map.of("metrics", Tables.of(List.of("Metric", "Type", "Tags", "In Prometheus", "Meaning"), rows)));
    }

    private static List<List<String>> rows(Metered metered) {
        return metered.registry().getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getName().startsWith("ket."))
                .map(id -> List.of(
                        "`" + id.getName() + "`",
                        id.getType().name().toLowerCase(Locale.ROOT),
                        id.getTags().stream()
                                .map(Tag::getKey)
                                .map(key -> "`" + key + "`")
                                .collect(Collectors.joining(", ")),
                        inPrometheus(metered, id),
                        id.getDescription() + "."))
                .distinct()
                .sorted(Comparator.comparing(row -> row.get(0).replace("`", "")))
                .toList();
    }

    private static String inPrometheus(Metered metered, Meter.Id id) {
        String name = id.getConventionName(metered.registry().config().namingConvention())
                .replaceAll("_total$", "");
        return samples(metered.scraped()).stream()
                .filter(sample -> sample.matches(Pattern.quote(name) + "(_(total|count|sum|bucket|max))?"))
                .map(sample -> "`" + sample + "`")
                .collect(Collectors.joining(", "));
    }

    private static Set<String> samples(String scraped) {
        return scraped.lines()
                .filter(line -> line.startsWith("ket_"))
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theQueriesAskForWhatPrometheusIsGiven() {
        Metered metered = metered();
        String queries = String.join("\n", Pages.snippets(PAGE, "promql"));
        List<String> asked = Pattern.compile("ket_\\w+")
                .matcher(queries)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(asked).hasSize(5);
        assertThat(samples(metered.scraped())).containsAll(asked);
    }

    @Test
    void theListenerOfThePageIsToldOfSlowCalls() {
        try (CamelKet camel = camel()) {
            CamelContext context = camel.context();
            // spotless:off
            context.getRegistry().bind("slowCalls", (CallListener) call -> {
                if (call.duration().toSeconds() >= 5) {
                    slow.add(call.action().wireName() + " " + call.subject());
                }
            });
            // spotless:on
            call(camel, "ket:getLoopList", null);
            assertThat(slow).isEmpty();
            CallListener bean = context.getRegistry().lookupByNameAndType("slowCalls", CallListener.class);
            KetComponent component = camel.component();
            component.addCallListener(call -> {
                if (call.action().isReadOnly()) {
                    bean.ended(new CompletedCall(call.request(), call.response(), call.begin(), Duration.ofSeconds(5)));
                }
            });
            call(camel, "ket:getLoopList", null);
            assertThat(slow).containsExactly("GetLoopList demo/live");
        }
    }

    @Test
    void theTagsOfThePageAreThoseOfSpans() throws Exception {
        String decorator = Files.readString(Path.of("src/main/java/io/github/camelket/observe/KetSpanDecorator.java"));
        Set<String> written = Stream.of(decorator.split("\""))
                .filter(text -> text.startsWith("ket."))
                .collect(Collectors.toCollection(TreeSet::new));
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("| Tag |"), page.indexOf("## Developer console"));
        assertThat(Pattern.compile("^\\| `(ket\\.\\w+)`", Pattern.MULTILINE)
                        .matcher(table)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(written);
    }
}
