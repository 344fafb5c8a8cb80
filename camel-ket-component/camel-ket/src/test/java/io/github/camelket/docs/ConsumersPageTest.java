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

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelket.KetConsumer;
import io.github.camelket.KetOperationFailedException;
import io.github.camelket.kamelet.KameletRun;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.KetMessage;
import io.github.camelket.model.Loop;
import io.github.camelket.model.PresetSummary;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.StreamTran;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.watch.WatchedList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page consumers.md: every snippet of it, run on a service over a socket. */
class ConsumersPageTest {

    private static final Path PAGE = Pages.ROOT.resolve("src/docs/consumers.md");

    private final KetLocal local = KetLocal.start();
    private final KameletRun run = new KameletRun(local);

    @TempDir
    Path data;

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    @Test
    void theTablesAreTheMembersOfTheRecords() throws Exception {
        List<Class<? extends KetMessage>> records =
                List.of(Loop.class, TaskInfo.class, StreamTran.class, PresetSummary.class);
        assertThat(records).hasSameSizeAs(WatchedList.values());
        Map<String, String> tables = new LinkedHashMap<>();
        for (Class<?> type : records) {
            tables.put(type.getSimpleName(), members(type));
        }
        Tables.check(PAGE, tables);
    }

    /** What the record class declares, with the words of its Javadoc. */
    private static String members(Class<?> type) throws IOException {
        String source = Files.readString(
                Path.of("src/main/java", type.getName().replace('.', '/').concat(".java")));
        Map<String, String> meanings = new HashMap<>();
        Pattern.compile("@param (\\w+) (.*?)(?=\\n \\* @param|\\n \\*/)", Pattern.DOTALL)
                .matcher(source)
                .results()
                .forEach(param -> meanings.put(param.group(1), param.group(2).replaceAll("\\s*\\n \\*\\s*", " ")));
        return Tables.of(
                List.of("Member", "In JSON", "Type", "Meaning"),
                Arrays.stream(type.getRecordComponents())
                        .filter(member -> !member.getName().equals("unknown"))
                        .map(member -> List.of(
                                "`" + member.getName() + "`",
                                "`"
                                        + member.getAccessor()
                                                .getAnnotation(JsonProperty.class)
                                                .value() + "`",
                                "`" + member.getGenericType().getTypeName().replaceAll("[\\w.]+\\.", "") + "`",
                                meanings.get(member.getName())))
                        .toList());
    }

    @Test
    void tellsWhatIsOffAir() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        run.context().getCamelContextExtension().addLogListener((exchange, logger, message) -> {
            lines.add(message);
            return message;
        });
        run.startLoop("channel1", KameletRun.NEWS);
        NotifyBuilder appeared =
                new NotifyBuilder(run.context()).whenCompleted(1).create();
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("ket:getLoopList?uniqName=demo&app=live")
                    .filter(header("CamelKetChange").isEqualTo("vanished"))
                    .log("Off air: ${body.streamId}");
                // spotless:on
            }
        });
        await().until(appeared::matches);
        assertThat(lines).isEmpty();
        run.call(StopLoop.builder().streamId("channel1").build());
        // The next poll by itself is a minute away. The one that told may not have ended yet.
        KetConsumer consumer = (KetConsumer) run.context().getRoutes().get(0).getConsumer();
        await().until(() -> !consumer.isPolling());
        consumer.run();
        assertThat(lines).containsExactly("Off air: channel1");
    }

    @Test
    void remembersInAFile() throws Exception {
        run.call(RedirectStart.builder()
                .addSrc("rtmp://pull.example.com/live/match")
                .addDurl("rtmp://push.example.net/live/match")
                .build());
        CamelContext context = run.context();
        NotifyBuilder told = new NotifyBuilder(context).whenCompleted(1).create();
        // spotless:off
        context.getRegistry().bind("told", FileStateRepository.fileStateRepository(data.resolve("told").toFile()));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ket:getTaskList?uniqName=demo&taskType=6&stateRepository=#told")
                    .log("${header.CamelKetChange}: ${body.taskId}");
            }
        });
        // spotless:on
        await().until(told::matches);
        await().untilAsserted(() -> assertThat(Files.readString(data.resolve("told")))
                .startsWith("ket/getTaskList/demo/live/6={")
                .contains("live/match"));
    }

    @Test
    void aFailedPollIsHandled() throws Exception {
        local.faults().on("GetLoopList", Fault.gatewayError(403, "AuthFailure", "No."));
        run.startLoop("channel1", KameletRun.NEWS);
        NotifyBuilder handled = new NotifyBuilder(run.context())
                .whenAnyDoneMatches(exchange ->
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof KetOperationFailedException)
                .create();
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                onException(KetOperationFailedException.class)
                    .handled(true)
                    .log("KET could not be asked: ${exception.message}");
                from("ket:getLoopList?uniqName=demo&app=live&bridgeErrorHandler=true&backoffErrorThreshold=3&backoffMultiplier=10")
                    .log("${header.CamelKetChange}: ${body.streamId}");
                // spotless:on
            }
        });
        await().until(handled::matches);
    }

    @Test
    void theYamlSnippetPollsByQuartz() throws Exception {
        run.startLoop("channel1", KameletRun.NEWS);
        List<String> snippets = Pages.snippets(PAGE, "yaml");
        assertThat(snippets).hasSize(1);
        run.load("snippet.yaml", snippets.get(0).replace("0/30", "0/1"));
        run.awaitThat(it -> assertThat(it.emitted()).hasSize(1));
    }

    @Test
    void aReportAsksForTheList() throws Exception {
        run.startLoop("channel1", KameletRun.NEWS);
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                // spotless:off
                from("direct:report")
                    .pollEnrich("ket:getLoopList?uniqName=demo&app=live&emit=ALL&initialDelay=0&delay=1000", 10000)
                    .log("On air: ${body.list.size}");
                // spotless:on
            }
        });
        Exchange report =
                run.context().createFluentProducerTemplate().to("direct:report").send();
        assertThat(report.getException()).isNull();
        assertThat(report.getMessage().getBody(String.class)).contains("channel1");
    }

    @Test
    void makesCloudEvents() throws Exception {
        List<Exchange> events = new CopyOnWriteArrayList<>();
        run.startLoop("channel1", KameletRun.NEWS);
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:events").process(events::add);
                // spotless:off
                from("ket:getLoopList?uniqName=demo&app=live&streamId=channel1")
                    .transformDataType(new DataType("ket:application-cloudevents"))
                    .to("direct:events");
                // spotless:on
            }
        });
        await().until(() -> events.size() == 1);
        assertThat(events.get(0).getMessage().getHeader("CamelCloudEventType"))
                .isEqualTo("io.github.camelket.event.getLoopList.appeared");
    }
}
