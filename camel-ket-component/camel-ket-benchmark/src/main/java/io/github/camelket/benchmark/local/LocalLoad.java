/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.benchmark.JavaProgram;
import io.github.camelket.benchmark.Machine;
import io.github.camelket.benchmark.local.LoadGenerator.Load;
import io.github.camelket.local.KetLocal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many signed requests ket-local answers in a second and how soon, in a process of its own; and how much memory it takes
 * for 100,000 tasks: {@code LocalLoad file.json [seconds]}.
 */
public final class LocalLoad {

    private static final int CONNECTIONS = 16;
    private static final int LOOPS = 10;
    private static final int TASKS = 100_000;
    private static final int TASKS_OF_A_REQUEST = 20;
    private static final int PAGES = 500;
    private static final int ROUNDS = 3;

    /** Until the compilers of both are done, which share two processors with what they compile. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private LocalLoad() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        Duration time = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 20);
        ObjectNode results = measure(WARM_UP, time, TASKS);
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), results);
        System.out.println(results.toPrettyString());
    }

    /**
     * @param warmUp how long requests are sent before anything counts
     * @param time how long each round takes
     */
    static ObjectNode measure(Duration warmUp, Duration time, int tasks) throws Exception {
        ObjectNode results =
                Machine.describe().put("connections", CONNECTIONS).put("warmUpSeconds", warmUp.toSeconds());
        load(results, warmUp, time);
        memory(results, tasks);
        return results;
    }

    /** Half of the requests read, half of them change something. */
    private static void load(ObjectNode results, Duration warmUp, Duration time) throws Exception {
        try (JavaProgram local = JavaProgram.start("io.github.camelket.local.Main")) {
            int port = URI.create(local.firstLine().replaceFirst(".* ", "")).getPort();
            SignedRequests signed = new SignedRequests("127.0.0.1:" + port);
            List<byte[]> mixed = new ArrayList<>();
            List<byte[]> first = new ArrayList<>();
            first.add(
                    signed.post(
                            "Preset",
                            """
                    {"UniqName":"demo","App":"live","Preset":"mypreset",
                    "Output":[{"format":{"output_format":258,"suffix":"_low"}}]}"""));
            for (int i = 0; i < LOOPS; i++) {
                String stream = "channel" + i;
                first.add(signed.post("StartLoop", loop(stream)));
                mixed.add(signed.get("GetLoopList", Map.of("UniqName", "demo", "App", "live", "StreamID", stream)));
                mixed.add(signed.post("UpdateLoop", loop(stream)));
            }
            try (LoadGenerator one = new LoadGenerator(port, 1);
                    LoadGenerator generator = new LoadGenerator(port, CONNECTIONS)) {
                one.send(first.iterator());
                generator.send(new Until(mixed, warmUp));
                for (int round = 0; round < ROUNDS; round++) {
                    Load load = generator.send(new Until(mixed, time));
                    results.withArrayProperty("load")
                            .addObject()
                            .put("requests", load.nanos().length)
                            .put("requestsPerSecond", load.perSecond())
                            .put("p50Milliseconds", load.milliseconds(50))
                            .put("p95Milliseconds", load.milliseconds(95))
                            .put("p99Milliseconds", load.milliseconds(99))
                            .put("maxMilliseconds", load.milliseconds(100));
                }
            }
        }
    }

    private static String loop(String stream) {
        return """
                {"UniqName":"demo","App":"live","StreamID":"%s","Preset":"mypreset","PubDomain":"publish.example.com",
                "SrcInfo":[{"Path":"http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4","Index":0}]}"""
                .formatted(stream);
    }

    /** Again and again until the time is over. */
    private static final class Until implements Iterator<byte[]> {

        private final List<byte[]> requests;
        private final long end;
        private int next;

        Until(List<byte[]> requests, Duration time) {
            this.requests = requests;
            this.end = System.nanoTime() + time.toNanos();
        }

        @Override
        public boolean hasNext() {
            return System.nanoTime() - end < 0;
        }

        @Override
        public byte[] next() {
            return requests.get(next++ % requests.size());
        }
    }

    /** In this process, whose heap can be asked. The journal, which is bounded, is kept out of it. */
    private static void memory(ObjectNode results, int tasks) throws Exception {
        try (KetLocal local = KetLocal.builder().journalSize(1).start();
                LoadGenerator one = new LoadGenerator(local.port(), 1);
                LoadGenerator generator = new LoadGenerator(local.port(), CONNECTIONS)) {
            SignedRequests signed = new SignedRequests("127.0.0.1:" + local.port());
            Iterator<byte[]> redirects = IntStream.range(0, tasks / TASKS_OF_A_REQUEST)
                    .mapToObj(i -> signed.post("RedirectStart", redirects(i)))
                    .iterator();
            // What is loaded once belongs to no task.
            generator.send(List.of(redirects.next()).iterator());
            long before = Machine.heapAfterCollection();
            generator.send(redirects);
            long after = Machine.heapAfterCollection();
            String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
            byte[] page = signed.get(
                    "GetTaskList",
                    Map.of("UniqName", "demo", "App", "live", "TaskType", "6", "StartDate", today, "EndDate", today));
            Load pages = one.send(Collections.nCopies(PAGES, page).iterator());
            results.putObject("memory")
                    .put("tasks", tasks)
                    .put("heapBytes", after - before)
                    .put("pageOfTasksMilliseconds", pages.milliseconds(50));
        }
    }

    private static String redirects(int request) {
        String src = addresses("rtmp://pull.example.com/live/stream", request);
        String durl = addresses("rtmp://push.example.net/live/stream", request);
        return "{\"uniqname\":\"demo\",\"app\":\"live\",\"src\":" + src + ",\"durl\":" + durl + "}";
    }

    private static String addresses(String prefix, int request) {
        return IntStream.range(0, TASKS_OF_A_REQUEST)
                .mapToObj(i -> "\"" + prefix + (request * TASKS_OF_A_REQUEST + i) + "\"")
                .toList()
                .toString();
    }
}
