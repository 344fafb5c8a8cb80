/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.awaitility.Awaitility.await;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.LoopSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.camel.Exchange;

/** What can go wrong with a call, made to happen between a Camel context and a service, and what is seen of it. */
public final class SentOnceMatrix {

    public static final String READING = "ket:getLoopList";
    public static final String CHANGING = "ket:startLoop?streamId=channel1&preset=mypreset&pubDomain=p.example.com";

    /** Enough for an answer that is on its way. */
    private static final int PATIENT = 30_000;

    /** Little enough to wait for an answer that is not. */
    private static final int HASTY = 400;

    private static final Duration LATE = Duration.ofMillis(1_200);

    /** Where to send to, how many requests arrived there, and how to put it away. */
    private record Way(String url, IntSupplier seen, AutoCloseable end) {}

    private interface Obstacle {
        Way to(KetLocal local) throws Exception;
    }

    /** What becomes of a request and its connection before any service has it. */
    private interface Interception {
        void meet(KetLocal local, String request, Socket connection) throws Exception;
    }

    /** Something that goes wrong. */
    public static final class Situation {
        private final String name;
        private final int patience;
        private final Obstacle obstacle;

        private Situation(String name, int patience, Obstacle obstacle) {
            this.name = name;
            this.patience = patience;
            this.obstacle = obstacle;
        }

        public String name() {
            return name;
        }

        @Override
        public String toString() {
            return name;
        }

        /** Makes one call to a service of its own. */
        public Outcome call(String uri) throws Exception {
            try (KetLocal local = KetLocal.start();
                    CamelKet camel = new CamelKet(local, component -> component.setResponseTimeout(patience))) {
                camel.call(
                        "ket:preset?preset=mypreset",
                        "{\"Output\": [{\"format\": {\"output_format\": 258, \"suffix\": \"_low\"}}]}",
                        Object.class);
                int before = local.requestCount();
                Way way = obstacle.to(local);
                try (AutoCloseable end = way.end()) {
                    Exchange exchange = camel.send(
                            uri + (uri.contains("?") ? "&" : "?") + "serviceUrl=" + way.url(),
                            uri.equals(CHANGING) ? Map.of("SrcInfo", LoopSource.inOrder("http://k/a.mp4")) : null,
                            Map.of());
                    boolean atOnce = executed(local, before);
                    if (patience == HASTY) {
                        // Whatever is late has been done by then, and a second request would have come.
                        await().pollDelay(LATE.plusMillis(300)).until(() -> true);
                    }
                    String executed = atOnce ? "yes" : executed(local, before) ? "yes, later" : "no";
                    return new Outcome(way.seen().getAsInt(), executed, exchange.getException());
                }
            }
        }

        private static boolean executed(KetLocal local, int before) {
            return local.requests().stream().skip(before).anyMatch(RecordedRequest::executed);
        }
    }

    /**
     * What was seen of a call.
     *
     * @param seen how many requests reached the service, or what stood in its place
     * @param executed whether the service carried one out, and when
     * @param exception how the call ended for the route
     */
    public record Outcome(int seen, String executed, Exception exception) {

        public boolean isSafeToRepeat() {
            return ((KetOperationFailedException) exception).isSafeToRepeat();
        }
    }

    /** In the order of a call's way: from what never left to what was done and not told. */
    public static List<Situation> situations() {
        return List.of(
                new Situation("The connection is refused", PATIENT, local -> nowhere("http://127.0.0.1:" + freePort())),
                new Situation("The host has no address", PATIENT, local -> nowhere("http://nobody.invalid")),
                new Situation(
                        "TLS fails: the other side speaks none",
                        PATIENT,
                        local -> new Way("https://127.0.0.1:" + local.port(), newRequests(local), () -> {})),
                new Situation("TLS fails: reset during the handshake", PATIENT, local -> resetting("https")),
                new Situation("Reset while the request is on its way", PATIENT, local -> resetting("http")),
                new Situation(
                        "Reset once the request is read",
                        PATIENT,
                        intercepted((local, request, connection) -> reset(connection))),
                new Situation("Reset once it is carried out", PATIENT, intercepted((local, request, connection) -> {
                    forward(local, request);
                    reset(connection);
                })),
                fault("Closed before it is carried out", Fault.closeBeforeExecution()),
                fault("Closed once it is carried out", Fault.closeAfterExecution()),
                new Situation(
                        "No answer in time, and it is not carried out",
                        HASTY,
                        intercepted((local, request, connection) ->
                                connection.getInputStream().read())),
                new Situation("No answer in time, and it is carried out later", HASTY, faulty(Fault.delay(LATE))),
                new Situation("No answer in time, but it was carried out", HASTY, faulty(Fault.delayAnswer(LATE))),
                fault("HTTP 429, throttled by the gateway", Fault.gatewayError(429, "Throttling", "Too many.")),
                fault("HTTP 429 without words", Fault.status(429)),
                fault("HTTP 403, refused by the gateway", Fault.gatewayError(403, "SignatureDoesNotMatch", "No.")),
                fault("HTTP 500 before it is carried out", Fault.status(500)),
                fault("HTTP 500 once it is carried out", Fault.status(500).afterExecution()),
                fault("HTTP 503 before it is carried out", Fault.status(503)),
                fault("HTTP 503 once it is carried out", Fault.status(503).afterExecution()),
                fault("An error of the gateway, HTTP 500", Fault.gatewayError(500, "InternalError", "Sorry.")),
                fault(
                        "An error of the gateway, HTTP 504, once it is carried out",
                        Fault.gatewayError(504, "ServiceTimeout", "Late.").afterExecution()),
                fault("The answer is cut off", Fault.cutOff()),
                fault(
                        "HTML for an answer, once it is carried out",
                        Fault.notJson("<html>Sorry</html>").afterExecution()));
    }

    private SentOnceMatrix() {}

    private static Situation fault(String name, Fault fault) {
        return new Situation(name, PATIENT, faulty(fault));
    }

    /** More than one, so that a silent repetition would meet the same fault and be counted. */
    private static Obstacle faulty(Fault fault) {
        return local -> {
            local.faults().next(5, fault);
            return new Way(local.serviceUrl().toString(), newRequests(local), () -> {});
        };
    }

    private static Way nowhere(String url) {
        return new Way(url, () -> 0, () -> {});
    }

    private static IntSupplier newRequests(KetLocal local) {
        int before = local.requestCount();
        return () -> local.requestCount() - before;
    }

    private static Obstacle intercepted(Interception interception) {
        return local -> {
            RawServer server = new RawServer((request, connection) -> interception.meet(local, request, connection));
            return new Way(server.url(), server.requests::size, server);
        };
    }

    /** A server that resets each connection with its first byte: sooner, the client might not have begun to send. */
    private static Way resetting(String scheme) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    Socket connection = socket.accept();
                    connection.getInputStream().read();
                    reset(connection);
                }
            } catch (SocketException e) {
                // Closed: the test is over.
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new Way(scheme + "://127.0.0.1:" + socket.getLocalPort(), () -> 0, socket);
    }

    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    /** Passes a request on as it is, and waits until it has been answered. */
    private static void forward(KetLocal local, String request) throws IOException {
        try (Socket service = new Socket(InetAddress.getLoopbackAddress(), local.port())) {
            service.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            service.getInputStream().read();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
