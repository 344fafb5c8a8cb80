/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's Flight Recorder saw of one thread. Each sample belongs to the innermost part of the table below that is on its
 * stack, so that what Jackson does is reading here and writing there.
 */
final class Samples {

    /** Records are made where they are read or written. */
    private static final String OF_THE_CALLER = "";

    private static final String ANYTHING_ELSE = "anything else";

    /** Classes or packages, and what they are part of; the first that fits a frame counts. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("io.github.camelket.auth.", "signature");
        PARTS.put("io.github.camelket.client.HttpCall", "signature");
        PARTS.put("io.github.camelket.client.AnswerReader", "answer into records");
        PARTS.put("io.github.camelket.client.HttpTransport.", "deadline, and the answer's bytes");
        PARTS.put("io.github.camelket.client.Deadlines", "deadline, and the answer's bytes");
        PARTS.put("io.github.camelket.client.AnswerBody", "deadline, and the answer's bytes");
        PARTS.put("io.github.camelket.KetRequestFactory", "message into request");
        PARTS.put("io.github.camelket.RequestCheck", "validation");
        PARTS.put("io.github.camelket.validation.", "validation");
        PARTS.put("io.github.camelket.client.KetRequest", "validation");
        PARTS.put("io.github.camelket.model.", OF_THE_CALLER);
        PARTS.put("io.github.camelket.benchmark.", OF_THE_CALLER);
        PARTS.put("io.github.camelket.", "rest of the component");
        PARTS.put("org.apache.hc.", "HttpClient 5");
        PARTS.put("org.apache.camel.component.http.", "camel-http");
        PARTS.put("org.apache.camel.", "Camel");
    }

    private static final String BYTES = "jdk.ObjectAllocationInNewTLAB";
    private static final String TIME = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);

    /** What was sampled in a part. */
    private static final class Share {
        private long bytes;
        private int samples;
    }

    private final String thread;
    private final Map<String, Share> parts = new LinkedHashMap<>();
    private final Share all = new Share();
    private int allocations;

    private Samples(String thread) {
        this.thread = thread;
        PARTS.values().stream()
                .filter(part -> !part.equals(OF_THE_CALLER))
                .forEach(part -> parts.putIfAbsent(part, new Share()));
        parts.put(ANYTHING_ELSE, new Share());
    }

    /** Time is sampled only while a thread runs code of Java: neither the kernel nor the JVM itself is seen. */
    static void record(Recording recording) {
        recording.enable(BYTES).withStackTrace();
        recording.enable(TIME).withPeriod(PERIOD).withStackTrace();
    }

    /** @param thread the name of the one that makes the calls */
    static Samples of(Path recorded, String thread) throws IOException {
        Samples samples = new Samples(thread);
        for (RecordedEvent event : RecordingFile.readAllEvents(recorded)) {
            samples.add(event);
        }
        return samples;
    }

    private void add(RecordedEvent event) {
        boolean allocation = event.getEventType().getName().equals(BYTES);
        RecordedThread of = event.getThread(allocation ? "eventThread" : "sampledThread");
        if (event.getStackTrace() == null || !isOf(thread, of)) {
            return;
        }
        Share part = parts.get(part(event.getStackTrace().getFrames()));
        for (Share share : List.of(part, all)) {
            if (allocation) {
                share.bytes += event.getLong("tlabSize");
            } else {
                share.samples++;
            }
        }
        allocations += allocation ? 1 : 0;
    }

    /** The recorder does not know each thread: one that has ended, or one that is none of Java's. */
    static boolean isOf(String name, @Nullable RecordedThread thread) {
        return thread != null && name.equals(thread.getJavaName());
    }

    /**
     * Adds what a call takes, part by part.
     *
     * @param bytesOfACall as they were counted, which the sampled ones are a share of
     */
    void describe(ObjectNode profile, int calls, double bytesOfACall) {
        profile.put("samplesOfBytes", allocations)
                .put("samplesOfTime", all.samples)
                .put("sampledMicrosecondsOfACall", microseconds(all, calls));
        parts.entrySet().stream()
                .sorted(Comparator.comparing(part -> -part.getValue().bytes))
                .forEach(part -> profile.withArrayProperty("parts")
                        .addObject()
                        .put("part", part.getKey())
                        .put("bytes", bytesOfACall * part.getValue().bytes / Math.max(all.bytes, 1))
                        .put("microseconds", microseconds(part.getValue(), calls)));
    }

    private static double microseconds(Share share, int calls) {
        return PERIOD.toNanos() / 1e3 * share.samples / calls;
    }

    private static String part(List<RecordedFrame> frames) {
        return frames.stream()
                .map(frame -> frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName())
                .map(Samples::part)
                .filter(part -> !part.equals(OF_THE_CALLER))
                .findFirst()
                .orElse(ANYTHING_ELSE);
    }

    private static String part(String method) {
        return PARTS.entrySet().stream()
                .filter(part -> method.startsWith(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OF_THE_CALLER);
    }
}
