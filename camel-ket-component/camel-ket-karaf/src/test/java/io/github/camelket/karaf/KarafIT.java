/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The feature and the example in a real Karaf, which calls ket-local over a socket. It types what the example's README tells to
 * type, but for the feature {@code scr} and where the bundle is.
 */
class KarafIT {

    private static final Path HOME = Path.of(System.getProperty("karaf.home"));
    private static final Path EXAMPLE = Path.of("../../examples/karaf");
    private static final Path FILES = EXAMPLE.resolve("src/main/karaf");
    private static final String VERSION = System.getProperty("version");
    private static final String VIDEOS = "http://videos.ks3-cn-beijing-internal.ksyuncs.com/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EXAMPLE_BUNDLE = "io.github.camelket.camel-ket-example-karaf";
    private static final String DECLARATIVE = "io.github.camelket.examples.karaf.cfg";
    private static final String BLUEPRINT = "io.github.camelket.examples.karaf.blueprint.cfg";
    /** Threads of a Camel context with quartz and ket. */
    private static final Pattern OURS = Pattern.compile("Camel \\(|QuartzScheduler|idle-connection");

    private static final KetLocal LOCAL = KetLocal.start();
    private static Karaf karaf;

    @BeforeAll
    static void start() throws Exception {
        makePreset();
        Path base = Karaf.newBase(HOME);
        put(base, "io/github/camelket/camel-ket", VERSION, ".jar", Path.of(System.getProperty("camel-ket")));
        put(base, "io/github/camelket/camel-ket-karaf", VERSION, "-features.xml", Path.of("target/features.xml"));
        put(
                base,
                "org/apache/camel/karaf/apache-camel",
                System.getProperty("camel-karaf.version"),
                "-features.xml",
                Path.of("target/test-classes/apache-camel-features.xml"));
        karaf = Karaf.start(
                HOME,
                base,
                Map.of("KSYUN_ACCESS_KEY_ID", LOCAL.accessKey(), "KSYUN_SECRET_ACCESS_KEY", LOCAL.secretKey()));
    }

    @AfterAll
    static void stop() throws IOException {
        karaf.close();
        LOCAL.close();
    }

    /** Each step goes on where the one before has ended, so there is no second one after a failure. */
    @Test
    void theExampleIsInstalledRunsChangesAndGoes() throws IOException {
        theFeatureIsInstalled();
        theComponentIsFoundAndCallsBySchedule();
        aChangedConfigurationChangesTheRoute();
        aStoppedBundleLeavesNothingRunning();
        aBlueprintIsConfiguredAndChangedLikewise();
        whatIsUninstalledLeavesNothingBehind();
        nothingWentWrongOnTheWay();
    }

    private static void theFeatureIsInstalled() throws IOException {
        asTheReadmeSays("feature:repo-add mvn:io.github.camelket/camel-ket-karaf/" + VERSION + "/xml/features");
        asTheReadmeSays("feature:install camel-ket");

        assertThat(bundles()).containsPattern("Active *│ *50 *│ [^│]+│ Camel KET :: Component");
    }

    private static void theComponentIsFoundAndCallsBySchedule() throws IOException {
        asTheReadmeSays("feature:install camel-quartz");
        // The README says scr, whose commands for the console are no part of this.
        karaf.execute("feature:install felix-scr");
        configure(DECLARATIVE, "news.mp4");
        karaf.execute("bundle:install -s file:" + System.getProperty("example"));

        RecordedRequest start = awaitRequest("StartLoop", "channel1", "news.mp4");
        assertThat(start.status()).as("signed with the right key").isEqualTo(200);
        assertThat(start.bodyText())
                .contains("\"Preset\":\"mypreset\"", "\"" + VIDEOS + "news.mp4\"", "\"" + VIDEOS + "ident.mp4\"");
        // And once more: it is a schedule, and what is on air is given its list anew.
        awaitRequest("UpdateLoop", "channel1", "news.mp4");
    }

    private static void aChangedConfigurationChangesTheRoute() throws IOException {
        configure(DECLARATIVE, "film.mp4");

        assertThat(awaitRequest("UpdateLoop", "channel1", "film.mp4").status()).isEqualTo(200);
        assertThatNothingPlays("news.mp4");
    }

    private static void aStoppedBundleLeavesNothingRunning() throws IOException {
        assertThat(threads()).containsPattern(OURS);

        asTheReadmeSays("bundle:stop " + EXAMPLE_BUNDLE);

        assertNothingRuns();
    }

