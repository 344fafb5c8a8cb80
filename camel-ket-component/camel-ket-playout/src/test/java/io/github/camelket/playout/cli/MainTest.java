/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.StartLoop;
import io.github.camelket.playout.guide.GuideFiles;
import io.github.camelket.playout.guide.GuideReader;
import io.github.camelket.playout.guide.Playlist;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KetLocalExtension.class)
class MainTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path guide;

    @BeforeEach
    void writesAGuide() throws Exception {
        guide = Files.writeString(
                folder.resolve("guide.yaml"),
                """
                uniqName: demo
                app: live
                preset: mypreset
                pubDomain: publish.example.com
                timeZone: Asia/Shanghai
                channels:
                  - stream: news
                    filler: [http://videos.ks3-cn-beijing-internal.ksyuncs.com/ident.mp4]
                    programmes:
                      - name: Morning show
                        days: [mon]
                        start: "06:00"
                        end: "09:00"
                        playlist: [http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4]
                  - stream: kids
                    programmes:
                      - name: Cartoons
                        dates: [2026-11-24]
                        start: "07:00"
                        end: "08:00"
                        bucket: {endpoint: "direct:list", key: "${body}", baseUrl: "http://videos.ks3-cn-beijing-internal.ksyuncs.com"}
                """);
    }

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void plansAWeekWithoutCallingAnybody(KetLocal local) {
        int status =
                run("plan", guide.toString(), "--from", "2026-11-23", "--to", "2026-11-30", "--zone", "Asia/Shanghai");
        assertThat(status).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .contains(
                        "In Asia/Shanghai, of a station that is on air as the guide says until then:",
                        "2026-11-23 06:00:00  UpdateLoop     demo/live/news: Morning show begins",
                        "2026-11-23 09:00:00  UpdateLoop     demo/live/news: filler begins")
                .anyMatch(line -> line.matches("2026-11-24 06:(45|46|47|48|49|50):00  StartLoop .*demo/live/kids: .*"))
                .anyMatch(line -> line.matches("2026-11-24 08:00:00  StopLoop .*demo/live/kids: .*"))
                .contains("4 calls: 1 StartLoop, 1 StopLoop, 2 UpdateLoop; 1 in the busiest minute.")
                .anyMatch(line -> line.startsWith("kids (demo/live/kids) is off air"));
        assertThat(local.requests()).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithAGuide() throws Exception {
        Files.writeString(guide, Files.readString(guide).replace("06:00", "25:00"));
        assertThat(run("plan", guide.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("guide.yaml:12: channels[0].programmes[0].start is '25:00', but must be");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithTheCommand() {
        assertThat(run("plan", guide.toString(), "--from", "tomorrow")).isEqualTo(2);
        assertThat(err.toString()).contains("--from is 'tomorrow', but must be a day or a time such as 2026-12-24");
        assertThat(run("plan", guide.toString(), "--from", "2026-11-23", "--to", "2026-11-23"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--to is '2026-11-23', but must be later than --from");
        assertThat(run("plan", folder.resolve("none.yaml").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("none.yaml cannot be read");
        assertThat(run("plan", guide.toString(), "--requests-per-minute", "-5")).isEqualTo(2);
        assertThat(err.toString()).contains("--requests-per-minute is -5, but must be 0, for no limit, or more");
        assertThat(run("play")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tellsWhyNothingCouldBeAdopted() {
        assertThat(run("adopt", "--uniq-name=demo", "--app=live", "--service-url=http://127.0.0.1:9"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("KSYUN_ACCESS_KEY_ID").doesNotContain("Exchange[");
        assertThat(out.toString()).as("a guide of nothing").isEmpty();
    }

    /** In a process of its own, as keys come from the environment. */
    @Test
    void adoptsWhatIsOnAir(KetLocal local) throws Exception {
        String sources = "http://videos.ks3-cn-beijing-internal.ksyuncs.com/";
        startLoop(local, LoopSource.inOrder(sources + "news.mp4", sources + "weather.mp4"));

        Path adopted = folder.resolve("adopted.yaml");
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "adopt",
                "--uniq-name=demo",
                "--app=live",
                "--service-url=" + local.serviceUrl());
        program.environment()
                .putAll(Map.of("KSYUN_ACCESS_KEY_ID", local.accessKey(), "KSYUN_SECRET_ACCESS_KEY", local.secretKey()));
        Path log = folder.resolve("log");
        Process process = program.redirectOutput(log.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("err")))
                .isZero();
        // This class path's logging goes to the standard output, too.
        String printed = Files.readString(log);
        Files.writeString(adopted, printed.substring(printed.indexOf("# What was on air")));

        GuideFiles files = new GuideFiles(
                new DefaultCamelContext(), "file:" + adopted, new GuideReader(null, null), Clock.systemUTC());
        assertThat(files.load().guide().channels()).singleElement().satisfies(channel -> {
            assertThat(channel.key()).hasToString("demo/live/channel1");
            assertThat(channel.preset()).isEqualTo("mypreset");
            assertThat(channel.pubDomain()).isEqualTo("publish.example.com");
            assertThat(channel.programmes()).isEmpty();
            assertThat(channel.filler())
                    .isEqualTo(new Playlist.Addresses(List.of(sources + "news.mp4", sources + "weather.mp4")));
        });
    }

    private static void startLoop(KetLocal local, List<LoopSource> sources) throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            KetComponent ket = camel.getComponent("ket", KetComponent.class);
            ket.getConfiguration().setServiceUrl(local.serviceUrl().toString());
            ket.getConfiguration().setUniqName("demo");
            ket.getConfiguration().setApp("live");
            ket.setAccessKey(local.accessKey());
            ket.setSecretKey(local.secretKey());
            camel.start();
            PresetFormat format = PresetFormat.builder()
                    .outputFormat(OutputFormat.H264_360P)
                    .suffix("_low")
                    .build();
            camel.createProducerTemplate()
                    .sendBody(
                            "ket:call",
                            Preset.builder()
                                    .preset("mypreset")
                                    .addOutput(PresetOutput.of(format))
                                    .build());
            camel.createProducerTemplate()
                    .sendBody(
                            "ket:call",
                            StartLoop.builder()
                                    .streamId("channel1")
                                    .preset("mypreset")
                                    .pubDomain("publish.example.com")
                                    .srcInfo(sources)
                                    .build());
        }
    }
}
