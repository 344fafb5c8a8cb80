/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the load is what it says it is; how much of it ket-local takes is measured elsewhere. */
class LocalLoadTest {

    @Test
    void aShortRun() throws Exception {
        ObjectNode results = LocalLoad.measure(Duration.ofMillis(200), 1_000);
        assertThat(results.at("/load")).hasSize(3).allSatisfy(round -> {
            assertThat(round.path("requests").asInt()).isPositive();
            assertThat(round.path("p50Milliseconds").asDouble())
                    .isPositive()
                    .isLessThanOrEqualTo(round.path("p95Milliseconds").asDouble());
        });
        assertThat(results.at("/memory/heapBytes").asLong()).isPositive();
    }

    @Test
    void eachRequestIsCarriedOut() throws Exception {
        try (KetLocal local = KetLocal.start();
                LoadGenerator generator = new LoadGenerator(local.port(), 4)) {
            byte[] list = new SignedRequests("127.0.0.1:" + local.port())
                    .get("GetLoopList", Map.of("UniqName", "demo", "App", "live"));
            LoadGenerator.Load load =
                    generator.send(Collections.nCopies(100, list).iterator());
            assertThat(load.nanos()).hasSize(100).isSorted();
            assertThat(local.requests()).hasSize(100).allMatch(request -> request.executed());
        }
    }

    @Test
    void whatIsRefusedEndsIt() throws Exception {
        try (KetLocal local = KetLocal.start();
                LoadGenerator generator = new LoadGenerator(local.port(), 1)) {
            SignedRequests signed = new SignedRequests("127.0.0.1:" + local.port());
            byte[] list = signed.get("GetLoopList", Map.of("UniqName", "demo", "App", "live"));
            byte[] stop = signed.post("StopLoop", "{\"UniqName\":\"demo\",\"App\":\"live\",\"StreamID\":\"none\"}");
            assertThatThrownBy(() -> generator.send(List.of(stop, list).iterator()))
                    .hasStackTraceContaining("\"ErrNum\":1301");
            local.faults().next(Fault.status(503));
            assertThatThrownBy(() -> generator.send(List.of(list).iterator())).hasStackTraceContaining("503");
        }
    }
}
