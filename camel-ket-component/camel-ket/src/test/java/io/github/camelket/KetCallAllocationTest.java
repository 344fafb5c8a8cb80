/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.ThreadMXBean;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopSource;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What a call allocates in the thread that makes it, all of Camel and HttpClient included. Bytes do not depend on the machine
 * as time does, and show as well when a call begins to do more than it did.
 */
class KetCallAllocationTest {

    /** It was 26,500 when this was written; 12,000 of it are camel-http's for any call. Less than 10,000 would be a mistake here. */
    private static final long MOST = 33_000;

    /** Until the compiler has seen them, methods allocate what they need not. */
    private static final int CALLS = 2_000;

    /** Other tests have all loggers at TRACE, whose lines would be counted. */
    @BeforeEach
    void quiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    @Test
    void aCallThatReads() {
        assertThat(bytesOfACall("ket:getLoopList", null)).isBetween(10_000L, MOST);
    }

    @Test
    void aCallThatChanges() {
        assertThat(bytesOfACall("ket:updateLoop?streamId=channel1", Map.of("DurationHour", 480)))
                .isBetween(10_000L, MOST);
    }

    private static long bytesOfACall(String uri, Object body) {
        try (KetLocal local = KetLocal.builder().journalSize(1).start();
                CamelKet camel = new CamelKet(local)) {
            camel.call(
                    "ket:preset?preset=mypreset",
                    Map.of("Output", List.of(Map.of("format", Map.of("output_format", 258, "suffix", "_low")))),
                    Object.class);
            camel.call(
                    "ket:startLoop?streamId=channel1&preset=mypreset&pubDomain=publish.example.com",
                    Map.of("SrcInfo", LoopSource.inOrder("http://k/news.mp4")),
                    Object.class);
            ProducerTemplate template = camel.context().createProducerTemplate();
            Endpoint endpoint = camel.context().getEndpoint(uri);
            allocated(template, endpoint, body);
            return allocated(template, endpoint, body) / CALLS;
        }
    }

    private static long allocated(ProducerTemplate template, Endpoint endpoint, Object body) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            template.requestBody(endpoint, body);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
