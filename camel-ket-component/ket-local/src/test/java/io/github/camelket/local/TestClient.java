/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;

/** Calls a service as a well-behaved client does. JSON may be written with single quotes. */
final class TestClient implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final KetLocal local;
    private final Clock clock;
    private final Wire wire;

    TestClient(KetLocal local, Clock clock) {
        this.local = local;
        this.clock = clock;
        this.wire = new Wire(local.serviceUrl());
    }

    Signed request() {
        return new Signed(local, clock);
    }

    JsonNode get(String action, String... namesAndValues) {
        Signed request = request().action(action);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.query(namesAndValues[i], namesAndValues[i + 1]);
        }
        return json(send(request));
    }

    JsonNode post(String action, String json) {
        return json(send(request().action(action).post(json.replace('\'', '"'))));
    }

    Wire.Reply send(Signed request) {
        return wire.exchange(request.bytes());
    }

    static JsonNode json(Wire.Reply reply) {
        return json(reply.text());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + text, e);
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
