/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import io.github.camelket.watch.Change.Kind;
import io.github.camelket.watch.ListSource.Listing;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what has changed in a list of the service: {@link #poll}, then {@link #acknowledge} or {@link #postpone} for
 * each change that was handed on, then {@link #settle}. What is not acknowledged is found again by the next poll. For one
 * thread.
 */
public final class Watch {

    /**
     * A change is stored as soon as it is acknowledged, unless that would write all that is remembered, for more than so
     * many records, each time: then it waits for some more.
     */
    private static final int STORED_AT_ONCE = 100;

    private final ListSource source;
    private final ListLimit limit;
    private final boolean beginsQuietly;
    private final MemoryStore store;
    private final Clock clock;
    private final Memory memory;
    private @Nullable Poll last;
    /** Which changes could not be told, by key: the lower the number, the longer ago. */
    private final Map<String, Integer> postponed = new HashMap<>();

    private int postponements;
    private int untold;
    private int unstored;

    private record Poll(Instant time, Listing listing) {}

    /**
     * Goes on where the watch before it stopped.
     *
     * @param list what is watched
     * @param source where it is read
     * @param maxListed the most records that it may hold
     * @param beginsQuietly whether the first poll ever finds no changes
     * @param repository where what was told is stored
     * @param key under which name
     * @throws IllegalStateException if something else is stored there
     */
    public Watch(
            WatchedList list,
            ListSource source,
            int maxListed,
            boolean beginsQuietly,
            StateRepository<String, String> repository,
            String key,
            Clock clock) {
        this.source = source;
        this.limit = new ListLimit(list.action(), maxListed);
        this.beginsQuietly = beginsQuietly;
        this.store = new MemoryStore(list, repository, key);
        this.clock = clock;
        this.memory = store.load();
    }

    /**
     * Reads the list and compares it with what was told.
     *
     * @throws Exception if the list cannot be read; what was told is still remembered then
     */
    public List<Change> poll() throws Exception {
        Instant now = clock.instant();
        Listing listing = source.read(memory.resumeFrom(), memory.records(), now);
        List<Change> changes = memory.compare(listing);
        long appeared = changes.stream()
                .filter(change -> change.kind() == Kind.APPEARED)
                .count();
        limit.checkRemembered(memory.told().size() + appeared);
        last = new Poll(now, listing);
        untold = changes.size();
        if (beginsQuietly && memory.resumeFrom() == null) {
            changes.forEach(memory::acknowledge);
            untold = 0;
            return List.of();
        }
        postponed.keySet().retainAll(changes.stream().map(Change::key).collect(Collectors.toSet()));
        changes.sort(Comparator.comparing(change -> postponed.getOrDefault(change.key(), 0)));
        return changes;
    }

    /** A change has been told and will not be again. */
    public void acknowledge(Change change) {
        memory.acknowledge(change);
        untold--;
        unstored++;
        if (unstored * STORED_AT_ONCE >= memory.told().size()) {
            store();
        }
    }

    /** A change could not be told: the next poll finds others first, so that none waits for it forever. */
    public void postpone(Change change) {
        postponed.put(change.key(), ++postponements);
    }

    /** The changes of the last poll have been told, or will be by a later one. */
    public void settle() {
        Poll poll = last;
        last = null;
        boolean moved = poll != null && untold == 0 && memory.settle(poll.listing, TaskDays.resumeFrom(poll.time));
        if (moved || unstored > 0) {
            store();
        }
    }

    private void store() {
        store.save(memory);
        unstored = 0;
    }
}
