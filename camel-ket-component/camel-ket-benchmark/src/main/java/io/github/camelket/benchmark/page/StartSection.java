/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What first starts take, in JVMs of their own; medians, as one that was disturbed says nothing. */
final class StartSection {

    private StartSection() {}

    static Section ofContext(JmhResults results) {
        return section(results, List.of("emptyContext", "ketEndpoint", "ketFirstCall", "httpFirstCall"));
    }

    static Section ofLocal(JmhResults results) {
        return section(results, List.of("bareHttpServer", "ketLocal", "ketLocalAsProgram"));
    }

    private static Section section(JmhResults results, List<String> methods) {
        StringBuilder out = new StringBuilder(results.conditions());
        out.append("\n| | median, ms | quickest, ms | more than the first of these, ms |\n|---|---|---|---|\n");
        double first = median(results, methods.get(0));
        for (String method : methods) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f |%n",
                    method,
                    median(results, method),
                    results.of(method, Map.of()).quickest(),
                    median(results, method) - first));
        }
        return new Section(out.toString(), Map.of());
    }

    private static double median(JmhResults results, String method) {
        return results.of(method, Map.of()).percentile("50.0");
    }
}
