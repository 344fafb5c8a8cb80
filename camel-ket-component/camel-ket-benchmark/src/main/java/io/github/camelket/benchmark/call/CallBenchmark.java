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
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One call, from what the application has to what it gets, by the component and by what users would take otherwise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
// On two processors, compilers that wait for their turn take over 20 seconds to be done with all that a call is made
// of.
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 5, time = 2)
public class CallBenchmark {

    @Param
    private Question question;

    @Param
    private Client client;

    private JavaProgram server;
    private Calls calls;

    @Setup
    public void start() throws IOException {
        server = AnsweringServer.inAProcessOfItsOwn();
        calls = client.calling(server.firstLine(), question);
    }

    @TearDown
    public void stop() {
        calls.close();
        server.close();
    }

    @Benchmark
    public Object call() throws Exception {
        return calls.call();
    }
}
