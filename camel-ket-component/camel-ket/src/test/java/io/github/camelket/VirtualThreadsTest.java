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

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalExtension;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * That Camel's threads are virtual ones in a run with {@code -Dcamel.threads.virtual.enabled=true}, so that the other tests of
 * that run say something about them. Camel reads the property once, and knows virtual threads on JDK 21 and later.
 */
@EnabledIfSystemProperty(named = "camel.threads.virtual.enabled", matches = "true")
@ExtendWith(KetLocalExtension.class)
class VirtualThreadsTest {

    private final ConcurrentLinkedQueue<Thread> polling = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Thread> calling = new ConcurrentLinkedQueue<>();

    @Test
    void listsAreReadAndCallsAreMadeOnVirtualThreads(KetLocal local) throws Exception {
        try (CamelKet camel = new CamelKet(local)) {
            camel.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("ket:getLoopList?initialDelay=0&emit=ALL")
                            .process(exchange -> polling.add(Thread.currentThread()))
                            .to("seda:called");
                    from("seda:called").to("ket:getQuotaUsed").process(exchange -> calling.add(Thread.currentThread()));
                }
            });
            await().until(() -> !calling.isEmpty());
        }
        assertThat(local.requests()).allMatch(request -> request.status() == 200);
        assertThat(polling).isNotEmpty().allMatch(VirtualThreadsTest::isVirtual);
        assertThat(calling).isNotEmpty().allMatch(VirtualThreadsTest::isVirtual);
    }

    /** Compiled for Java 17, which does not know the method. */
    private static boolean isVirtual(Thread thread) {
        try {
            return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("JDK 21 or later is needed", e);
        }
    }
}
