/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import io.github.camelket.local.SourceRules.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A loop on one stream: what it plays, and until when. */
final class Loop {

    final AppKey key;
    final String stream;
    final String preset;
    final String domain;
    final Instant createdAt;
    final Life life;
    final List<Task> tasks = new ArrayList<>();

    private final @Nullable Instant stop;
    private final long times;
    private List<Source> sources;
    private Instant countedFrom;
    private Instant limit;

    Loop(AppKey key, String stream, String preset, String domain, Instant createdAt, Plan plan, List<Source> sources) {
        this.key = key;
        this.stream = stream;
        this.preset = preset;
        this.domain = domain;
        this.createdAt = createdAt;
        this.stop = plan.stop();
        this.times = plan.times();
        this.sources = sources;
        this.countedFrom = plan.start();
        this.limit = plan.start().plus(plan.limit());
        this.life = Life.openFrom(plan.start());
    }

    /**
     * What a request says about a loop's time.
     *
     * @param times how often the list is played; 0 without end
     */
    record Plan(Instant start, @Nullable Instant stop, long times, Duration limit) {}

    List<Source> sources() {
        return sources;
    }

    String firstSource() {
        return sources.get(0).path();
    }

    /** A loop without a task that runs or waits is over, whether it was stopped or all of them failed. */
    boolean ended(Instant now) {
        return tasks.stream().allMatch(task -> task.life().ended(now));
    }

    /** A new list begins at its first source, and its rounds are counted anew. */
    void play(List<Source> newSources, Instant now) {
        sources = newSources;
        countedFrom = now;
    }

    void limit(Instant newLimit) {
        limit = newLimit;
    }

    /** An explicit stop time wins over the number of rounds; nothing outlives the limit or a year. */
    void reckonEnd(Function<String, Duration> lengthOf) {
        Instant planned = stop != null ? stop : endOfRounds(lengthOf);
        life.endAt(planned.isBefore(limit) ? planned : limit);
    }

    private Instant endOfRounds(Function<String, Duration> lengthOf) {
        Instant afterAYear = life.start().atZone(ChinaTime.ZONE).plusYears(1).toInstant();
        if (times == 0) {
            return afterAYear;
        }
        long round = Math.max(
                1,
                sources.stream()
                        .mapToLong(source -> lengthOf.apply(source.path()).toSeconds())
                        .sum());
        long available = Math.max(0, Duration.between(countedFrom, afterAYear).toSeconds());
        return times > available / round ? afterAYear : countedFrom.plusSeconds(times * round);
    }
}
