/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Tells what grows from sample to sample. The first third is not looked at: that is the time to load and to fill caches. */
final class Growth {

    /** Less than two bytes for each call of half an hour, and some forty for each of a minute. */
    private static final long BYTES = 2 << 20;

    /** Timers and pools start threads when they are needed first, which may be late. */
    private static final long THREADS = 3;

    /** Connections that lie idle in the pool: up to one for each that makes calls. */
    private static final long FILES = Traffic.WORKERS + Traffic.CONSUMERS;

    private final List<Sample> samples;
    private final List<String> found = new ArrayList<>();

    private Growth(List<Sample> samples) {
        this.samples = samples.subList(samples.size() / 3, samples.size());
    }

    /** What grows, in words; nothing if nothing does. */
    static List<String> of(List<Sample> samples) {
        Growth growth = new Growth(samples);
        growth.checkHeap();
        growth.check("threads", Sample::threads, THREADS);
        growth.check("files and sockets", Sample::files, FILES);
        growth.check("endpoints", Sample::endpoints, 0);
        growth.check("loggers", Sample::loggers, 0);
        return growth.found;
    }

    /** By the line that fits all samples best, as each by itself is a little off. */
    private void checkHeap() {
        double middle = (samples.size() - 1) / 2.0;
        double mean = samples.stream().mapToLong(Sample::heap).average().orElseThrow();
        double rise = 0;
        double run = 0;
        for (int i = 0; i < samples.size(); i++) {
            rise += (i - middle) * (samples.get(i).heap() - mean);
            run += (i - middle) * (i - middle);
        }
        long grown = Math.round(rise / run * (samples.size() - 1));
        if (grown > BYTES) {
            found.add("heap: " + grown + " bytes more, " + all(Sample::heap));
        }
    }

    /** The most in the last half of the samples against the most in the half before. */
    private void check(String what, ToLongFunction<Sample> value, long allowed) {
        int half = samples.size() / 2;
        long before = most(value, 0, half);
        long after = most(value, half, samples.size());
        if (after - before > allowed) {
            found.add(what + ": " + (after - before) + " more, " + all(value));
        }
    }

    private long most(ToLongFunction<Sample> value, int from, int to) {
        return IntStream.range(from, to)
                .mapToLong(i -> value.applyAsLong(samples.get(i)))
                .max()
                .orElseThrow();
    }

    private List<Long> all(ToLongFunction<Sample> value) {
        return samples.stream().mapToLong(value).boxed().toList();
    }
}
