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
import io.github.camelket.benchmark.Percentile;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * Makes calls when it is told to: {@code CallWorker client question url}. Each line that it reads is a number of threads and of
 * milliseconds, and is answered by a line of JSON.
 */
final class CallWorker {

    static final int MOST_THREADS = 64;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Calls calls;
    private final ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(MOST_THREADS);

    /** Of the times, which are no work of the client's either. */
    private final LongAdder ownBytes = new LongAdder();

    CallWorker(Calls calls) {
        this.calls = calls;
        // Those that end before they are asked what they have allocated would be missing.
        threads.prestartAllCoreThreads();
    }

    public static void main(String[] args) throws Exception {
        CallWorker worker = new CallWorker(Client.valueOf(args[0]).calling(args[2], Question.valueOf(args[1])));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] told = line.split(" ");
            System.out.println(worker.run(Integer.parseInt(told[0]), Duration.ofMillis(Long.parseLong(told[1]))));
        }
        System.exit(0);
    }

    /** Each thread makes one call after the other. */
    ObjectNode run(int count, Duration time) throws Exception {
        long repeated = calls.repeated();
        long allocated = allocatedBytes();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        Callable<long[]> work = () -> timesUntil(end);
        List<Future<long[]>> running = new ArrayList<>();
        for (int thread = 0; thread < count; thread++) {
            running.add(threads.submit(work));
        }
        List<long[]> done = new ArrayList<>();
        for (Future<long[]> each : running) {
            done.add(each.get());
        }
        double nanoseconds = System.nanoTime() - start;
        // Before the times are sorted, which is no work of the client's.
        long bytes = allocatedBytes() - allocated - ownBytes.sumThenReset();
        ObjectNode told =
                told(done.stream().flatMapToLong(LongStream::of).sorted().toArray(), nanoseconds, bytes);
        return told.put("repeated", calls.repeated() - repeated);
    }

    /** @param times the calls', in nanoseconds, in order of size */
    static ObjectNode told(long[] times, double nanoseconds, long bytes) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("callsPerMillisecond", 1_000_000.0 * times.length / nanoseconds)
                .put("p50Microseconds", Percentile.of(times, 50) / 1_000)
                .put("p99Microseconds", Percentile.of(times, 99) / 1_000)
                .put("bytesPerCall", times.length == 0 ? 0 : bytes / times.length);
    }

    private long[] timesUntil(long end) throws Exception {
        long[] times = copy(new long[0], 1 << 10);
        int count = 0;
        long now = System.nanoTime();
        while (now - end < 0) {
            calls.call();
            long after = System.nanoTime();
            if (count == times.length) {
                times = copy(times, 2 * count);
            }
            times[count++] = after - now;
            now = after;
        }
        return copy(times, count);
    }

    private long[] copy(long[] times, int length) {
        ownBytes.add(Long.BYTES * (long) length);
        return Arrays.copyOf(times, length);
    }

    private static long allocatedBytes() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
