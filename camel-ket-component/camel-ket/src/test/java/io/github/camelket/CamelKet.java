/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.local.KetLocal;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel context whose {@code ket} component calls a local service. */
public final class CamelKet implements AutoCloseable {

    private final DefaultCamelContext context = new DefaultCamelContext();

    public CamelKet(KetLocal local) {
        this(local, component -> {});
    }

    public CamelKet(KetLocal local, Consumer<KetComponent> setting) {
        start(local, setting);
    }

    /** With a component of the test's own. */
    CamelKet(KetLocal local, KetComponent component, Consumer<KetComponent> setting) {
        context.addComponent(KetConstants.SCHEME, component);
        start(local, setting);
    }

    private void start(KetLocal local, Consumer<KetComponent> setting) {
        KetComponent component = component();
        component.getConfiguration().setServiceUrl(local.serviceUrl().toString());
        component.getConfiguration().setUniqName("demo");
        component.getConfiguration().setApp("live");
        component.setAccessKey(local.accessKey());
        component.setSecretKey(local.secretKey());
        component.setSessionToken(local.sessionToken());
        setting.accept(component);
        context.start();
    }

    public DefaultCamelContext context() {
        return context;
    }

    public KetComponent component() {
        return context.getComponent("ket", KetComponent.class);
    }

    public CamelKet with(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        return this;
    }

    /** Adds the routes and beans of a file, whose name tells the language. */
    public CamelKet with(String fileName, String text) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(fileName, text));
        return this;
    }

    /** Sends a message and returns the exchange, failed or not. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) {
        return context.createFluentProducerTemplate()
                .to(uri)
                .withBody(body)
                .withHeaders(headers)
                .send();
    }

    /** Sends a message and returns the answer's body; fails if the call does. */
    public <T> T call(String uri, Object body, Class<T> type) {
        return context.createProducerTemplate().requestBody(uri, body, type);
    }

    @Override
    public void close() {
        context.stop();
    }
}
