/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.github.camelket.benchmark.JavaProgram;
import io.github.camelket.benchmark.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where time and bytes of a call go, by the JDK's Flight Recorder: {@code CallProfile file.json [calls]}. Each sample belongs
 * to the innermost part of the table below that is on its stack, so that what Jackson does is reading here and writing there.
 */
public final class CallProfile {

    /** Records are made where they are read or written. */
    private static final String OF_THE_CALLER = "";

    /** Classes or packages, and what they are part of; the first that fits a frame counts. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("io.github.camelket.auth.", "signature");
        PARTS.put("io.github.camelket.client.HttpCall", "signature");
        PARTS.put("io.github.camelket.client.AnswerReader", "answer into records");
        PARTS.put("io.github.camelket.client.HttpTransport.", "deadline, and the answer's bytes");
        PARTS.put("io.github.camelket.KetRequestFactory", "message into request");
        PARTS.put("io.github.camelket.RequestCheck", "validation");
        PARTS.put("io.github.camelket.validation.", "validation");
        PARTS.put("io.github.camelket.client.KetRequest", "validation");
        PARTS.put("io.github.camelket.model.", OF_THE_CALLER);
        PARTS.put("io.github.camelket.", "rest of the component");
        PARTS.put("org.apache.hc.", "HttpClient 5");
        PARTS.put("org.apache.camel.component.http.", "camel-http");
        PARTS.put("org.apache.camel.", "Camel");
    }

    private static final String BYTES = "jdk.ObjectAllocationInNewTLAB";
    private static final String TIME = "jdk.ExecutionSample";

    private CallProfile() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        int calls = args.length > 1 ? Integer.parseInt(args[1]) : 200_000;
        ObjectNode profile = profile(calls);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), profile);
        System.out.println(profile.toPrettyString());
    }

    static ObjectNode profile(int calls) throws Exception {
        Path recorded = Files.createTempFile("call", ".jfr");
        try (JavaProgram server = AnsweringServer.inAProcessOfItsOwn();
                Calls client = Client.KET.calling(server.firstLine(), Question.GET_LOOP_LIST);
                Recording recording = new Recording()) {
            // Until the compiler has seen all of it.
            call(client, calls / 2);
            recording.enable(BYTES).withStackTrace();
            recording.enable(TIME).withPeriod(Duration.ofMillis(10)).withStackTrace();
            recording.start();
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            long time = threads.getCurrentThreadCpuTime();
            call(client, calls);
            time = threads.getCurrentThreadCpuTime() - time;
            bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
            recording.stop();
            recording.dump(recorded);
            ObjectNode profile = Machine.describe()
                    .put("calls", calls)
                    .put("bytesOfACall", bytes / calls)
                    .put("processorMicrosecondsOfACall", time / 1e3 / calls);
            addParts(profile, recorded);
            return profile;
        } finally {
            Files.delete(recorded);
        }
    }

    private static void call(Calls client, int calls) throws Exception {
        for (int i = 0; i < calls; i++) {
            client.call();
        }
    }

    /** How much of what was sampled belongs to a part. */
    private static final class Share {
        private long bytes;
        private int samples;
    }

    private static void addParts(ObjectNode profile, Path recorded) throws IOException {
        String thread = Thread.currentThread().getName();
        Map<String, Share> shares = new LinkedHashMap<>();
        PARTS.values().stream()
                .filter(part -> !part.equals(OF_THE_CALLER))
                .forEach(part -> shares.putIfAbsent(part, new Share()));
        Share all = new Share();
        int allocations = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(recorded)) {
            boolean allocation = event.getEventType().getName().equals(BYTES);
            String of = event.getThread(allocation ? "eventThread" : "sampledThread")
                    .getJavaName();
            if (event.getStackTrace() == null || !thread.equals(of)) {
                continue;
            }
            Share share = shares.getOrDefault(part(event.getStackTrace().getFrames()), new Share());
            for (Share each : List.of(share, all)) {
                if (allocation) {
                    each.bytes += event.getLong("tlabSize");
                } else {
                    each.samples++;
                }
            }
            allocations += allocation ? 1 : 0;
        }
        profile.put("samplesOfBytes", allocations).put("samplesOfTime", all.samples);
        shares.entrySet().stream()
                .sorted(Comparator.comparing(share -> -share.getValue().bytes))
                .forEach(share -> profile.withArrayProperty("parts")
                        .addObject()
                        .put("part", share.getKey())
                        .put("shareOfBytes", (double) share.getValue().bytes / all.bytes)
                        .put("shareOfTime", (double) share.getValue().samples / all.samples));
    }

    private static String part(List<RecordedFrame> frames) {
        return frames.stream()
                .map(frame -> frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName())
                .map(CallProfile::part)
                .filter(part -> !part.equals(OF_THE_CALLER))
                .findFirst()
                .orElse(OF_THE_CALLER);
    }

    private static String part(String method) {
        return PARTS.entrySet().stream()
                .filter(part -> method.startsWith(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OF_THE_CALLER);
    }
}
