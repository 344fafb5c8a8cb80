/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cli;

import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a guide of what is on air now: the way to put loops under playout that something else has started. */
@Command(
        name = "adopt",
        description =
                "Prints a guide of the loops that are on air now, to go on from. Keys are found as camel-ket finds them:"
                        + " in the environment, or in a profile file.",
        mixinStandardHelpOptions = true)
final class AdoptCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Option(names = "--uniq-name", required = true, description = "The customer domain.")
    private String uniqName;

    @Option(names = "--app", required = true, description = "The app whose loops to print.")
    private String app;

    @Option(names = "--service-url", description = "Where the service is, if it is not the real one.")
    private @Nullable String serviceUrl;

    @Override
    public Integer call() throws Exception {
        String guide = yaml(onAir());
        PrintWriter out = command.commandLine().getOut();
        out.println("# What was on air. Playout changes nothing of it as long as the guide says the same.");
        out.print(guide);
        out.flush();
        return 0;
    }

    private List<Loop> onAir() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.start();
            Map<String, Object> options = new LinkedHashMap<>();
            options.put("uniqName", uniqName);
            options.put("app", app);
            if (serviceUrl != null) {
                options.put("serviceUrl", serviceUrl);
            }
            return camel.createFluentProducerTemplate()
                    .to(camel.getComponent("ket").createEndpoint("ket:call", options))
                    .withBody(GetLoopList.builder().build())
                    .request(LoopListResult.class)
                    .list();
        }
    }

    private String yaml(List<Loop> loops) {
        Map<String, Object> guide = new LinkedHashMap<>();
        guide.put("uniqName", uniqName);
        guide.put("app", app);
        guide.put("channels", channels(loops));
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setWidth(Integer.MAX_VALUE)
                        .build())
                .dumpToString(guide);
    }

    /** A preset with several outputs makes a task of each; they are one loop. */
    private static List<Map<String, Object>> channels(List<Loop> loops) {
        Map<String, Map<String, Object>> channels = new LinkedHashMap<>();
        for (Loop loop : loops) {
            if (loop.streamId() != null) {
                channels.computeIfAbsent(loop.streamId(), stream -> channel(loop));
            }
        }
        return new ArrayList<>(channels.values());
    }

    private static Map<String, Object> channel(Loop loop) {
        Map<String, Object> channel = new LinkedHashMap<>();
        channel.put("stream", loop.streamId());
        channel.put("preset", loop.preset());
        channel.put("pubDomain", loop.pubDomain());
        // Day and night, and in the way of no programme.
        channel.put(
                "filler",
                loop.srcInfo().stream()
                        .sorted(Comparator.comparing(
                                LoopSource::index, Comparator.nullsLast(Comparator.naturalOrder())))
                        .map(LoopSource::path)
                        .filter(Objects::nonNull)
                        .toList());
        return channel;
    }
}
