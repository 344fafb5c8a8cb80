/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** The component, which makes a request of a record, checks and signs it, and reads the answer into a record. */
final class KetCalls implements Calls {

    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final Endpoint endpoint;
    private final @Nullable Object body;

    KetCalls(String url, Question question) {
        KetComponent ket = camel.getComponent("ket", KetComponent.class);
        ket.getConfiguration().setServiceUrl(url);
        ket.setAccessKey(KetLocal.DEFAULT_ACCESS_KEY);
        ket.setSecretKey(KetLocal.DEFAULT_SECRET_KEY);
        ket.setConnectionsPerRoute(Client.CONNECTIONS);
        camel.start();
        template = camel.createProducerTemplate();
        endpoint = camel.getEndpoint(question.endpoint());
        body = question.record();
    }

    @Override
    public Object call() {
        return template.requestBody(endpoint, body);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
