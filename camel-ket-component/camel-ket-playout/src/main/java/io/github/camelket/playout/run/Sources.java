/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.plan.Addresses;
import io.github.camelket.playout.status.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of playlists. Buckets are listed anew with each look. While that fails or takes its time, what was listed
 * last is played.
 */
final class Sources implements Addresses {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final BucketList lister;
    private final Clock clock;
    private final Executor threads;
    private final Map<Playlist, List<String>> listed = new ConcurrentHashMap<>();
    private final Map<Playlist, Failure> failures = new ConcurrentHashMap<>();
    private final Map<Playlist.Bucket, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    Sources(BucketList lister, Clock clock, Executor threads) {
        this.lister = lister;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public Optional<List<String>> of(Playlist playlist) {
        return playlist instanceof Playlist.Addresses known
                ? Optional.of(known.addresses())
                : Optional.ofNullable(listed.get(playlist));
    }

    /** Why a bucket could not be listed, if it could not. */
    Optional<Failure> failure(Playlist playlist) {
        return Optional.ofNullable(failures.get(playlist));
    }

    /** Whether it is not known yet what a bucket holds. */
    boolean isPending() {
        return underWay.keySet().stream().anyMatch(bucket -> !listed.containsKey(bucket));
    }

    /** Begins to list buckets. Others are forgotten. */
    void list(Set<Playlist.Bucket> buckets) {
        listed.keySet().retainAll(buckets);
        failures.keySet().retainAll(buckets);
        buckets.forEach(this::begin);
    }

    /** Waits until all are listed, but no longer than that. */
    void await(Duration longest) throws InterruptedException {
        try {
            CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new))
                    .get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            LOG.debug("A bucket takes its time to be listed");
        }
    }

    private void begin(Playlist.Bucket bucket) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        if (underWay.putIfAbsent(bucket, future) != null) {
            // The listing before takes its time still.
            return;
        }
        threads.execute(() -> {
            try {
                listed.put(bucket, lister.list(bucket));
                failures.remove(bucket);
            } catch (Exception e) {
                failed(bucket, String.valueOf(e.getMessage()));
            } finally {
                underWay.remove(bucket);
                future.complete(null);
            }
        });
    }

    private void failed(Playlist.Bucket bucket, String message) {
        Failure before = failures.get(bucket);
        failures.put(bucket, Failure.after(before, clock.instant(), message));
        if (before == null || !Reason.isSame(message, before.message())) {
            LOG.warn(
                    "A bucket cannot be listed, {}: {}",
                    listed.containsKey(bucket) ? "what it held last is played" : "nothing of it can be played",
                    message);
        }
    }
}
