/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.benchmark.parsing.ParsingBenchmark;
import io.github.camelket.benchmark.startup.StartUpBenchmark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures, and keeps the raw results: {@code Measure folder [sets] [JMH's options]}. Sets, with commas between them, are
 * those below; all of them unless told.
 */
public final class Measure {

    private enum Set {
        SIGNER(SignerBenchmark.class),
        PARSING(ParsingBenchmark.class),
        STARTUP(StartUpBenchmark.class),
        START(StartBenchmark.class);

        private final Class<?> benchmark;

        Set(Class<?> benchmark) {
            this.benchmark = benchmark;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private Measure() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        List<String> rest = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
        List<String> sets = rest.isEmpty() || rest.get(0).startsWith("-")
                ? Arrays.stream(Set.values()).map(Set::name).toList()
                : List.of(rest.remove(0).toUpperCase(Locale.ROOT).split(","));
        for (String name : sets) {
            Set set = Set.valueOf(name);
            Path file = folder.resolve(name.toLowerCase(Locale.ROOT) + ".json");
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), cleaned(run(set, rest)));
        }
    }

    private static Collection<RunResult> run(Set set, List<String> options)
            throws CommandLineOptionException, RunnerException {
        return new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(options.toArray(String[]::new)))
                        .include("^" + set.benchmark.getName().replace(".", "\\.") + "\\.")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    /** Where the JVM lies is nobody's business. */
    private static JsonNode cleaned(Collection<RunResult> results) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, new PrintStream(out, true, StandardCharsets.UTF_8))
                .writeOut(results);
        JsonNode json = JSON.readTree(out.toByteArray());
        for (JsonNode result : json) {
            ((ObjectNode) result).remove(List.of("jvm", "jvmArgs"));
            ((ObjectNode) result).put("processors", Runtime.getRuntime().availableProcessors());
        }
        return json;
    }
}
