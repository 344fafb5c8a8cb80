/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.QueryParameter;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.KetJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes calls to one service: each is sent once, whatever comes of it. */
public final class KetClient implements KetCaller {

    /** The version of the API that is spoken, as the service wants to be told with each call. */
    private static final QueryParameter VERSION = new QueryParameter("Version", "2017-01-01");

    private static final byte[] NO_BODY = {};

    private final Supplier<HttpTransport> transport;
    private final KetService service;
    private volatile @Nullable Redaction latest;

    /**
     * @param transport asked for with each call, as a component that was restarted has another one
     * @param service whom to call
     */
    public KetClient(Supplier<HttpTransport> transport, KetService service) {
        this.transport = transport;
        this.service = service;
    }

    @Override
    public KetResponse call(KetRequest request) {
        KetAction action = request.action();
        KetCredentials credentials = Objects.requireNonNull(
                service.credentials().resolve(), "The KetCredentialsProvider returned no credentials");
        Redaction redaction = redaction(credentials);
        HttpCall call = new HttpCall(service, credentials, query(request), body(request));
        try {
            transport.get().send(call);
        } catch (UnsignableRequestException e) {
            throw new KetInvalidRequestException(action.wireName() + " cannot be signed: " + e.getMessage());
        } catch (IOException | CancellationException e) {
            // The latter is what an interrupted thread gets while it waits for a connection.
            return noAnswer(action, call, redaction.mask(e), redaction.line(e.toString()));
        }
        HttpAnswer answer = call.answer();
        if (answer == null) {
            throw new IllegalStateException("camel-http neither answered nor failed");
        }
        return call.hasBegun()
                ? new AnswerReader(action, answer, redaction, call.signedAt()).read()
                : refusedByProxy(action, answer);
    }

    /** The last call's as long as the keys are the same, as they are spelled in several ways for it. */
    private Redaction redaction(KetCredentials credentials) {
        Redaction redaction = latest;
        if (redaction == null || !redaction.hides(credentials)) {
            redaction = new Redaction(credentials);
            latest = redaction;
        }
        return redaction;
    }

    private static List<QueryParameter> query(KetRequest request) {
        List<QueryParameter> query = new ArrayList<>();
        query.add(new QueryParameter("Action", request.action().wireName()));
        query.add(VERSION);
        if (request.action().method() == KetAction.Method.GET) {
            request.parameters()
                    .properties()
                    .forEach(member -> query.add(new QueryParameter(member.getKey(), textOf(member.getValue()))));
        }
        return query;
    }

    /** Numbers without exponent, which a query should not be the place to meet; a request has none that are too long. */
    private static String textOf(JsonNode value) {
        return value.isNumber() ? KetJson.plain(value).orElseThrow() : value.asText();
    }

    private static byte[] body(KetRequest request) {
        if (request.action().method() == KetAction.Method.GET) {
            return NO_BODY;
        }
        try {
            return KetJson.MAPPER.writeValueAsBytes(request.parameters());
        } catch (JsonProcessingException e) {
            throw new KetInvalidRequestException(request.action().wireName() + " cannot be written as JSON.");
        }
    }

    /** Only the request to be connected through was answered, and that is not signed and says nothing of the call. */
    private static KetResponse refusedByProxy(KetAction action, HttpAnswer answer) {
        String detail = "The request was not sent: the proxy refused to connect with HTTP " + answer.status();
        return new KetResponse(action, answer.status(), null, null, KetFailure.noAnswer(detail, true, null));
    }

    private static KetResponse noAnswer(KetAction action, HttpCall call, Exception e, @Nullable String reason) {
        String detail = call.hasBegun()
                ? "The request was sent, but no answer came (" + reason + ")"
                : "The request was not sent (" + reason + ")";
        boolean safe = action.isReadOnly() || !call.hasBegun();
        return new KetResponse(action, 0, null, null, KetFailure.noAnswer(detail, safe, e));
    }
}
