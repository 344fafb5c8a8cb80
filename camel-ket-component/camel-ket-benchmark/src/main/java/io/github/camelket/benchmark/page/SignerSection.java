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
import java.util.stream.Stream;

/** What a signature costs beside the AWS SDK's and beside the bare hashing. */
final class SignerSection {

    private static final String CHART = "benchmark-signer.svg";
    private static final double LEAST_THROUGHPUT = 5;
    private static final double MOST_TIME = 3;
    private static final int MOST_BYTES = 4_096;
    /** More than 300 bytes are no small request. */
    private static final List<RequestShape> LARGE = List.of(RequestShape.POST_64KB);

    /** In which form a request is signed, and by whom. */
    private enum Form {
        QUERY("query", "ketQuery", "awsSdkQuery"),
        HEADER("header", "ketHeader", "awsSdkHeader");

        private final String text;
        private final String ket;
        private final String sdk;

        Form(String text, String ket, String sdk) {
            this.text = text;
            this.ket = ket;
            this.sdk = sdk;
        }
    }

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
                | request | form | times the AWS SDK's throughput | goal: 5 | times the bare hashing's time \
                | goal for small requests: 3 | bytes allocated | goal: 4 KB |
                |---|---|---|---|---|---|---|---|
                """);
        for (RequestShape shape : RequestShape.values()) {
            for (Form form : Form.values()) {
                double throughput = ratio(form.ket, form.sdk, shape);
                double time = ratio("bareHashing", form.ket, shape);
                double bytes = result(form.ket, shape).bytes();
                out.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %s | %.2f | %s | %.0f | %s |%n",
                        shape,
                        form.text,
                        throughput,
                        Section.met(throughput >= LEAST_THROUGHPUT),
                        time,
                        LARGE.contains(shape) ? "" : Section.met(time <= MOST_TIME),
                        bytes,
                        Section.met(bytes <= MOST_BYTES)));
            }
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
                    Stream.of(Form.values())
                            .map(form -> ratio(form.ket, form.sdk, shape))
                            .toList());
        }
        return chart.goal(LEAST_THROUGHPUT).svg();
    }

    private double ratio(String faster, String slower, RequestShape shape) {
        return result(faster, shape).quickest() / result(slower, shape).quickest();
    }

    private JmhResult result(String signer, RequestShape shape) {
        return results.of(signer, Map.of("shape", shape.name()));
    }
}
