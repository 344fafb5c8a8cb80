/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One result in JMH's JSON. */
record JmhResult(JsonNode json) {

    /**
     * The iteration that was disturbed least: other programs only ever take time away. The most work in a time, or the least
     * time for the work, as it was measured.
     */
    double quickest() {
        return isThroughput() ? Collections.max(iterations()) : Collections.min(iterations());
    }

    /** How many times the quickest iteration's time the slowest one took: what the machine did besides. */
    double spread() {
        return Collections.max(iterations()) / Collections.min(iterations());
    }

    private boolean isThroughput() {
        return json.path("mode").asText().equals("thrpt");
    }

    private List<Double> iterations() {
        List<Double> iterations = new ArrayList<>();
        forks().forEach(iterations::addAll);
        return iterations;
    }

    /** The quickest iteration of each fork, which is a JVM of its own. */
    List<Double> quickestOfForks() {
        return forks().stream()
                .map(fork -> isThroughput() ? Collections.max(fork) : Collections.min(fork))
                .toList();
    }

    private List<List<Double>> forks() {
        List<List<Double>> forks = new ArrayList<>();
        json.at("/primaryMetric/rawData").forEach(fork -> {
            List<Double> iterations = new ArrayList<>();
            fork.forEach(each -> iterations.add(each.asDouble()));
            forks.add(iterations);
        });
        return forks;
    }

    double mean() {
        return json.at("/primaryMetric/score").asDouble();
    }

    double error() {
        return json.at("/primaryMetric/scoreError").asDouble();
    }

    double percentile(String percent) {
        return json.at("/primaryMetric/scorePercentiles").path(percent).asDouble();
    }

    /** Allocated for each operation, in all threads. */
    double bytes() {
        return json.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble();
    }
}
