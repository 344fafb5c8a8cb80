/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.auth;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A request as it is meant, before it is signed.
 *
 * @param method the HTTP method, as it goes on the wire
 * @param host the value of the {@code Host} header exactly as it goes on the wire, see {@link #hostOf(URI)}
 * @param path the path exactly as it goes on the wire, {@code /} for KET
 * @param query the parameters of the query, not encoded, in the order in which to send them; names may repeat
 * @param headers what to sign beside {@code host}; the caller sends them
 * @param body the bytes of the body; empty, not null, when there is none. It is not copied.
 */
public record UnsignedRequest(
        String method, String host, String path, List<QueryParameter> query, List<Header> headers, byte[] body) {

    private static final byte[] NO_BODY = {};

    public UnsignedRequest {
        if (!Header.isToken(method)) {
            throw new IllegalArgumentException("method is not the name of an HTTP method");
        }
        requireHost(host);
        requirePath(path);
        query = List.copyOf(query);
        headers = List.copyOf(headers);
        Objects.requireNonNull(body, "body");
        query.forEach(UnsignedRequest::requireNotOurs);
        headers.forEach(UnsignedRequest::requireNotOurs);
    }

    /** A request without a body. */
    public UnsignedRequest(String method, String host, String path, List<QueryParameter> query, List<Header> headers) {
        this(method, host, path, query, headers, NO_BODY);
    }

    /**
     * The {@code Host} header for a URL: its host, and its port unless that is the scheme's own (80, 443).
     */
    public static String hostOf(URI url) {
        String host = url.getHost();
        if (host == null) {
            throw new IllegalArgumentException("The URL names no host that HTTP could ask for");
        }
        int port = url.getPort();
        boolean usual = port < 0
                || port == 80 && "http".equalsIgnoreCase(url.getScheme())
                || port == 443 && "https".equalsIgnoreCase(url.getScheme());
        return usual ? host : host + ":" + port;
    }

    /** Method, host, path and the names of the parameters: values may be signed URLs. */
    @Override
    public String toString() {
        return "UnsignedRequest[" + method + " " + host + path + ", query=" + query + ", headers=" + headers + ", body="
                + body.length + " bytes]";
    }

    private static void requireHost(String host) {
        if (host.isEmpty() || !host.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException("host is empty, or contains white space, a control character or a"
                    + " character outside ASCII (an international name is sent in its ASCII form)");
        }
    }

    /** Paths that servers rewrite before they verify are refused: the signature would depend on the server's taste. */
    private static void requirePath(String path) {
        if (!path.startsWith("/") || !path.chars().allMatch(c -> c > ' ' && c <= '~' && c != '?' && c != '#')) {
            throw new IllegalArgumentException(
                    "path must begin with / and be encoded already, without query or fragment");
        }
        String closed = path.endsWith("/") ? path : path + "/";
        if (closed.contains("//") || closed.contains("/./") || closed.contains("/../")) {
            throw new IllegalArgumentException("path must not have empty, . or .. segments");
        }
    }

    private static void requireNotOurs(QueryParameter parameter) {
        if (parameter.name().regionMatches(true, 0, "X-Amz-", 0, 6)) {
            throw new IllegalArgumentException("Query parameters that begin with X-Amz- belong to the signature");
        }
    }

    private static void requireNotOurs(Header header) {
        switch (header.name().toLowerCase(Locale.ROOT)) {
            case "host", "authorization", "x-amz-date", "x-amz-security-token" ->
                throw new IllegalArgumentException("Header " + header.name() + " is the signer's to write");
            default -> {
                // The caller's own.
            }
        }
    }
}
