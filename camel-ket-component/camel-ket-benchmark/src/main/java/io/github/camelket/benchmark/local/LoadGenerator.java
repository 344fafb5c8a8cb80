/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.local;

import io.github.camelket.benchmark.Percentile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests over connections that stay open, one at a time on each, and measures how long each answer takes. All in one
 * thread and on plain sockets, as what it costs is taken from the other side.
 */
final class LoadGenerator implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final int port;
    private final int connections;

    LoadGenerator(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /**
     * What came of it.
     *
     * @param seconds how long it took in all
     * @param nanos how long each answer took, the shortest first
     */
    record Load(double seconds, long[] nanos) {

        double perSecond() {
            return nanos.length / seconds;
        }

        double milliseconds(double percent) {
            return Percentile.of(nanos, percent) / 1e6;
        }
    }

    /** Sends all requests that there are. One that is not answered as it should be ends it all. */
    Load send(Iterator<byte[]> requests) throws Exception {
        Run run = new Run(requests);
        long begin = System.nanoTime();
        vertx.getOrCreateContext().runOnContext(go -> {
            for (int i = 0; i < connections; i++) {
                client.connect(port, "127.0.0.1")
                        .onFailure(run.end::completeExceptionally)
                        .onSuccess(run::use);
            }
        });
        run.end.get(10, TimeUnit.MINUTES);
        return new Load((System.nanoTime() - begin) / 1e9, run.sorted());
    }

    /** All of it happens on one thread of Vert.x. */
    private final class Run {

        private final Iterator<byte[]> requests;
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private long[] nanos = new long[1 << 16];
        private int answered;
        private int open = connections;

        Run(Iterator<byte[]> requests) {
            this.requests = requests;
        }

        void use(NetSocket socket) {
            socket.exceptionHandler(end::completeExceptionally);
            new Connection(this, socket).next();
        }

        void answered(long took) {
            if (answered == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * answered);
            }
            nanos[answered++] = took;
        }

        void closed() {
            open--;
            if (open == 0) {
                end.complete(null);
            }
        }

        long[] sorted() {
            long[] sorted = Arrays.copyOf(nanos, answered);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    private static final class Connection {

        private final Run run;
        private final NetSocket socket;
        private final Answer answer = new Answer();
        private long sentAt;

        Connection(Run run, NetSocket socket) {
            this.run = run;
            this.socket = socket;
            socket.handler(this::receive);
        }

        void next() {
            if (run.requests.hasNext()) {
                answer.clear();
                sentAt = System.nanoTime();
                socket.write(Buffer.buffer(run.requests.next()));
            } else {
                socket.close();
                run.closed();
            }
        }

        private void receive(Buffer more) {
            answer.add(more);
            if (!answer.isWhole()) {
                return;
            }
            run.answered(System.nanoTime() - sentAt);
            if (answer.isSuccess()) {
                next();
            } else {
                run.end.completeExceptionally(new IllegalStateException("Not a success: " + answer));
            }
        }
    }

    @Override
    public void close() {
        vertx.close();
    }
}