    private static void aBlueprintIsConfiguredAndChangedLikewise() throws IOException {
        asTheReadmeSays("feature:install aries-blueprint");
        configure(BLUEPRINT, "cartoons.mp4");
        Files.copy(FILES.resolve("deploy/channel.xml"), karaf.deploy("channel.xml"));

        assertThat(awaitRequest("StartLoop", "channel2", "cartoons.mp4").status())
                .isEqualTo(200);

        configure(BLUEPRINT, "stories.mp4");

        awaitRequest("UpdateLoop", "channel2", "stories.mp4");
        assertThatNothingPlays("cartoons.mp4");
    }

    private static void whatIsUninstalledLeavesNothingBehind() throws IOException {
        int sent = LOCAL.requestCount();
        karaf.execute("bundle:start " + EXAMPLE_BUNDLE);
        await("calls of the bundle that was started again").atMost(PATIENCE).until(() -> since(sent)
                .anyMatch(request -> request.bodyText().contains("channel1")));
        assertThat(bundles()).contains("Camel KET :: Examples :: Karaf", "channel.xml");
        assertThat(threads()).containsPattern(OURS);

        Files.delete(karaf.deploy("channel.xml"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bundles()).doesNotContain("channel.xml"));
        asTheReadmeSays("bundle:uninstall " + EXAMPLE_BUNDLE);
        asTheReadmeSays("feature:uninstall camel-ket");

        assertThat(bundles()).doesNotContain("Camel KET");
        assertNothingRuns();
    }

    private static void nothingWentWrongOnTheWay() throws IOException {
        assertThat(karaf.log().lines().filter(line -> line.matches("\\S+ \\| (WARN |ERROR) .*")))
                .as("but that a loop was on air already")
                .allMatch(line -> line.contains("StartLoop") && line.contains("refused with 1201"));
        assertThat(karaf.log()).doesNotContain(LOCAL.secretKey());
    }

    private static void asTheReadmeSays(String command) throws IOException {
        assertThat(Files.readAllLines(EXAMPLE.resolve("README.md"))).contains("karaf@root()> " + command);
        karaf.execute(command);
    }

    /** The example's own file, with a time that comes at once, the service that is here, and what is to be played. */
    private static void configure(String file, String video) throws IOException {
        String text = Files.readString(FILES.resolve("etc").resolve(file))
                .replaceFirst("(?m)^cron = .*", "cron = 0/2 * * * * ?")
                .replaceFirst("(?m)^# serviceUrl = .*", "serviceUrl = " + LOCAL.serviceUrl())
                .replaceFirst("(?m)^playlist = .*", "playlist = " + VIDEOS + video + " , " + VIDEOS + "ident.mp4");
        assertThat(text).contains("0/2", "\nserviceUrl = " + LOCAL.serviceUrl(), video);
        Files.writeString(karaf.etc(file), text);
    }

    private static RecordedRequest awaitRequest(String action, String stream, String video) {
        return await(action + " of " + stream + " with " + video)
                .atMost(PATIENCE)
                .until(
                        () -> LOCAL.requests().stream()
                                .filter(request -> request.action().equals(action)
                                        && request.bodyText().contains(stream)
                                        && request.bodyText().contains(video))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** An old route that is still there would call in the same seconds as the new one, which makes two calls each time. */
    private static void assertThatNothingPlays(String video) {
        int sent = LOCAL.requestCount();
        await().atMost(PATIENCE).until(() -> since(sent).count() >= 4);
        assertThat(since(sent)).noneMatch(request -> request.bodyText().contains(video));
    }

    private static Stream<RecordedRequest> since(int sent) {
        return LOCAL.requests().stream().skip(sent);
    }

    private static void assertNothingRuns() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(threads()).doesNotContainPattern(OURS));
        int sent = LOCAL.requestCount();
        await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(6)).until(() -> LOCAL.requestCount() == sent);
    }

    private static String bundles() throws IOException {
        return karaf.execute("bundle:list");
    }

    private static String threads() throws IOException {
        return karaf.execute("threads --list --no-format");
    }

    /** Loops are refused without one. */
    private static void makePreset() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            KetComponent ket = context.getComponent("ket", KetComponent.class);
            ket.getConfiguration().setServiceUrl(LOCAL.serviceUrl().toString());
            ket.setAccessKey(LOCAL.accessKey());
            ket.setSecretKey(LOCAL.secretKey());
            context.start();
            context.createProducerTemplate()
                    .sendBody(
                            "ket:preset?uniqName=demo&app=live",
                            Preset.builder()
                                    .preset("mypreset")
                                    .addOutput(PresetOutput.of(PresetFormat.builder()
                                            .outputFormat(OutputFormat.H264_360P)
                                            .suffix("_low")
                                            .build()))
                                    .build());
        }
    }

    /** Puts a file where Karaf looks for it under its Maven name. */
    private static void put(Path base, String artifact, String version, String suffix, Path file) throws IOException {
        Path folder = base.resolve("system").resolve(artifact).resolve(version);
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(folder.getParent().getFileName() + "-" + version + suffix));
    }
}
