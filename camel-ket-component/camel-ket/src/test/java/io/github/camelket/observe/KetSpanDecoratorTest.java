/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.CamelKet;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.SpanContextPropagationInjector;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetrydev.DevSpanAdapter;
import org.apache.camel.telemetrydev.TelemetryDevTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The spans that camel-telemetry makes of calls, seen as they are closed. */
class KetSpanDecoratorTest {

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel = new CamelKet(local);
    private final Queue<DevSpanAdapter> closed = new ConcurrentLinkedQueue<>();

    /** Camel's tracer for development, whose spans are kept when they are closed. */
    private final class Tracer extends TelemetryDevTracer {
        @Override
        protected void initTracer() {
            super.initTracer();
            SpanLifecycleManager spans = getSpanLifecycleManager();
            setSpanLifecycleManager(new SpanLifecycleManager() {
                @Override
                public Span create(String name, Span parent, SpanContextPropagationExtractor extractor) {
                    return spans.create(name, parent, extractor);
                }

                @Override
                public void activate(Span span) {
                    spans.activate(span);
                }

                @Override
                public void deactivate(Span span) {
                    spans.deactivate(span);
                }

                @Override
                public void close(Span span) {
                    closed.add((DevSpanAdapter) span);
                    spans.close(span);
                }

                @Override
                public void inject(Span span, SpanContextPropagationInjector injector, boolean headers) {
                    spans.inject(span, injector, headers);
                }
            });
        }
    }

    @BeforeEach
    void trace() {
        new Tracer().init(camel.context());
    }

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    /** The tags of the span of one call. */
    private Map<String, String> tags(String uri, Map<String, Object> headers) {
        closed.clear();
        camel.send(uri, null, headers);
        return closed.stream()
                .map(DevSpanAdapter::tags)
                .filter(tags -> tags.containsKey("ket.action"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCallSaysActionStreamRequestAndNumber() {
        Map<String, String> tags = tags("ket:getLoopList?streamId=channel1", Map.of());
        assertThat(tags).containsEntry("ket.action", "GetLoopList");
        assertThat(tags).containsEntry("ket.stream_id", "channel1");
        assertThat(tags.get("ket.request_id")).isNotEmpty();
        assertThat(tags).containsEntry("ket.err_num", "0");
        assertThat(tags).doesNotContainKey("error");
    }

    @Test
    void aRefusalSaysItsNumber() {
        Map<String, String> tags = tags("ket:stopLoop?streamId=channel1", Map.of());
        assertThat(tags).containsEntry("ket.err_num", "1301");
        assertThat(tags).containsEntry("error", "true");
    }

    @Test
    void aRefusalOfTheGatewaySaysItsCode() {
        local.faults().next(Fault.gatewayError(403, "AuthFailure", "No."));
        Map<String, String> tags = tags("ket:call", Map.of("CamelKetAction", "getLoopList"));
        assertThat(tags).containsEntry("ket.action", "GetLoopList");
        assertThat(tags).containsEntry("ket.gateway_code", "AuthFailure");
        assertThat(tags).doesNotContainKey("ket.err_num");
    }

    @Test
    void whatWasNotSentTellsNothingOfAnEarlierCall() {
        Map<String, String> tags = tags("ket:startLoop", Map.of("CamelKetRequestId", "of-another-call"));
        assertThat(tags).containsEntry("ket.action", "startLoop");
        assertThat(tags).doesNotContainKey("ket.request_id");
    }

    @Test
    void noSecretIsInASpan() {
        assertThat(tags("ket:getLoopList", Map.of()).toString())
                .contains("GetLoopList")
                .doesNotContain(local.secretKey(), "Signature");
    }
}
