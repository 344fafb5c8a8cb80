/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.page;

import io.github.camelket.benchmark.RequestShape;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a signature costs beside the AWS SDK's and beside the bare hashing. */
final class SignerSection {

    private static final String CHART = "benchmark-signer.svg";
    private static final double GOAL = 5;
    private static final List<String> SIGNERS =
            List.of("ketQuery", "ketHeader", "awsSdkQuery", "awsSdkHeader", "bareHashing");

    private final JmhResults results;

    private SignerSection(JmhResults results) {
        this.results = results;
    }

    static Section of(JmhResults results) {
        SignerSection section = new SignerSection(results);
        return new Section(section.text(), Map.of(CHART, section.chart()));
    }

    private String text() {
        StringBuilder out = new StringBuilder(results.conditions());
        out.append("\n![Signatures, beside the AWS SDK's](images/" + CHART + ")\n\n");
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
                JmhResult result = result(signer, shape);
                out.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.1f | %.1f | ± %.1f | %.0f |%n",
                        shape,
                        signer,
                        result.quickest(),
                        result.mean(),
                        result.error(),
                        result.bytes()));
            }
        }
        return out.toString();
    }

    private String chart() {
        BarChart chart =
                new BarChart("Signatures in a time, times the AWS SDK's", "%.1f", List.of("query form", "header form"));
        for (RequestShape shape : RequestShape.values()) {
            chart.group(
                    shape.toString(),
                    List.of(ratio("ketQuery", "awsSdkQuery", shape), ratio("ketHeader", "awsSdkHeader", shape)));
        }
        return chart.goal(GOAL).svg();
    }

    private double ratio(String faster, String slower, RequestShape shape) {
        return result(faster, shape).quickest() / result(slower, shape).quickest();
    }

    private JmhResult result(String signer, RequestShape shape) {
        return results.of(signer, Map.of("shape", shape.name()));
    }
}
