/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.startup;

import io.github.camelket.KetComponent;
import io.github.camelket.benchmark.JavaProgram;
import io.github.camelket.benchmark.call.AnsweringServer;
import io.github.camelket.local.KetLocal;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The first context of a JVM, classes and all: empty, with a producer of {@code ket:}, and until its first answer is there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class StartUpBenchmark {

    private static final String LIST = "ket:getLoopList?uniqName=demo&app=live";

    private JavaProgram server;
    private CamelContext camel;

    @Setup
    public void server() throws IOException {
        server = AnsweringServer.inAProcessOfItsOwn();
        camel = null;
    }

    @TearDown
    public void stop() {
        camel.stop();
        server.close();
    }

    @Benchmark
    public Object emptyContext() {
        camel = new DefaultCamelContext();
        camel.start();
        return camel;
    }

    @Benchmark
    public Object ketEndpoint() throws Exception {
        startWithKet();
        Producer producer = camel.getEndpoint(LIST).createProducer();
        ServiceHelper.startService(producer);
        return producer;
    }

    @Benchmark
    public Object ketFirstCall() {
        startWithKet();
        return camel.createProducerTemplate().requestBody(LIST, (Object) null);
    }

    /** The same with Camel's own HTTP component, of which ours is made. */
    @Benchmark
    public Object httpFirstCall() {
        camel = new DefaultCamelContext();
        camel.start();
        return camel.createProducerTemplate().requestBody(server.firstLine(), null, String.class);
    }

    private void startWithKet() {
        camel = new DefaultCamelContext();
        KetComponent ket = camel.getComponent("ket", KetComponent.class);
        ket.getConfiguration().setServiceUrl(server.firstLine());
        ket.setAccessKey(KetLocal.DEFAULT_ACCESS_KEY);
        ket.setSecretKey(KetLocal.DEFAULT_SECRET_KEY);
        camel.start();
    }
}
