/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param query the raw query's pairs, still encoded
 * @param headers names without regard to case
 * @param tooLarge whether the body was longer than allowed; it is then empty here
 */
record RawRequest(
        String method,
        String target,
        String path,
        List<QueryString.Pair> query,
        Map<String, List<String>> headers,
        byte[] body,
        boolean tooLarge) {

    private static final byte[] NOTHING = new byte[0];
    /** So much of a body that is too large is read and dropped, so that its sender gets to read the answer. */
    private static final long DRAINED = 64L << 20;

    static RawRequest read(HttpExchange exchange, int maxBodyBytes) throws IOException {
        String rawQuery = exchange.getRequestURI().getRawQuery();
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        InputStream in = hasBody(exchange) ? exchange.getRequestBody() : InputStream.nullInputStream();
        byte[] body = body(exchange, in, maxBodyBytes);
        boolean tooLarge = in.read() >= 0;
        if (tooLarge) {
            drain(in);
        }
        return new RawRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestURI().getRawPath(),
                rawQuery == null ? List.of() : QueryString.split(rawQuery),
                Collections.unmodifiableMap(headers),
                tooLarge ? NOTHING : body,
                tooLarge);
    }

    private static boolean hasBody(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("Content-Length")
                || exchange.getRequestHeaders().containsKey("Transfer-Encoding");
    }

    private static byte[] body(HttpExchange exchange, InputStream in, int maxBodyBytes) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        if (length == null || Long.parseLong(length) > maxBodyBytes) {
            return in.readNBytes(maxBodyBytes);
        }
        // Reading into the right size at once is worth it: most requests are small, and very many.
        byte[] body = new byte[Integer.parseInt(length)];
        int read = in.readNBytes(body, 0, body.length);
        return read == body.length ? body : Arrays.copyOf(body, read);
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = DRAINED;
        for (int read = 0; read >= 0 && left > 0; left -= read) {
            read = in.read(buffer);
        }
    }

    @Nullable
    String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The decoded value of the first query parameter of that name. */
    @Nullable
    String queryParameter(String name) {
        for (QueryString.Pair pair : query) {
            if (pair.name().equals(name)) {
                return QueryString.text(pair.value());
            }
        }
        return null;
    }

    /** Action and Version come in the query or, when that is empty, in headers. */
    @Nullable
    String queryOrHeader(String name) {
        return query.isEmpty() ? header("X-" + name) : queryParameter(name);
    }

    List<String> values(String header) {
        return new ArrayList<>(headers.getOrDefault(header, List.of()));
    }
}
