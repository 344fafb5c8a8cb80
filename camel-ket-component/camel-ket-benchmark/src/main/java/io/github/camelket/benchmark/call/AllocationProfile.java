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
import java.nio.file.Path;
import jdk.jfr.Recording;

/** Where the bytes of a call go, by a recording of the JDK's Flight Recorder: {@code AllocationProfile [client] [question]}. */
public final class AllocationProfile {

    private static final int CALLS = Integer.getInteger("calls", 20_000);

    private AllocationProfile() {}

    public static void main(String[] args) throws Exception {
        Client client = Client.valueOf(args[0]);
        Question question = Question.valueOf(args[1]);
        Path file = Path.of(args[2]);
        try (JavaProgram server = AnsweringServer.inAProcessOfItsOwn();
                Calls calls = client.calling(server.firstLine(), question);
                Recording recording = new Recording()) {
            for (int i = 0; i < CALLS; i++) {
                calls.call();
            }
            recording.enable("jdk.ObjectAllocationInNewTLAB").withStackTrace();
            recording.enable("jdk.ObjectAllocationOutsideTLAB").withStackTrace();
            recording.start();
            for (int i = 0; i < CALLS; i++) {
                calls.call();
            }
            recording.stop();
            recording.dump(file);
        }
        System.exit(0);
    }
}
