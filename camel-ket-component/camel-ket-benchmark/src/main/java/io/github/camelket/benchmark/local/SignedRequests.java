/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelket.auth.Header;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.QueryParameter;
import io.github.camelket.auth.SigV4Signer;
import io.github.camelket.auth.SignatureLocation;
import io.github.camelket.auth.UnsignedRequest;
import io.github.camelket.local.KetLocal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bytes of requests, signed ahead of time, so that whoever sends them has nothing to reckon. */
final class SignedRequests {

    private static final KetCredentials KEYS =
            new KetCredentials(KetLocal.DEFAULT_ACCESS_KEY, KetLocal.DEFAULT_SECRET_KEY);

    private final SigV4Signer signer = new SigV4Signer("ket", Clock.systemUTC());
    private final String host;

    /** @param host host and port, as clients name them */
    SignedRequests(String host) {
        this.host = host;
    }

    byte[] get(String action, Map<String, String> parameters) {
        List<QueryParameter> query = query(action);
        parameters.forEach((name, value) -> query.add(new QueryParameter(name, value)));
        return bytes("GET", query, "");
    }

    byte[] post(String action, String json) {
        return bytes("POST", query(action), json);
    }

    private static List<QueryParameter> query(String action) {
        return new ArrayList<>(
                List.of(new QueryParameter("Action", action), new QueryParameter("Version", "2017-01-01")));
    }

    private byte[] bytes(String method, List<QueryParameter> query, String body) {
        UnsignedRequest request = new UnsignedRequest(
                method, host, "/", query, List.of(new Header("Accept", "application/json")), body.getBytes(UTF_8));
        String target = signer.sign(request, KEYS, KetLocal.DEFAULT_REGION, SignatureLocation.QUERY)
                .target();
        String content = method.equals("POST")
                ? "Content-Type: application/json\r\nContent-Length: " + request.body().length + "\r\n"
                : "";
        return (method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: application/json\r\n" + content
                        + "\r\n" + body)
                .getBytes(UTF_8);
    }
}
