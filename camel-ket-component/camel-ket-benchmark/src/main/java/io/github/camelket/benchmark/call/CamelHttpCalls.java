/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** Camel's own HTTP component, which is given bytes and returns bytes; nothing is signed and nothing is read. */
final class CamelHttpCalls implements Calls {

    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Endpoint endpoint;
    private final byte @Nullable [] body;
    private final Map<String, Object> headers;

    CamelHttpCalls(String url, Question question) {
        camel.getComponent("http", HttpComponent.class).setConnectionsPerRoute(Client.CONNECTIONS);
        camel.start();
        template = camel.createProducerTemplate();
        // Whatever the body, a query alone would make it a GET.
        String method = question.isPost() ? "&httpMethod=POST" : "";
        endpoint = camel.getEndpoint(url + "/?" + question.query() + method);
        body = question.isPost() ? question.body() : null;
        headers = question.isPost()
                ? Map.of("Accept", "application/json", "Content-Type", "application/json")
                : Map.of("Accept", "application/json");
    }

    @Override
    public Object call() {
        return template.requestBodyAndHeaders(endpoint, body, headers, byte[].class);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
