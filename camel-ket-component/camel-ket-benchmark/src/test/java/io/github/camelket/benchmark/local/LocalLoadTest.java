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
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the load is what it says it is; how much of it ket-local takes is measured elsewhere. */
class LocalLoadTest {

    @Test
    void aShortRun() throws Exception {
        ObjectNode results = LocalLoad.measure(Duration.ofMillis(200), Duration.ofMillis(200), 1_000);
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

    private static final String HEAD = "HTTP/1.1 200 OK\r\nDate: today\r\nConTent-Length: 28\r\nX: y\r\n\r\n";
    private static final String BODY = "{\"ErrNum\":0,\"ErrMsg\":\"\u00e4\u00e4\"}";

    /** However it comes, it is whole with its last byte; and what came before is forgotten. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 80, 1_000})
    void anAnswerIsWholeWithItsLastByte(int piece) {
        Answer answer = new Answer();
        for (int time = 0; time < 2; time++) {
            byte[] bytes = (HEAD + BODY).getBytes(StandardCharsets.UTF_8);
            assertThat(bytes).hasSize(HEAD.length() + 28);
            for (int from = 0; from < bytes.length; from += piece) {
                assertThat(answer.isWhole()).isFalse();
                answer.add(Buffer.buffer(Arrays.copyOfRange(bytes, from, Math.min(from + piece, bytes.length))));
            }
            assertThat(answer.isWhole()).isTrue();
            assertThat(answer.isSuccess()).isTrue();
            answer.clear();
        }
    }

    @Test
    void aLongAnswerIsReadToItsEnd() {
        Answer answer = new Answer();
        String body = "{\"list\":[" + "\"text\",".repeat(10_000) + "1],\"errno\":0}";
        answer.add(Buffer.buffer("HTTP/1.1 200 OK\r\nContent-length: " + body.length() + "\r\n\r\n"));
        answer.add(Buffer.buffer(body.substring(1)));
        assertThat(answer.isWhole()).isFalse();
        answer.add(Buffer.buffer("}"));
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.isSuccess()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 503 Busy\r\nContent-Length: 12\r\n\r\n{\"ErrNum\":0}",
                "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"ErrNum\":1301}",
                "HTTP/1.1 200 OK\r\nX: \"ErrNum\":0\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
            })
    void whatIsNoSuccessIsSeen(String text) {
        Answer answer = new Answer();
        answer.add(Buffer.buffer(text));
        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.isSuccess()).isFalse();
    }
}
