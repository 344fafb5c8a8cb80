/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.auth.Header;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.QueryParameter;
import io.github.camelket.auth.SigV4Signer;
import io.github.camelket.auth.SignatureLocation;
import io.github.camelket.auth.SignedRequest;
import io.github.camelket.auth.UnsignedRequest;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Signed calls over one connection, by hand: the component would write a hundred lines of its log for each of them. */
final class KeptConnection implements AutoCloseable {

    private final String host;
    private final SigV4Signer signer;
    private final KetCredentials credentials;
    private final Socket socket;
    private final InputStream in;

    KeptConnection(KetLocal local, Clock clock) {
        host = UnsignedRequest.hostOf(local.serviceUrl());
        signer = new SigV4Signer("ket", clock);
        credentials = new KetCredentials(local.accessKey(), local.secretKey(), local.sessionToken());
        try {
            socket = new Socket(local.serviceUrl().getHost(), local.serviceUrl().getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service's answer, whatever it is. */
    JsonNode call(KetAction action, ObjectNode parameters) {
        List<QueryParameter> query = new ArrayList<>();
        query.add(new QueryParameter("Action", action.wireName()));
        query.add(new QueryParameter("Version", "2017-01-01"));
        boolean post = action.method() == KetAction.Method.POST;
        if (!post) {
            parameters
                    .properties()
                    .forEach(member -> query.add(new QueryParameter(
                            member.getKey(), member.getValue().asText())));
        }
        try {
            byte[] body = post ? KetJson.MAPPER.writeValueAsBytes(parameters) : new byte[0];
            SignedRequest signed = signer.sign(
                    new UnsignedRequest(action.method().name(), host, "/", query, List.of(), body),
                    credentials,
                    "cn-beijing-6",
                    SignatureLocation.HEADER);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(head(action, signed, body.length).getBytes(StandardCharsets.UTF_8));
            request.writeBytes(body);
            socket.getOutputStream().write(request.toByteArray());
            return KetJson.MAPPER.readTree(answer());
        } catch (IOException e) {
            throw new UncheckedIOException(action.wireName() + parameters, e);
        }
    }

    private String head(KetAction action, SignedRequest signed, int length) {
        StringBuilder head = new StringBuilder(action.method() + " " + signed.target() + " HTTP/1.1\r\n");
        head.append("Host: ").append(host).append("\r\n");
        for (Header header : signed.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        if (action.method() == KetAction.Method.POST) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(length)
                    .append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private byte[] answer() throws IOException {
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        if (length < 0) {
            throw new IOException("No answer of a known length");
        }
        return in.readNBytes(length);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
