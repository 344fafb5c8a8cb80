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
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The channel of {@code etc/io.github.camelket.examples.karaf.cfg}. There is none without that file, and as no method here
 * is told of a change, a change of the file ends one channel and begins another.
 */
@Component(
        configurationPid = "io.github.camelket.examples.karaf",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
public final class ChannelComponent {

    private final Channel channel;

    @Activate
    public ChannelComponent(BundleContext bundle, Map<String, Object> options) throws Exception {
        channel = new Channel(bundle, options);
        channel.start();
    }

    @Deactivate
    public void stop() {
        channel.stop();
    }
}
