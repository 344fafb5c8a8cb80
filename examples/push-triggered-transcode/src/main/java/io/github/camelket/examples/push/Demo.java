/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.push;

import io.github.camelket.local.KetLocal;
import io.github.camelket.model.BitRate;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.Main;

/** The application on an embedded local service, and what the world does meanwhile: files change, an encoder pushes. */
public final class Demo {

    private Demo() {}

    public static void main(String[] args) throws Exception {
        try (KetLocal local = KetLocal.start()) {
            Path target = Files.createDirectories(Path.of("target"));
            run(
                    local,
                    Path.of("examples", "push-triggered-transcode", "presets"),
                    Files.createTempDirectory(target, "demo-presets"));
        }
    }

    /** @param folder where the presets are copied to, as the demo changes them */
    static void run(KetLocal local, Path presets, Path folder) throws Exception {
        try (Stream<Path> files = Files.list(presets)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("broken.yaml"), "Output:\n  - format: {output_format: 258\n    vbr: 1\n");
        Files.writeString(folder.resolve("loud.yaml"), "Output: [{format: {output_format: 258, vbr: 100}}]\n");
        dryRun(local, folder);
        Files.delete(folder.resolve("broken.yaml"));
        Files.delete(folder.resolve("loud.yaml"));
        inEarnest(local, folder);
        System.out.printf("%nThat was it.%n%n");
    }

    private static void dryRun(KetLocal local, Path folder) throws Exception {
        Main main = application(local, folder, true, "1h");
        main.start();
        try {
            CamelContext camel = main.getCamelContext();
            make(
                    camel,
                    "monitor",
                    PresetFormat.builder()
                            .outputFormat(OutputFormat.H264_144P)
                            .vbr(BitRate.bps(100_000))
                            .fr(25)
                            .suffix("_monitor")
                            .build());
            make(
                    camel,
                    "by_hand",
                    PresetFormat.builder().outputFormat(OutputFormat.H264_360P).build());
            tell("A dry run: four files, two with mistakes, and a service that has two presets already.");
            NotifyBuilder files = done(camel, "presets", 4);
            NotifyBuilder found = done(camel, "service", 2);
            camel.getRouteController().startAllRoutes();
            await(files);
            await(found);
        } finally {
            main.stop();
        }
    }

    private static void inEarnest(KetLocal local, Path folder) throws Exception {
        Main main = application(local, folder, false, "500ms");
        main.start();
        try {
            CamelContext camel = main.getCamelContext();
            tell("The mistakes are mended, and now in earnest.");
            NotifyBuilder found = done(camel, "service", 3);
            // Counted from the beginning, so that none is missed and none is counted twice.
            NotifyBuilder begun = done(camel, "transcodes of news", 3);
            NotifyBuilder ended = done(camel, "transcodes of news", 6);
            NotifyBuilder updated = new NotifyBuilder(camel)
                    .fromRoute("presets")
                    .filter(exchange ->
                            "UpdatePreset".equals(exchange.getMessage().getHeader("CamelKetCalledAction")))
                    .whenDone(2)
                    .create();
            camel.getRouteController().startAllRoutes();
            await(found);

            tell("An encoder pushes news, for a while.");
            local.publish("live", "news", "ladder");
            await(begun);
            local.unpublish("live", "news");
            await(ended);

            tell("Somebody gives the monitors 10 frames a second, and commits.");
            Path monitor = folder.resolve("monitor.yaml");
            Files.writeString(monitor, Files.readString(monitor).replace("fr: 5", "fr: 10"));
            await(updated);
        } finally {
            main.stop();
        }
    }

    static Main application(KetLocal local, Path folder, boolean dryRun, String checkEvery) {
        Main main = PushTriggeredTranscode.application();
        main.addOverrideProperty(
                "camel.component.ket.serviceUrl", local.serviceUrl().toString());
        main.addOverrideProperty("camel.component.ket.accessKey", local.accessKey());
        main.addOverrideProperty("camel.component.ket.secretKey", local.secretKey());
        main.addOverrideProperty("presets.folder", folder.toString());
        main.addOverrideProperty("presets.dryRun", Boolean.toString(dryRun));
        main.addOverrideProperty("presets.checkEvery", checkEvery);
        main.addOverrideProperty("service.checkEvery", "500ms");
        // Routes begin when the demo has told what it is about to show.
        main.configure().setAutoStartup(false);
        return main;
    }

    private static void make(CamelContext camel, String preset, PresetFormat format) {
        camel.createProducerTemplate()
                .sendBody(
                        "ket:call",
                        Preset.builder()
                                .preset(preset)
                                .addOutput(PresetOutput.of(format))
                                .build());
    }

    private static NotifyBuilder done(CamelContext camel, String route, int messages) {
        // The parts of a message that is split are none of their own.
        return new NotifyBuilder(camel)
                .fromRoute(route)
                .filter(exchange -> exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX) == null)
                .whenDone(messages)
                .create();
    }

    private static void await(NotifyBuilder notify) {
        if (!notify.matches(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("What was to happen did not, within 30 seconds");
        }
    }

    private static void tell(String what) {
        System.out.printf("%n%s%n%n", what);
    }
}
