/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The way of a request: read, met by a fault if one waits, authenticated, counted against the account's limit, executed,
 * noted in the journal, answered.
 */
final class Gateway implements HttpHandler {

    /** Runs something after a time without keeping a thread waiting. */
    interface Later {
        void run(Duration after, Runnable what);
    }

    private interface Step {
        void run() throws IOException;
    }

    /** One request on its way. */
    private record Visit(
            HttpExchange exchange, RawRequest request, String action, String requestId, Fault fault, int generation) {

        RecordedRequest recorded(int status, boolean executed) {
            return new RecordedRequest(
                    request.method(), request.target(), request.headers(), request.body(), action, status, executed);
        }
    }

    private record Outcome(HttpAnswer answer, boolean executed) {}

    private final Settings settings;
    private final SignatureVerifier verifier;
    private final Throttle throttle;
    private final KetService service;
    private final Faults faults;
    private final Journal journal;
    private final Later later;
    private final AtomicInteger generation = new AtomicInteger();

    Gateway(Settings settings, Throttle throttle, KetService service, Faults faults, Journal journal, Later later) {
        this.settings = settings;
        this.verifier = new SignatureVerifier(settings);
        this.throttle = throttle;
        this.service = service;
        this.faults = faults;
        this.journal = journal;
        this.later = later;
    }

    /**
     * What is thrown ends the connection. To close it here would do that, too, but the JDK's server only forgets a connection
     * that it has closed by itself, and keeps some 30 KB of any other.
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        RawRequest request = RawRequest.read(exchange, settings.maxBodyBytes());
        int arrived = generation.get();
        String named = request.queryOrHeader("Action");
        String action = named == null ? "" : named;
        Visit visit = new Visit(exchange, request, action, newRequestId(), faults.claim(action), arrived);
        if (visit.fault().delay.isZero()) {
            proceed(visit, null);
        } else {
            Journal.Entry waiting = journal.add(visit.recorded(0, false));
            later(visit.fault().delay, visit, () -> proceed(visit, waiting));
        }
    }

    /** What was kept waiting until now belongs to what is being forgotten, and will not be executed any more. */
    void forget() {
        generation.incrementAndGet();
    }

    private void later(Duration after, Visit visit, Step step) {
        later.run(after, () -> {
            try {
                step.run();
            } catch (IOException | RuntimeException e) {
                visit.exchange().close();
            }
        });
    }

    private void proceed(Visit visit, Journal.@Nullable Entry waiting) throws IOException {
        if (visit.generation() != generation.get()) {
            throw new IOException("The request is forgotten");
        }
        Fault fault = visit.fault();
        Outcome outcome = fault.executes ? outcome(visit) : new Outcome(HttpAnswer.NONE, false);
        LocalAction action = LocalAction.find(visit.action());
        boolean lowerCase = action != null && action.answersInLowerCase();
        HttpAnswer answer = fault.replace(outcome.answer(), lowerCase, visit.requestId());
        RecordedRequest recorded = visit.recorded(answer.visibleStatus(), outcome.executed());
        // Noted before it is answered, so that whoever has the answer finds the request in the journal.
        if (waiting == null) {
            journal.add(recorded);
        } else {
            journal.complete(waiting, recorded);
        }
        if (fault.answerDelay.isZero()) {
            send(visit, answer);
        } else {
            later(fault.answerDelay, visit, () -> send(visit, answer));
        }
    }

    private Outcome outcome(Visit visit) {
        try {
            return execute(visit);
        } catch (GatewayError e) {
            return new Outcome(
                    HttpAnswer.gatewayError(e.status, e.code, String.valueOf(e.getMessage()), visit.requestId())
                            .with(e.headers),
                    false);
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome(failure(visit), false);
        }
    }

    /** A mistake of ours: the client learns that there was one, and nothing of its insides. */
    private static HttpAnswer failure(Visit visit) {
        return HttpAnswer.gatewayError(500, "InternalError", "The service failed.", visit.requestId());
    }

    private Outcome execute(Visit visit) {
        RawRequest request = visit.request();
        if (request.tooLarge()) {
            throw new GatewayError(
                    413, "RequestEntityTooLarge", "The body may have at most " + settings.maxBodyBytes() + " bytes.");
        }
        verifier.verify(request);
        throttle.check();
        LocalAction action = RequestReader.action(request);
        ObjectNode parameters;
        try {
            parameters = RequestReader.parameters(request, action);
        } catch (ServiceError e) {
            // A body that cannot be read is for the service to refuse, as it is by the real one.
            return new Outcome(HttpAnswer.json(Answers.refusal(action, e)), true);
        }
        try {
            return new Outcome(HttpAnswer.json(service.execute(action, parameters)), true);
        } catch (RuntimeException | StackOverflowError e) {
            return new Outcome(failure(visit), true);
        }
    }

    private static void send(Visit visit, HttpAnswer answer) throws IOException {
        visit.exchange().getResponseHeaders().set("X-Ksc-Request-Id", visit.requestId());
        answer.send(visit.exchange());
    }

    /** Ids need be unique, not unguessable, and a secure random one would cost more than all the rest. */
    private static String newRequestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
