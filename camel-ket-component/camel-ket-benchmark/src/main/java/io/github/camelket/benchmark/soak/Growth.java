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
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** Tells what grows from sample to sample. The first third is not looked at: that is the time to load and to fill caches. */
final class Growth {

    /** Less than two bytes for each call of half an hour, and some forty for each of a minute. */
    private static final long BYTES = 2 << 20;

    /** A timer and a pool may start their threads late, when they are needed first. */
    private static final long THREADS = 2;

    /**
     * By how much the number of open files is off, as connections lie idle in the pool or do not: the standard deviation was
     * 1.5 in half an hour.
     */
    private static final double FILES_NOISE = 2;

    /** How many standard errors of a line's rise are no chance any more. */
    private static final double CERTAIN = 4;

    private final List<Sample> samples;
    private final List<String> found = new ArrayList<>();

    private Growth(List<Sample> samples) {
        this.samples = samples.subList(samples.size() / 3, samples.size());
    }

    /** What grows, in words; nothing if nothing does. */
    static List<String> of(List<Sample> samples) {
        Growth growth = new Growth(samples);
        growth.checkLine("heap", Sample::heap, BYTES);
        growth.check("threads", Sample::threads, THREADS);
        growth.checkLine("files and sockets", Sample::files, growth.certainOf(FILES_NOISE));
        growth.check("endpoints", Sample::endpoints, 0);
        growth.check("loggers", Sample::loggers, 0);
        return growth.found;
    }

    /** By the line that fits all samples best, as each by itself is a little off. */
    private void checkLine(String what, ToLongFunction<Sample> value, double allowed) {
        double middle = (samples.size() - 1) / 2.0;
        double mean = samples.stream().mapToLong(value).average().orElseThrow();
        double rise = 0;
        for (int i = 0; i < samples.size(); i++) {
            rise += (i - middle) * (value.applyAsLong(samples.get(i)) - mean);
        }
        double grown = rise / squares() * (samples.size() - 1);
        if (grown > allowed) {
            found.add(String.format(Locale.ROOT, "%s: %.1f more, %s", what, grown, all(value)));
        }
    }

    /** What a line through samples that are off by so much, but do not grow, will not rise: the more samples, the less. */
    private double certainOf(double noise) {
        return CERTAIN * noise / Math.sqrt(squares()) * (samples.size() - 1);
    }

    /** Of the samples' distances from the middle one. */
    private double squares() {
        double n = samples.size();
        return n * (n * n - 1) / 12;
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
