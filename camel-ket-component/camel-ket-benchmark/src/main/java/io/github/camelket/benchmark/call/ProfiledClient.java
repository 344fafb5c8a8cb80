/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/**
 * Makes calls one after the other, first for so long that the compilers are done with them, then while they are recorded, and
 * prints a line of JSON: {@code ProfiledClient client question url calls seconds}.
 */
final class ProfiledClient {

    private ProfiledClient() {}

    public static void main(String[] args) throws Exception {
        Client client = Client.valueOf(args[0]);
        Question question = Question.valueOf(args[1]);
        try (Calls calls = client.calling(args[2], question)) {
            ObjectNode profile = JsonNodeFactory.instance
                    .objectNode()
                    .put("question", question.name())
                    .put("client", client.name());
            System.out.println(profile.setAll(
                    profile(calls, Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4])))));
        }
        System.exit(0);
    }

    private static ObjectNode profile(Calls client, int calls, Duration warmUp) throws Exception {
        long warm = System.nanoTime() + warmUp.toNanos();
        while (System.nanoTime() - warm < 0) {
            client.call();
        }
        Path recorded = Files.createTempFile("call", ".jfr");
        try (Recording recording = new Recording()) {
            Samples.record(recording);
            recording.start();
            Thread thread = Thread.currentThread();
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long bytes = threads.getThreadAllocatedBytes(thread.getId());
            long time = threads.getCurrentThreadCpuTime();
            long userTime = threads.getCurrentThreadUserTime();
            for (int i = 0; i < calls; i++) {
                client.call();
            }
            userTime = threads.getCurrentThreadUserTime() - userTime;
            time = threads.getCurrentThreadCpuTime() - time;
            bytes = threads.getThreadAllocatedBytes(thread.getId()) - bytes;
            recording.stop();
            recording.dump(recorded);
            ObjectNode profile = JsonNodeFactory.instance
                    .objectNode()
                    .put("bytesOfACall", bytes / calls)
                    .put("processorMicrosecondsOfACall", time / 1e3 / calls)
                    // The one is counted exactly, the other in ticks.
                    .put("kernelMicrosecondsOfACall", Math.max(time - userTime, 0) / 1e3 / calls);
            Samples.of(recorded, thread.getName()).describe(profile, calls, (double) bytes / calls);
            return profile;
        } finally {
            Files.delete(recorded);
        }
    }
}
