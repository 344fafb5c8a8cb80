/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire, and in what way it goes wrong if it shall. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body, Sending sending, long length) {

    static final String JSON = "application/json;charset=UTF-8";
    static final HttpAnswer NONE = text(200, JSON, "{}");

    private static final byte[] PADDING_START = ",\"Padding\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PADDING_END = "\"}".getBytes(StandardCharsets.US_ASCII);

    enum Sending {
        WHOLE,
        HALF,
        PADDED,
        NOTHING
    }

    static HttpAnswer text(int status, String contentType, String text) {
        return new HttpAnswer(
                status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8), Sending.WHOLE, 0);
    }

    static HttpAnswer json(ObjectNode json) {
        return new HttpAnswer(200, Map.of("Content-Type", JSON), Json.write(json), Sending.WHOLE, 0);
    }

    static HttpAnswer gatewayError(int status, String code, String message, String requestId) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("RequestId", requestId);
        json.putObject("Error")
                .put("Type", status < 500 ? "Sender" : "Receiver")
                .put("Code", code)
                .put("Message", message);
        return new HttpAnswer(status, Map.of("Content-Type", JSON), Json.write(json), Sending.WHOLE, 0);
    }

    HttpAnswer sentAs(Sending way, long newLength) {
        return new HttpAnswer(status, headers, body, way, newLength);
    }

    HttpAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpAnswer(status, all, body, sending, length);
    }

    /** The status that the client gets to see; 0 if it sees none. */
    int visibleStatus() {
        return sending == Sending.NOTHING ? 0 : status;
    }

    /** @throws IOException if the client went away, or is to be left without its answer or the rest of it */
    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        switch (sending) {
            case WHOLE -> sendWhole(exchange);
            case HALF -> sendHalf(exchange);
            case PADDED -> sendPadded(exchange);
            case NOTHING -> throw new IOException("There is to be no answer");
        }
        exchange.close();
    }

    private void sendWhole(HttpExchange exchange) throws IOException {
        boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
    }

    private void sendHalf(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        throw new IOException("There is to be no more of the answer");
    }

    /** With one more member in the JSON object that the body is, so that everything else in it stays true. */
    private void sendPadded(HttpExchange exchange) throws IOException {
        int open = body.length - 1;
        long missing = Math.max(0, length - open - PADDING_START.length - PADDING_END.length);
        exchange.sendResponseHeaders(status, open + PADDING_START.length + missing + PADDING_END.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, open);
        out.write(PADDING_START);
        byte[] padding = new byte[1 << 13];
        Arrays.fill(padding, (byte) 'x');
        for (long left = missing; left > 0; left -= padding.length) {
            out.write(padding, 0, (int) Math.min(left, padding.length));
        }
        out.write(PADDING_END);
    }
}
