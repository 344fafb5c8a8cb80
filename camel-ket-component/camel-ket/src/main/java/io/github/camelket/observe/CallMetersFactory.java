/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import io.github.camelket.client.CallListener;
import io.github.camelket.client.CallListenerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/** Meters for a component, where Micrometer is on the class path and a registry of it among Camel's beans. */
public final class CallMetersFactory implements CallListenerFactory {

    /** The name that camel-micrometer gives to its own. */
    private static final String CAMELS_OWN = "metricsRegistry";

    @Override
    public Optional<CallListener> create(CamelContext context, Clock clock) {
        try {
            MeterRegistry registry = registry(context.getRegistry());
            return registry == null ? Optional.empty() : Optional.of(new CallMeters(registry, clock));
        } catch (NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    private static @Nullable MeterRegistry registry(Registry beans) {
        MeterRegistry camels = beans.lookupByNameAndType(CAMELS_OWN, MeterRegistry.class);
        return camels == null ? beans.findSingleByType(MeterRegistry.class) : camels;
    }
}
