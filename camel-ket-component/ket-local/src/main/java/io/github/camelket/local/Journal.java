/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last requests, and how many there were of each action. Bounded in number and in bytes. */
final class Journal {

    private static final long MAX_BYTES = 64L << 20;

    /** A place in the journal, so that a request can be noted on arrival and completed later. */
    static final class Entry {
        private RecordedRequest request;

        private Entry(RecordedRequest request) {
            this.request = request;
        }
    }

    private final int size;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Deque<Entry> untaken = new ArrayDeque<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int count;
    private long bytes;

    Journal(int size) {
        this.size = size;
    }

    synchronized Entry add(RecordedRequest request) {
        Entry entry = new Entry(request);
        entries.addLast(entry);
        untaken.addLast(entry);
        count++;
        bytes += request.size();
        // What is no action is not counted by name, or a stranger could fill the map.
        if (LocalAction.find(request.action()) != null) {
            counts.merge(request.action(), 1, Integer::sum);
        }
        while (entries.size() > size || (bytes > MAX_BYTES && entries.size() > 1)) {
            Entry oldest = entries.removeFirst();
            bytes -= oldest.request.size();
            if (untaken.peekFirst() == oldest) {
                untaken.removeFirst();
            }
        }
        notifyAll();
        return entry;
    }

    synchronized void complete(Entry entry, RecordedRequest request) {
        entry.request = request;
    }

    synchronized Optional<RecordedRequest> take(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (untaken.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return Optional.of(untaken.removeFirst().request);
    }

    synchronized List<RecordedRequest> requests() {
        return entries.stream().map(entry -> entry.request).toList();
    }

    synchronized int count() {
        return count;
    }

    synchronized int count(String action) {
        return counts.getOrDefault(action, 0);
    }

    synchronized void reset() {
        entries.clear();
        untaken.clear();
        counts.clear();
        count = 0;
        bytes = 0;
    }
}
