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
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.ThreadMXBean;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What a call allocates in the thread that makes it, all of Camel and HttpClient included. Bytes do not depend on the machine
 * as time does, and show as well when a call begins to do more than it did.
 */
class KetCallAllocationTest {

    /** 12,000 are camel-http's for any call; less than this would be a mistake here. */
    private static final long LEAST = 10_000;

    private static final int CALLS = 2_000;

    /** Other tests have all loggers at TRACE, whose lines would be counted. */
    @BeforeEach
    void quiet() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    private final KetLocal local = KetLocal.builder().journalSize(1).start();
    private final CamelKet camel = new CamelKet(local);

    @BeforeEach
    void prepare() {
        camel.call(
                "ket:preset?preset=mypreset",
                Map.of("Output", List.of(Map.of("format", Map.of("output_format", 258, "suffix", "_low")))),
                Object.class);
        camel.call("ket:call", start("channel"), Object.class);
    }

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    /** Bounds are some 15 % above what it was when they were set. */
    @Test
    void aCallThatReads() {
        assertBytes(20_300, "ket:getLoopList", null, template -> {});
    }

    @Test
    void aCallThatChanges() {
        assertBytes(20_200, "ket:updateLoop?streamId=channel", Map.of("DurationHour", 480), template -> {});
    }

    /** Each is stopped, or the next one would be refused; which is not counted. */
    @Test
    void aCallWithARecord() {
        assertBytes(
                24_200,
                "ket:startLoop",
                start("other"),
                template -> template.requestBody("ket:stopLoop?streamId=other", (Object) null));
    }

    private static StartLoop start(String stream) {
        return StartLoop.builder()
                .streamId(stream)
                .preset("mypreset")
                .pubDomain("publish.example.com")
                .srcInfo(LoopSource.inOrder("http://k/news.mp4", "http://k/weather.mp4"))
                .build();
    }

    /** Until the compiler has seen them, methods allocate what they need not: on a busy machine that takes its time. */
    private void assertBytes(long atMost, String uri, Object body, Consumer<ProducerTemplate> afterwards) {
        ProducerTemplate template = camel.context().createProducerTemplate();
        Endpoint endpoint = camel.context().getEndpoint(uri);
        await().atMost(60, TimeUnit.SECONDS).pollInSameThread().untilAsserted(() -> assertThat(
                        allocated(template, endpoint, body, afterwards) / CALLS)
                .isBetween(LEAST, atMost));
    }

    private static long allocated(
            ProducerTemplate template, Endpoint endpoint, Object body, Consumer<ProducerTemplate> afterwards) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = 0;
        for (int i = 0; i < CALLS; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            template.requestBody(endpoint, body);
            allocated += threads.getThreadAllocatedBytes(thread) - before;
            afterwards.accept(template);
        }
        return allocated;
    }
}
