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

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page playout-page.md: its table and queries are of what is in a registry. {@code -Dket.docs.write} writes the table. */
class PlayoutDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "src", "docs", "playout-page.md");
    private static final String BEGIN = "<!-- table: metrics -->\n";
    private static final String END = "<!-- end -->";

    private final CamelContext context = new DefaultCamelContext();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void start() throws Exception {
        MeterRegistry bean = registry;
        context.getRegistry().bind("metricsRegistry", bean);
        context.start();
        PlayoutView.show(context, "playout", Stations.THREE::status, false);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void theTableIsWhatIsInTheRegistry() throws IOException {
        String page = Files.readString(DOCUMENT);
        String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        String after = page.substring(page.indexOf(END));
        String expected = before + table() + after;
        if (System.getProperty("ket.docs.write") != null) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
    }

    private String table() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .sorted(Comparator.comparing(Meter.Id::getName))
                .map(id -> "| `%s` | `%s` | %s |\n".formatted(id.getName(), inPrometheus(id), id.getDescription()))
                .collect(Collectors.joining("", "| Gauge | In Prometheus | Meaning |\n| --- | --- | --- |\n", ""));
    }

    private String inPrometheus(Meter.Id id) {
        String name = id.getConventionName(registry.config().namingConvention());
        assertThat(registry.scrape()).contains(name + "{playout=\"playout\"}");
        return name;
    }

    @Test
    void theQueriesAskForWhatPrometheusIsGiven() throws IOException {
        String queries = Files.readString(DOCUMENT).split("```promql\n")[1].split("```")[0];
        List<String> asked = Pattern.compile("ket_playout_\\w+")
                .matcher(queries)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(asked).hasSize(4);
        assertThat(registry.scrape()).contains(asked);
    }
}
