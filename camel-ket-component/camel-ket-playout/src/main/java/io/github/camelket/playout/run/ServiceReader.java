/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.RelayKey;
import io.github.camelket.playout.plan.Actual;
import io.github.camelket.playout.plan.OnAir;
import io.github.camelket.playout.plan.Relayed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the service runs, app by app and all of them at a time. One that cannot be read does not matter to others. */
final class ServiceReader {

    private static final String NOT_YET = "the service has not answered yet";

    /** What is read by one call, or page by page. */
    private record Part(String uniqName, String app, boolean relays) {
        static Part of(OwnedKey key) {
            return new Part(key.uniqName(), key.app(), key instanceof RelayKey);
        }
    }

    private record Answer(Instant at, List<OnAir> loops, List<Relayed> redirects) {}

    /** Readings that were begun together. */
    final class Reading {
        private final Instant begun;
        private final Set<OwnedKey> owners;
        private final Map<Part, CompletableFuture<Answer>> parts;

        private Reading(Instant begun, Set<OwnedKey> owners, Map<Part, CompletableFuture<Answer>> parts) {
            this.begun = begun;
            this.owners = owners;
            this.parts = parts;
        }

        /** Waits for all of it, but no longer than that. */
        void await(Duration longest) throws InterruptedException {
            try {
                CompletableFuture.allOf(parts.values().toArray(CompletableFuture[]::new))
                        .get(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
                // What has failed or is late is told by what has been read.
            }
        }

        boolean isComplete() {
            return parts.values().stream().allMatch(CompletableFuture::isDone);
        }

        /** Of whom it is known what runs. */
        Set<OwnedKey> readable(Actual read) {
            return owners.stream()
                    .filter(owner -> !read.unreadable().containsKey(owner))
                    .collect(Collectors.toSet());
        }

        /** What has been read so far. */
        Actual actual() {
            // First, so that nothing which answers meanwhile makes it look younger than it is.
            Instant readAt = readAt();
            Map<Part, String> troubles = new HashMap<>();
            Map<ChannelKey, OnAir> loops = new HashMap<>();
            List<Relayed> redirects = new ArrayList<>();
            parts.forEach((part, future) -> {
                if (!future.isDone()) {
                    troubles.put(part, NOT_YET);
                    return;
                }
                try {
                    Answer answer = future.join();
                    // All of the app was read: also what a newer guide owns than the one that a late reading was begun
                    // for.
                    answer.loops.stream()
                            .filter(loop -> owners.contains(loop.key()))
                            .forEach(loop -> loops.put(loop.key(), loop));
                    answer.redirects.stream()
                            .filter(redirect -> owners.contains(redirect.key()))
                            .forEach(redirects::add);
                } catch (CompletionException e) {
                    troubles.put(
                            part,
                            String.valueOf(
                                    Objects.requireNonNullElse(e.getCause(), e).getMessage()));
                }
            });
            Map<OwnedKey, String> unreadable = owners.stream()
                    .filter(owner -> troubles.containsKey(Part.of(owner)))
                    .collect(Collectors.toMap(owner -> owner, owner -> troubles.get(Part.of(owner))));
            return new Actual(begun, readAt, loops, redirects, unreadable);
        }

        private @Nullable Instant readAt() {
            // Where there is nothing to be asked, there is nothing that has not answered.
            Instant oldest = begun;
            for (Map.Entry<Part, CompletableFuture<Answer>> part : parts.entrySet()) {
                CompletableFuture<Answer> future = part.getValue();
                Instant answered = future.isDone() && !future.isCompletedExceptionally()
                        ? future.join().at
                        : lastAnswers.get(part.getKey());
                if (answered == null) {
                    return null;
                }
                oldest = answered.isBefore(oldest) ? answered : oldest;
            }
            return oldest;
        }
    }

    private final Calls calls;
    private final Clock clock;
    private final Executor threads;
    private final Map<Part, RedirectReader> redirectReaders = new ConcurrentHashMap<>();
    private final Map<Part, Instant> lastAnswers = new ConcurrentHashMap<>();
    private final Map<Part, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();
    private final Map<Part, CompletableFuture<Answer>> glancesUnderWay = new ConcurrentHashMap<>();

    ServiceReader(Calls calls, Clock clock, Executor threads) {
        this.calls = calls;
        this.clock = clock;
        this.threads = threads;
    }

    /** Begins to read about some owners. One reading of an app that is late is waited for, and not begun again. */
    Reading begin(Set<OwnedKey> owners) {
        return begin(owners, underWay);
    }

    /** The same for who only looks on: a look must not go by an answer that was asked for before the look's steps. */
    Reading glance(Set<OwnedKey> owners) {
        return begin(owners, glancesUnderWay);
    }

    private Reading begin(Set<OwnedKey> owners, Map<Part, CompletableFuture<Answer>> begun) {
        Instant now = clock.instant();
        Map<Part, CompletableFuture<Answer>> parts = owners.stream()
                .map(Part::of)
                .distinct()
                .collect(Collectors.toMap(part -> part, part -> begin(part, begun)));
        return new Reading(now, owners, parts);
    }

    private CompletableFuture<Answer> begin(Part part, Map<Part, CompletableFuture<Answer>> begun) {
        CompletableFuture<Answer> future = new CompletableFuture<>();
        CompletableFuture<Answer> late = begun.putIfAbsent(part, future);
        if (late != null) {
            return late;
        }
        threads.execute(() -> {
            try {
                Answer answer = read(part);
                lastAnswers.put(part, answer.at);
                begun.remove(part);
                future.complete(answer);
            } catch (Throwable e) {
                // An Error, too: nothing would be read of this app any more.
                begun.remove(part);
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private Answer read(Part part) throws Exception {
        if (part.relays) {
            RedirectReader reader = redirectReaders.computeIfAbsent(
                    part, any -> new RedirectReader(calls, clock, part.uniqName, part.app));
            List<Relayed> redirects = reader.read();
            return new Answer(clock.instant(), List.of(), redirects);
        }
        LoopListResult result = calls.read(
                GetLoopList.builder().uniqName(part.uniqName).app(part.app).build(), LoopListResult.class);
        // A loop is listed once for each output of its preset.
        Map<ChannelKey, OnAir> loops = new HashMap<>();
        result.list().stream()
                .filter(loop -> loop.streamId() != null)
                .map(loop -> onAir(part, loop))
                .forEach(loop -> loops.putIfAbsent(loop.key(), loop));
        return new Answer(clock.instant(), List.copyOf(loops.values()), List.of());
    }

    private static OnAir onAir(Part part, Loop loop) {
        List<LoopSource> sources = loop.srcInfo();
        if (sources.stream().allMatch(source -> source.index() != null)) {
            sources = sources.stream()
                    .sorted(Comparator.comparing(LoopSource::index))
                    .toList();
        }
        return new OnAir(
                new ChannelKey(part.uniqName, part.app, loop.streamId()),
                sources.stream().map(source -> String.valueOf(source.path())).toList(),
                loop.preset(),
                loop.pubDomain(),
                loop.createTime());
    }
}
