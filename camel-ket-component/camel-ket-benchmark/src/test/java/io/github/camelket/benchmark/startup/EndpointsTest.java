/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    /** However many endpoints there are, there is one pool; and what each keeps for itself is little. */
    @Test
    void allEndpointsOfAContextShareOneClient() throws Exception {
        ObjectNode results = Endpoints.measure(1_000);
        assertThat(results.at("/ket/connections").asInt()).isEqualTo(1);
        // Fewer is what an earlier test has left and now has ended.
        assertThat(results.at("/ket/moreThreads").asInt()).isNotPositive();
        for (String bytes : List.of("bytesEach", "bytesEachAfterCalls")) {
            assertThat(results.at("/ket/" + bytes).asLong())
                    .as(bytes)
                    .isPositive()
                    .isLessThan(20_000);
        }
        assertThat(results.at("/ket/bytesEachAfterCalls").asLong())
                .isLessThan(results.at("/http/bytesEachAfterCalls").asLong());
    }
}
