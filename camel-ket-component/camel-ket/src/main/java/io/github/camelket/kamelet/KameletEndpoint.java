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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * What does the work of a Kamelet: an endpoint that is a bean of the Kamelet's template, and whose options are the
 * Kamelet's properties.
 */
abstract class KameletEndpoint extends DefaultEndpoint {

    private static final AtomicLong COUNT = new AtomicLong();

    private final String kamelet;
    private @Nullable String uniqName;
    private @Nullable String app;
    private @Nullable KetCredentialsProvider credentialsProvider;

    KameletEndpoint(String kamelet) {
        this.kamelet = kamelet;
        // Camel tells endpoints apart by their URI, and would give all beans of a class the same.
        setEndpointUri("ket-kamelet:" + kamelet + "-" + COUNT.incrementAndGet());
    }

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
        // A Kamelet knows a failure by its exception.
        endpoint.getConfiguration().setThrowExceptionOnFailure(true);
        return endpoint;
    }

    KetComponent component() {
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
}
