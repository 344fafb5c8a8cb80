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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.LongAdder;

/** The JDK's client with a signature made by hand; the answer is a text that nobody has read. */
final class JdkCalls implements Calls {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final Question question;
    private final LongAdder repeated = new LongAdder();

    JdkCalls(String url, Question question) {
        this.url = URI.create(url + "/?" + question.query());
        this.question = question;
    }

    @Override
    public Object call() throws IOException, InterruptedException {
        HandMadeSignature signature = HandMadeSignature.of(url.getAuthority(), question);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Accept", "application/json")
                .header("X-Amz-Date", signature.date())
                .header("Authorization", signature.authorization());
        if (question.isPost()) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(question.body()));
        }
        HttpResponse<String> answer = send(request.build());
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /**
     * Up to JDK 23 the client now and then takes an answer for data that nobody asked for, and closes the connection
     * (JDK-8338569). Once more is what costs least here, and is counted; a start that must not be sent twice has no such way
     * out.
     */
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            repeated.increment();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Override
    public long repeated() {
        return repeated.sum();
    }

    /** On JDK 17 there is nothing to close: its thread ends once the client is forgotten. */
    @Override
    public void close() {}
}
