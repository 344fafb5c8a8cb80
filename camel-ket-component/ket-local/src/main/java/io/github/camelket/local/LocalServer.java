/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JDK's HTTP server with a bounded number of threads, which come with requests and go without them, and a timer that
 * delays answers without holding any. A request goes to the thread that was free last: what it needs is still in the
 * processor's caches, while threads that take turns would all be cold.
 */
final class LocalServer {

    /** The JDK's server reads a request in the thread that answers it, so a client that sends half of one holds it. */
    private static final int THREADS = 256;

    private static final int IDLE_SECONDS = 5;
    private static final int BACKLOG = 1_024;

    static {
        // The JDK's server reads these once, when it is first used in a JVM. Without the first, every answer on a
        // connection that is kept open waits some 40 ms for the client's delayed acknowledgement.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "10000");
        setUnlessSet("sun.net.httpserver.idleInterval", "300");
        // A client that never finishes its request must not keep a thread for ever. The time counts from the request's
        // first byte, its wait for a thread included.
        setUnlessSet("sun.net.httpserver.maxReqTime", "5");
        // The server forgets a connection that it closes itself; one that we close, as its client went away before a
        // delayed answer, it forgets only then. No fault delays an answer for so long.
        setUnlessSet("sun.net.httpserver.maxRspTime", "3600");
    }

    private final HttpServer http;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;

    LocalServer(String host, int port) {
        http = bind(host, port);
        workers = new ThreadPoolExecutor(
                0,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named("ket-local-worker-"),
                // With all threads busy, the one that accepts works too, which is what slows the clients down; the half
                // of a
                // request holds it for as long as any other.
                new ThreadPoolExecutor.CallerRunsPolicy());
        timer = new ScheduledThreadPoolExecutor(1, named("ket-local-timer-"));
        http.setExecutor(workers);
    }

    private static HttpServer bind(String host, int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException("Cannot listen on " + host + ": the host is not known", e);
        } catch (IOException e) {
            String where = port == 0 ? host : host + ":" + port;
            throw new UncheckedIOException("Cannot listen on " + where + ": " + e.getMessage(), e);
        }
    }

    void start(HttpHandler handler) {
        http.createContext("/", handler);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    void later(Duration after, Runnable what) {
        try {
            timer.schedule(() -> workers.execute(what), after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The server is being closed, and with it the connection that waits for this.
            return;
        }
    }

    void close() {
        timer.shutdownNow();
        http.stop(0);
        workers.shutdownNow();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
