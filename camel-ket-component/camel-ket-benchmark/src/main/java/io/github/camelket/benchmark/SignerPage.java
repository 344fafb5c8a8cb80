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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the signer's tables into the page, between two marks, from what JMH measured: {@code SignerPage page json}. */
public final class SignerPage {

    private static final String BEGIN = "<!-- signer: written by SignerPage from signer.json -->\n";
    private static final String END = "<!-- /signer -->";
    private static final List<String> SIGNERS =
            List.of("ketQuery", "ketHeader", "awsSdkQuery", "awsSdkHeader", "bareHashing");

    private final JsonNode results;

    private SignerPage(JsonNode results) {
        this.results = results;
    }

    public static void main(String[] args) throws IOException {
        Path page = Path.of(args[0]);
        Path json = Path.of(args[1]);
        ObjectMapper mapper = new ObjectMapper();
        JsonNode results = mapper.readTree(json.toFile());
        // Where the JVM lies on the machine that measured is nobody's business.
        results.forEach(result -> ((ObjectNode) result).remove(List.of("jvm", "jvmArgs")));
        mapper.writerWithDefaultPrettyPrinter().writeValue(json.toFile(), results);

        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String tables = new SignerPage(results).tables();
        Files.writeString(page, text.substring(0, begin) + tables + text.substring(text.indexOf(END, begin)));
    }

    private String tables() {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%nMeasured on %s %s, %d processors, JMH %s, %d forks of %d iterations.%n%n",
                results.at("/0/vmName").asText(),
                results.at("/0/jdkVersion").asText(),
                Runtime.getRuntime().availableProcessors(),
                results.at("/0/jmhVersion").asText(),
                results.at("/0/forks").asInt(),
                results.at("/0/measurementIterations").asInt()));
        out.append(
                """
                | request | query form: times the AWS SDK's throughput | header form: times the AWS SDK's throughput \
                | query form: times the bare hashing's time | header form: times the bare hashing's time |
                |---|---|---|---|---|
                """);
        for (RequestShape shape : RequestShape.values()) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                    shape,
                    ratio("ketQuery", "awsSdkQuery", shape),
                    ratio("ketHeader", "awsSdkHeader", shape),
                    ratio("bareHashing", "ketQuery", shape),
                    ratio("bareHashing", "ketHeader", shape)));
        }
        out.append(
                """

                | request | signer | signatures a millisecond: quickest iteration | mean | 99.9 % error of the mean \
                | bytes allocated a signature |
                |---|---|---|---|---|---|
                """);
        for (RequestShape shape : RequestShape.values()) {
            for (String signer : SIGNERS) {
                JsonNode result = result(signer, shape);
                out.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.1f | %.1f | ± %.1f | %.0f |%n",
                        shape,
                        signer,
                        quickest(result),
                        result.at("/primaryMetric/score").asDouble(),
                        result.at("/primaryMetric/scoreError").asDouble(),
                        result.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble()));
            }
        }
        return out.append('\n').toString();
    }

    private double ratio(String faster, String slower, RequestShape shape) {
        return quickest(result(faster, shape)) / quickest(result(slower, shape));
    }

    /** The iteration that was disturbed least: other programs only ever take time away. */
    private static double quickest(JsonNode result) {
        double quickest = 0;
        for (JsonNode fork : result.at("/primaryMetric/rawData")) {
            for (JsonNode iteration : fork) {
                quickest = Math.max(quickest, iteration.asDouble());
            }
        }
        return quickest;
    }

    private JsonNode result(String signer, RequestShape shape) {
        for (JsonNode result : results) {
            if (result.path("benchmark").asText().endsWith("." + signer)
                    && result.at("/params/shape").asText().equals(shape.name())) {
                return result;
            }
        }
        throw new IllegalArgumentException("Not measured: " + signer + " of " + shape);
    }
}
