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
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.playout.guide.GuideException;
import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class KetPlayoutTest {

    @RegisterExtension
    static final KetLocalExtension KET = new KetLocalExtension();

    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Path guide;

    @BeforeEach
    void makeReady() throws IOException {
        TestKet.pointed(camel, KET.local());
        guide = folder.resolve("guide.yaml");
        writeFile("day.mp4");
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void putsTheGuideOnAir() throws Exception {
        start(playout().build());

        awaitOnAir("day.mp4");
    }

    @Test
    void canBeAddedToAContextThatRuns() throws Exception {
        camel.start();
        TestKet.makePreset(camel);

        camel.addService(playout().build());

        awaitOnAir("day.mp4");
    }

    @Test
    void beginsWhenTheRoutesThatListFilesHaveStarted() throws Exception {
        write(
                """
                bucket: {endpoint: "direct:list", key: "${body}", baseUrl: "http://videos.ks3-cn-beijing-internal.ksyuncs.com"}
                """);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").setBody(constant(List.of("listed.mp4")));
            }
        });
        start(playout().build());

        awaitOnAir("listed.mp4");
    }

    @Test
    void aNewVersionOfTheGuideIsOnAirSoon() throws Exception {
        start(playout().reloadEvery(Duration.ofMillis(200)).build());
        awaitOnAir("day.mp4");

        writeFile("night.mp4");

        awaitOnAir("night.mp4");
        assertThat(KET.local().requestCount("StartLoop")).isEqualTo(1);
    }

    @Test
    void aBrokenGuideFailsTheStart() throws Exception {
        Files.writeString(guide, "channels: 7");
        camel.addService(playout().build());

        assertThatThrownBy(camel::start)
                .isInstanceOf(GuideException.class)
                .hasMessageContaining("guide.yaml:1: channels");
        assertThat(KET.local().requestCount()).isZero();
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        start(playout().dryRun(true).build());

        await().until(() -> KET.local().requestCount("GetLoopList") > 0);
        camel.stop();
        assertThat(KET.local().requestCount("StartLoop")).isZero();
    }

    @Test
    void reportsEachStep() throws Exception {
        BlockingQueue<StepReport> reports = reports();
        start(playout().reportTo("direct:report").build());

        StepReport report = reports.poll(20, TimeUnit.SECONDS);

        assertThat(report.name()).isEqualTo("news");
        assertThat(report.owner()).isEqualTo("demo/live/news");
        assertThat(report.action()).isEqualTo("StartLoop");
        assertThat(report.failure()).isNull();
        assertThat(report.attempts()).isZero();
    }

    @Test
    void reportsWhatFailed() throws Exception {
        BlockingQueue<StepReport> reports = reports();
        // There is no preset.
        camel.addService(playout().reportTo("direct:report").build());
        camel.start();

        StepReport report = reports.poll(20, TimeUnit.SECONDS);

        assertThat(report.action()).isEqualTo("StartLoop");
        assertThat(report.failure()).contains("preset");
        assertThat(report.attempts()).isEqualTo(1);
    }

    @Test
    void aReportThatFailsDoesNotMatter() throws Exception {
        start(playout().reportTo("direct:nobody?failIfNoConsumers=true").build());

        awaitOnAir("day.mp4");
    }

    @Test
    void aReportToNowhereIsToldAtTheStart() {
        assertThatThrownBy(() -> start(playout().reportTo("nonsense:steps").build()))
                .hasStackTraceContaining("nonsense:");
    }

    @Test
    void tellsHowTheStationIs() throws Exception {
        KetPlayout playout = playout().build();
        assertThatThrownBy(playout::status).hasMessage("Playout 'playout' is not started");
        start(playout);

        await().untilAsserted(() -> assertThat(playout.status().channels())
                .singleElement(type(ChannelStatus.class))
                .returns(State.ON_AIR, ChannelStatus::state));
    }

    @Test
    void leavesNoThreadAndWhatIsOnAir() throws Exception {
        Set<String> before = threads();
        start(playout().build());
        awaitOnAir("day.mp4");

        camel.stop();

        await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
        assertThat(KET.local().requestCount("StopLoop")).isZero();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("KetPlayout") || name.contains("Quartz"))
                .collect(Collectors.toSet());
    }

    private BlockingQueue<StepReport> reports() throws Exception {
        BlockingQueue<StepReport> reports = new LinkedBlockingQueue<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:report")
                        .process(exchange -> reports.add(exchange.getMessage().getBody(StepReport.class)));
            }
        });
        return reports;
    }

    private KetPlayoutBuilder playout() {
        return KetPlayout.builder().guide("file:" + guide).checkEvery(Duration.ofSeconds(1));
    }

    private void start(KetPlayout playout) throws Exception {
        camel.addService(playout);
        camel.start();
        TestKet.makePreset(camel);
    }

    private void writeFile(String file) throws IOException {
        write("playlist: [\"http://videos.ks3-cn-beijing-internal.ksyuncs.com/" + file + "\"]");
    }

    private void write(String playlist) throws IOException {
        Files.writeString(
                guide,
                """
                channels:
                  - stream: news
                    preset: mypreset
                    pubDomain: publish.example.com
                    programmes:
                      - name: All day
                        days: daily
                        start: "00:00"
                        end: "24:00"
                        %s
                """
                        .formatted(playlist));
    }

    private void awaitOnAir(String file) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        camel.createProducerTemplate().requestBody("ket:getLoopList", null, String.class))
                .contains("/" + file));
    }
}
