/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import io.github.camelket.benchmark.JavaProgram;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers each GET and each POST with the same bytes, and does nothing else: neither signature nor parameters are looked
 * at, so that it is not the server that is measured. As a program it prints its address, answers each line that it reads with the
 * number of connections since its start, and runs until it is killed.
 */
public final class AnsweringServer implements AutoCloseable {

    private static final Buffer LOOPS = Buffer.buffer(
            """
            {"ErrNum":0,"ErrMsg":"success","Total":2,"List":[\
            {"OutputFormat":"258","SrcInfo":["http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4",\
            "http://videos.ks3-cn-beijing-internal.ksyuncs.com/weather.mp4"],"App":"live",\
            "PubDomain":"publish.example.com","Preset":"mypreset","ContinueHour":"3",\
            "TaskID":"0b9a3a6e7e0f4f6c8d1e2f3a4b5c6d7e","StreamID":"channel1","CreateTime":"2026-11-23 06:00:00"},\
            {"OutputFormat":"258","SrcInfo":["http://videos.ks3-cn-beijing-internal.ksyuncs.com/film.mp4"],"App":"live",\
            "PubDomain":"publish.example.com","Preset":"mypreset","ContinueHour":"9",\
            "TaskID":"1c9a3a6e7e0f4f6c8d1e2f3a4b5c6d7e","StreamID":"channel2","CreateTime":"2026-11-23 00:00:00"}]}""");

    private static final Buffer STARTED = Buffer.buffer(
            """
            {"ErrNum":0,"ErrMsg":"success","List":[\
            {"OutputFormat":"258","TaskID":"2d9a3a6e7e0f4f6c8d1e2f3a4b5c6d7e"}],"ErrFilePath":[]}""");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger connections = new AtomicInteger();
    private final HttpServer server;

    /** Listens on a port that is free. */
    public AnsweringServer() throws IOException {
        server = await(vertx.createHttpServer()
                .connectionHandler(connection -> connections.incrementAndGet())
                .requestHandler(AnsweringServer::answer)
                .listen(0, "127.0.0.1"));
    }

    public static void main(String[] args) throws IOException {
        AnsweringServer server = new AnsweringServer();
        System.out.println(server.url());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println(server.connections());
        }
    }

    /** In a process of its own; the first line that it prints is its address. */
    public static JavaProgram inAProcessOfItsOwn() throws IOException {
        return JavaProgram.start(AnsweringServer.class.getName());
    }

    private static void answer(HttpServerRequest request) {
        // Not before the body is there, or the connection could not be used again.
        request.endHandler(end -> request.response()
                .putHeader("Content-Type", "application/json;charset=UTF-8")
                .putHeader("X-Ksc-Request-Id", "5e5a3a6e-7e0f-4f6c-8d1e-2f3a4b5c6d7e")
                .end(request.method().equals(HttpMethod.GET) ? LOOPS : STARTED));
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** How many connections there were since the start. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
