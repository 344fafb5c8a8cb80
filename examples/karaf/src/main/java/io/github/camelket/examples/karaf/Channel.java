/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.karaf;

import java.util.Map;
import java.util.Properties;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.osgi.framework.BundleContext;

/** A Camel context of the bundle that asks for it, whose options are the properties of {@link ChannelRoutes}. */
public final class Channel {

    private final OsgiDefaultCamelContext camel;

    public Channel(BundleContext bundle, Map<String, ?> options) {
        camel = new OsgiDefaultCamelContext(bundle);
        Properties properties = new Properties();
        properties.putAll(options);
        camel.getPropertiesComponent().setInitialProperties(properties);
    }

    public void start() throws Exception {
        try {
            camel.addRoutes(new ChannelRoutes());
            camel.start();
        } catch (Exception e) {
            // Nobody else stops what was begun: to Declarative Services, there is no component then.
            camel.stop();
            throw e;
        }
    }

    public void stop() {
        camel.stop();
    }
}
