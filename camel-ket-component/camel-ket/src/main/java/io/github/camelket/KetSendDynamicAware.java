/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetParameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD("ket:${header.action}?streamId=${body}")} use one endpoint for all actions and streams, instead of
 * growing one for each.
 */
@SendDynamic("ket")
public class KetSendDynamicAware extends SendDynamicAwareSupport {

    /**
     * Nothing to look up, as known options are told apart from others only where those are let through. And Camel 4.14, as it
     * comes with camel-karaf, would ask the URI factory for what 4.18 has in another type: it would be an AbstractMethodError.
     */
    @Override
    protected void doInit() {}

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        return new DynamicAwareEntry(uri, originalUri, endpointProperties(exchange, uri), null);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> options = new LinkedHashMap<>();
        if (entry.getProperties() != null) {
            options.putAll(entry.getProperties());
        }
        KetParameter.OPTIONS.forEach(parameter -> options.remove(parameter.javaName()));
        String uri = getScheme() + ":" + KetEndpoint.CALL;
        return options.isEmpty() ? uri : uri + "?" + URISupport.createQueryString(options, false);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        DynamicTarget target = new DynamicTarget(action(entry.getUri()), parameters(entry));
        return sent -> sent.setProperty(DynamicTarget.PROPERTY, target);
    }

    private static KetAction action(String uri) {
        String path = StringHelper.before(uri, "?", uri);
        String name = path.substring(path.indexOf(':') + 1).replaceFirst("^/+", "");
        return name.equalsIgnoreCase(KetEndpoint.CALL) ? null : KetAction.of(name);
    }

    private static Map<KetParameter, String> parameters(DynamicAwareEntry entry) {
        Map<KetParameter, String> parameters = new LinkedHashMap<>();
        if (entry.getProperties() != null) {
            Map<String, Object> options = new LinkedHashMap<>(entry.getProperties());
            URISupport.resolveRawParameterValues(options);
            for (KetParameter parameter : KetParameter.OPTIONS) {
                Object value = options.get(parameter.javaName());
                if (value != null) {
                    parameters.put(parameter, value.toString());
                }
            }
        }
        return parameters;
    }

    /** Nothing to clear up: the producer takes the target as it reads it. */
    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return null;
    }
}
