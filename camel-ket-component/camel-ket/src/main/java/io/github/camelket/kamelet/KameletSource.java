/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * Where the route of a source Kamelet begins. Its consumer works by itself and hands the outcome of each step to the
 * route.
 */
abstract class KameletSource extends KameletEndpoint {

    KameletSource(String kamelet) {
        super(kamelet);
    }

    /**
     * Checks the options and makes what the Kamelet does while its route runs.
     *
     * @throws IllegalArgumentException if an option cannot be; the route does not start then
     */
    abstract KameletWork prepare(Steps steps) throws Exception;

    /** The ket component's clock, which is the system's unless a test has set another. */
    Clock clock() {
        Clock clock = component().getClock();
        return clock == null ? Clock.systemUTC() : clock;
    }

    IllegalArgumentException invalid(String property, @Nullable Object value, String allowed) {
        return new IllegalArgumentException("Property " + property + " of Kamelet " + kamelet() + " is "
                + (value == null ? "not set" : "'" + value + "'") + ", but must be " + allowed);
    }

    ZoneId zone(String property, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw invalid(property, name, "a time zone such as Asia/Shanghai or +08:00");
        }
    }

    Duration duration(String property, String text) {
        try {
            Duration duration = Duration.ofMillis(TimeUtils.toMilliSeconds(text));
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // Said below, with the property's name.
        }
        throw invalid(property, text, "a time such as 24h, 30m or 90s");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        StepConsumer consumer = new StepConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("Kamelet " + kamelet() + " can be consumed from, not sent to");
    }
}
