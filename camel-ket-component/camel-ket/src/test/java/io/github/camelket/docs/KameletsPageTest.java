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

import io.github.camelket.kamelet.KameletFilesTest;
import io.github.camelket.kamelet.KameletFilesTest.KameletFile;
import io.github.camelket.kamelet.KameletRun;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page kamelets.md: every snippet of it, run on a service over a socket, and its tables. */
class KameletsPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("src/docs/kamelets.md");

    /** Noon in China, when the page's channels are on air and its match is yet to come. */
    private final ManualClock clock = ManualClock.at(Instant.parse("2036-11-23T04:00:00Z"));

    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final KameletRun run = new KameletRun(local, clock);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    @Test
    void everyYamlSnippetDoesWhatThePageSays() throws Exception {
        List<String> calls = List.of(
                "StartLoop",
                "GetQuotaUsed",
                "Preset",
                "StartLoop",
                "UpdateLoop",
                "RedirectStart",
                "StartStreamPull",
                "GetLoopList",
                "GetTaskList");
        List<String> snippets = Pages.snippets(PAGE, "yaml");
        assertThat(snippets).hasSameSizeAs(calls);
        Path playlist = Files.writeString(folder.resolve("channel1.txt"), KameletRun.NEWS);
        for (int i = 0; i < snippets.size(); i++) {
            runs(
                    "snippet" + i + ".yaml",
                    snippets.get(i)
                            .replace("file:channel1.txt", "file:" + playlist)
                            // Quartz goes by the system's clock, which must not be past the window.
                            .replace("2026-11-23", "2036-11-23"),
                    calls.get(i));
        }
        assertThat(run.onAir().get(1).srcInfo())
                .extracting("path")
                .containsExactly(
                        "http://videos.ks3-cn-beijing-internal.ksyuncs.com/today/01%20news.mp4",
                        "http://videos.ks3-cn-beijing-internal.ksyuncs.com/today/02%20weather.mp4");
    }

    @Test
    void theXmlSnippetKeepsALoopOnAir() throws Exception {
        run.startLoop("channel1", KameletRun.NEWS);
        List<String> snippets = Pages.snippets(PAGE, "xml");
        assertThat(snippets).hasSize(1);
        runs("snippet.xml", snippets.get(0), "UpdateLoop");
    }

    /** Its last step has a message when the notification comes, unless that is of a snippet before: hence the call as well. */
    private void runs(String name, String snippet, String call) throws Exception {
        long before = count(call);
        NotifyBuilder told = new NotifyBuilder(run.context()).whenCompleted(1).create();
        run.load(name, snippet);
        await().until(told::matches);
        await().untilAsserted(() -> assertThat(count(call)).as(snippet).isGreaterThan(before));
    }

    private long count(String action) {
        return run.actions().stream().filter(action::equals).count();
    }

    @Test
    void theJavaSnippetPullsAStream() throws Exception {
        local.faults().on("StartStreamPull", Fault.errNum(1300, "task failed"));
        NotifyBuilder told = new NotifyBuilder(run.context()).whenCompleted(1).create();
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                onException(Exception.class)
                    .handled(true)
                    .log("The channel needs a look: ${exception.message}");
                from("kamelet:ket-stream-pull?streamId=match&srcUrl=rtmp://pull.example.com/live/match&preset=mypreset")
                    .log("${header.CamelKetCalledAction}: ${body}");
                // spotless:on
            }
        });
        await().until(told::matches);
        assertThat(run.changes()).containsExactly("StartStreamPull");
    }

    @Test
    void anAddressWithAKeyComesFromAProperty() throws Exception {
        Properties properties = Pages.properties(PAGE);
        String name = "camel.kamelet.ket-stream-pull.srcUrl";
        assertThat(properties).containsKey(name);
        run.context().getPropertiesComponent().addInitialProperty(name, properties.getProperty(name));
        run.from("kamelet:ket-stream-pull?streamId=match");
        run.awaitThat(it -> assertThat(it.emitted()).hasSize(1));
        assertThat(run.last("StartStreamPull").bodyText()).contains("live/match?key=secret");
    }

    @Test
    void theTablesAreThoseOfTheFiles() throws Exception {
        Map<String, String> tables = new LinkedHashMap<>();
        for (KameletFile file : KameletFilesTest.files()) {
            tables.put(
                    file.name(), Tables.of(List.of("Property", "Meaning", "Default", "Example", "Type"), rows(file)));
        }
        Tables.check(PAGE, tables);
    }

    /** The required ones first. */
    private static List<List<String>> rows(KameletFile file) {
        List<List<String>> rows = new ArrayList<>();
        IntStream.of(1, 0).forEach(required -> file.properties().keySet().stream()
                .filter(name -> file.required().contains(name) == (required == 1))
                .forEach(name -> rows.add(row(name, file.property(name), required == 1))));
        return rows;
    }

    private static List<String> row(String name, Map<String, Object> property, boolean required) {
        String type = (String) property.get("type");
        if (property.containsKey("enum")) {
            type = "one of " + property.get("enum").toString().replaceAll("[\\[\\]]", "");
        } else if (property.containsKey("minimum")) {
            type += ", " + property.get("minimum") + " to " + property.get("maximum");
        } else if (property.containsKey("format")) {
            type += ", secret";
        }
        return List.of(
                "`" + name + "`" + (required ? " (required)" : ""),
                ((String) property.get("description")).strip(),
                code(property.get("default")),
                code(property.get("example")),
                type);
    }

    private static String code(Object value) {
        return value == null || value.equals("") ? "" : "`" + value + "`";
    }
}
