/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.KetComponent;
import io.github.camelket.KetEndpoint;
import io.github.camelket.auth.KetCredentialsProvider;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * Where the route of a source Kamelet begins: an endpoint that is a bean of the Kamelet's template, and whose options are
 * the Kamelet's properties. Its consumer works by itself and hands the outcome of each step to the route.
 */
abstract class KameletSource extends DefaultEndpoint {

    private static final AtomicLong COUNT = new AtomicLong();

    private final String kamelet;
    private @Nullable String uniqName;
    private @Nullable String app;
    private @Nullable KetCredentialsProvider credentialsProvider;

    KameletSource(String kamelet) {
        this.kamelet = kamelet;
        // Camel tells endpoints apart by their URI, and would give all beans of a class the same.
        setEndpointUri("ket-kamelet:" + kamelet + "-" + COUNT.incrementAndGet());
    }

    /**
     * Checks the options and makes what the Kamelet does while its route runs.
     *
     * @throws IllegalArgumentException if an option cannot be; the route does not start then
     */
    abstract KameletWork prepare(Steps steps) throws Exception;

    /** The customer domain; the ket component's if not set. */
    public void setUniqName(@Nullable String uniqName) {
        this.uniqName = unlessBlank(uniqName);
    }

    /** The app; the ket component's if not set. */
    public void setApp(@Nullable String app) {
        this.app = unlessBlank(app);
    }

    /** Whose keys calls are signed with; the ket component's own if not set. */
    public void setCredentialsProvider(@Nullable KetCredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    /** The endpoint that calls are made with, for the app and as the account that this Kamelet works for. */
    KetEndpoint ket() throws Exception {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("uniqName", uniqName);
        options.put("app", app);
        options.put("credentialsProvider", credentialsProvider);
        options.values().removeIf(Objects::isNull);
        KetEndpoint endpoint = (KetEndpoint) component().createEndpoint("ket:call", options);
        // A Kamelet names these itself, or means all streams. The component's would narrow down what it looks at.
        endpoint.getConfiguration().setStreamId(null);
        endpoint.getConfiguration().setPreset(null);
        endpoint.getConfiguration().setPubDomain(null);
        return endpoint;
    }

    /** The ket component's clock, which is the system's unless a test has set another. */
    Clock clock() {
        Clock clock = component().getClock();
        return clock == null ? Clock.systemUTC() : clock;
    }

    private KetComponent component() {
        return getCamelContext().getComponent("ket", KetComponent.class);
    }

    String kamelet() {
        return kamelet;
    }

    /**
     * Properties that may be left out are blank by default: one without a default would be looked for among the system
     * properties and environment variables, where {@code APP} is likely to mean something else.
     */
    static @Nullable String unlessBlank(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    IllegalArgumentException invalid(String property, @Nullable Object value, String allowed) {
        return new IllegalArgumentException("Property " + property + " of Kamelet " + kamelet + " is "
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
        throw new UnsupportedOperationException("Kamelet " + kamelet + " can be consumed from, not sent to");
    }
}
