/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import io.github.camelket.auth.Header;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.QueryParameter;
import io.github.camelket.auth.SigV4Signer;
import io.github.camelket.auth.SignedRequest;
import io.github.camelket.auth.UnsignedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** One request on its way through camel-http: what to sign, and what became of it. */
final class HttpCall {

    private static final Header ACCEPT_JSON = new Header(HttpHeaders.ACCEPT, "application/json");

    private final KetService service;
    private final KetCredentials credentials;
    private final List<QueryParameter> query;
    private final byte[] body;

    private @Nullable Instant signedAt;
    private @Nullable HttpAnswer answer;

    HttpCall(KetService service, KetCredentials credentials, List<QueryParameter> query, byte[] body) {
        this.service = service;
        this.credentials = credentials;
        this.query = query;
        this.body = body;
    }

    KetService service() {
        return service;
    }

    byte[] body() {
        return body;
    }

    /**
     * Signs the request as it stands, with the connection open and nothing written yet. From here on it counts as sent:
     * whatever happens before cannot have reached the service.
     */
    void sign(HttpRequest request, SigV4Signer signer) {
        SignedRequest signed;
        try {
            signed = signer.sign(unsigned(request), credentials, service.region(), service.signatureLocation());
        } catch (IllegalArgumentException e) {
            throw new UnsignableRequestException(e);
        }
        request.setPath(signed.target());
        request.setHeader(ACCEPT_JSON.name(), ACCEPT_JSON.value());
        signed.headers().forEach(header -> request.setHeader(header.name(), header.value()));
        signedAt = signer.time();
    }

    private UnsignedRequest unsigned(HttpRequest request) {
        return new UnsignedRequest(
                request.getMethod(),
                request.getFirstHeader(HttpHeaders.HOST).getValue(),
                path(),
                query,
                List.of(ACCEPT_JSON),
                body);
    }

    private String path() {
        String path = service.url().getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** Whether anything may have been written to the service. */
    boolean hasBegun() {
        return signedAt != null;
    }

    /** When it was signed, by the clock that dates signatures; asked only of a call that has begun. */
    Instant signedAt() {
        return Objects.requireNonNull(signedAt, "not signed yet");
    }

    void answered(HttpAnswer answer) {
        this.answer = answer;
    }

    @Nullable
    HttpAnswer answer() {
        return answer;
    }
}
