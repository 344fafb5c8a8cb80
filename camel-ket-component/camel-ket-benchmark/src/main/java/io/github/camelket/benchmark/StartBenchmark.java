/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark;

import com.sun.net.httpserver.HttpServer;
import io.github.camelket.local.KetLocal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The first start of ket-local in a JVM of its own, classes and all: what a test run or a demo waits for. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class StartBenchmark {

    /** Inside the program that wants it. */
    @Benchmark
    public int ketLocal() {
        try (KetLocal local = KetLocal.start()) {
            return local.port();
        }
    }

    /** The JDK's HTTP server by itself, which ket-local stands on. */
    @Benchmark
    public int bareHttpServer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> exchange.close());
        server.start();
        int port = server.getAddress().getPort();
        server.stop(0);
        return port;
    }

    /** As a program, from the command to the line that it prints when it listens; JVM included. */
    @Benchmark
    public String ketLocalAsProgram() throws IOException {
        try (JavaProgram program = JavaProgram.start("io.github.camelket.local.Main", "--port", "0")) {
            return program.firstLine();
        }
    }
}
