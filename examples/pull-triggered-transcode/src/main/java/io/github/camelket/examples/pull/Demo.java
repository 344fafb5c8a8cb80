/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.pull;

import io.github.camelket.local.KetLocal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.Main;

/** The application on an embedded local service, and what the world does meanwhile: an encoder pushes, viewers play. */
public final class Demo {

    private Demo() {}

    public static void main(String[] args) throws Exception {
        try (KetLocal local = KetLocal.start()) {
            Path target = Files.createDirectories(Path.of("target"));
            run(
                    local,
                    Path.of("examples", "pull-triggered-transcode", "presets"),
                    Files.createTempDirectory(target, "demo-presets"));
        }
    }

    /** @param folder where the presets are copied to, as the demo adds some with mistakes */
    static void run(KetLocal local, Path presets, Path folder) throws Exception {
        try (Stream<Path> files = Files.list(presets)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("small.yaml"), "Output:\n  - format: {output_format: 257, suffix: _little}\n");
        Files.writeString(
                folder.resolve("two.yaml"),
                "Output:\n  - format: {output_format: 257, suffix: _two}\n  - format: {output_format: 258}\n");
        dryRun(local, folder);
        Files.delete(folder.resolve("small.yaml"));
        Files.delete(folder.resolve("two.yaml"));
        inEarnest(local, folder);
        System.out.printf("%nThat was it.%n%n");
    }

    private static void dryRun(KetLocal local, Path folder) throws Exception {
        Main main = application(local, folder, true, "1h");
        main.start();
        try {
            tell("A dry run: four files, of which two do not keep to the rule.");
            NotifyBuilder files = done(main.getCamelContext(), "presets", 4);
            main.getCamelContext().getRouteController().startAllRoutes();
            await(files);
        } finally {
            main.stop();
        }
    }

    private static void inEarnest(KetLocal local, Path folder) throws Exception {
        Main main = application(local, folder, false, "500ms");
        main.start();
        try {
            CamelContext camel = main.getCamelContext();
            tell("Without these two, and now in earnest.");
            NotifyBuilder found = done(camel, "service", 2);
            // Counted from the beginning, so that none is missed and none is counted twice.
            NotifyBuilder phone = done(camel, "transcodes of news", 1);
            NotifyBuilder screen = done(camel, "transcodes of news", 2);
            NotifyBuilder gone = done(camel, "transcodes of news", 3);
            NotifyBuilder over = done(camel, "transcodes of news", 4);
            camel.getRouteController().startAllRoutes();
            await(found);

            tell("An encoder pushes news, which nobody plays. Then a phone does, and a second one.");
            local.publish("live", "news");
            local.play("live", "news_mobile");
            local.play("live", "news_mobile");
            await(phone);

            tell("One of the phones goes, and a large screen comes.");
            local.stopPlaying("live", "news_mobile");
            local.play("live", "news_tv");
            await(screen);

            tell("The other phone goes.");
            local.stopPlaying("live", "news_mobile");
            await(gone);

            tell("The encoder stops, while the large screen still plays.");
            local.unpublish("live", "news");
            await(over);
        } finally {
            main.stop();
        }
    }

    static Main application(KetLocal local, Path folder, boolean dryRun, String checkEvery) {
        Main main = PullTriggeredTranscode.application();
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
