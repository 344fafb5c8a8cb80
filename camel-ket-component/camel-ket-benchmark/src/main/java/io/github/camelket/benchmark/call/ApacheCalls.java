/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** HttpClient 5, which camel-http stands on, with a signature made by hand; the answer is a text that nobody has read. */
final class ApacheCalls implements Calls {

    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(Client.CONNECTIONS)
                    .setMaxConnPerRoute(Client.CONNECTIONS)
                    .build())
            .build();
    private final URI url;
    private final Question question;

    ApacheCalls(String url, Question question) {
        this.url = URI.create(url + "/?" + question.query());
        this.question = question;
    }

    @Override
    public Object call() throws IOException {
        HandMadeSignature signature = HandMadeSignature.of(url.getAuthority(), question);
        ClassicRequestBuilder request = (question.isPost()
                        ? ClassicRequestBuilder.post(url)
                        : ClassicRequestBuilder.get(url))
                .addHeader("Accept", "application/json")
                .addHeader("X-Amz-Date", signature.date())
                .addHeader("Authorization", signature.authorization());
        if (question.isPost()) {
            request.setEntity(question.body(), ContentType.APPLICATION_JSON);
        }
        return client.execute(request.build(), answer -> {
            String body = EntityUtils.toString(answer.getEntity());
            if (answer.getCode() != 200) {
                throw new IOException("HTTP " + answer.getCode() + ": " + body);
            }
            return body;
        });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
