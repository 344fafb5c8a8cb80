/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import io.github.camelket.model.KetMessage;
import io.github.camelket.watch.Change.Kind;
import io.github.camelket.watch.ListSource.Listing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been told of a list, record by record. */
final class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final WatchedList list;
    private final Map<String, Told> told;
    private long revision;
    private long lastVanished;
    private @Nullable LocalDate resumeFrom;
    /** What had vanished last when each record appeared that has not been told yet, by key. */
    private final Map<String, Long> appearing = new HashMap<>();

    /**
     * A record as it was told.
     *
     * @param revision which of all changes it was that told it, so that one playlist in turn with another makes new changes
     */
    record Told(long revision, KetMessage record) {}

    /** Of a list that nothing has been told of. */
    Memory(WatchedList list) {
        this(list, new LinkedHashMap<>(), 0, 0, null);
    }

    Memory(WatchedList list, Map<String, Told> told, long revision, long lastVanished, @Nullable LocalDate resumeFrom) {
        this.list = list;
        this.told = told;
        this.revision = revision;
        this.lastVanished = lastVanished;
        this.resumeFrom = resumeFrom;
    }

    Map<String, Told> told() {
        return told;
    }

    List<KetMessage> records() {
        return told.values().stream().map(Told::record).toList();
    }

    long revision() {
        return revision;
    }

    /** The last change that told of something that it vanished: what appears again is another change than before. */
    long lastVanished() {
        return lastVanished;
    }

    /** The day of the last poll after which nothing was left to tell; absent before the first. */
    @Nullable
    LocalDate resumeFrom() {
        return resumeFrom;
    }

    /** What is to be told. Records that are as they were are kept as they are now. */
    List<Change> compare(Listing listing) {
        Map<String, KetMessage> now = byKey(listing.records());
        List<Change> changes = new ArrayList<>();
        appearing.keySet().retainAll(now.keySet());
        now.forEach((key, record) -> {
            Told before = told.get(key);
            if (before == null) {
                changes.add(change(Kind.APPEARED, key, record, null));
            } else if (list.isSame(before.record, record)) {
                told.put(key, new Told(before.revision, record));
            } else {
                changes.add(change(Kind.CHANGED, key, record, before));
            }
        });
        told.forEach((key, before) -> {
            if (!now.containsKey(key) && listing.covers().test(before.record)) {
                changes.add(change(Kind.VANISHED, key, before.record, before));
            }
        });
        return changes;
    }

    private Map<String, KetMessage> byKey(List<KetMessage> records) {
        Map<String, KetMessage> byKey = new LinkedHashMap<>();
        for (KetMessage record : records) {
            String key = list.key(record);
            if (key == null) {
                LOG.warn(
                        "{} listed a record without an id, which cannot be watched",
                        list.action().wireName());
            } else {
                byKey.put(key, record);
            }
        }
        return byKey;
    }

    private Change change(Kind kind, String key, KetMessage record, @Nullable Told before) {
        long since = before == null ? appearing.computeIfAbsent(key, appeared -> lastVanished) : before.revision;
        String id = key + "-" + since + "-" + kind.word() + "-" + Integer.toHexString(list.fingerprint(record));
        return new Change(kind, id, key, record, before == null ? null : before.record);
    }

    void acknowledge(Change change) {
        revision++;
        if (change.kind() == Kind.VANISHED) {
            told.remove(change.key());
            lastVanished = revision;
        } else {
            told.put(change.key(), new Told(revision, change.record()));
            appearing.remove(change.key());
        }
    }

    /**
     * Nothing is left to tell of what was listed. What was not covered is forgotten, as it will not be again.
     *
     * @return whether anything is different from before
     */
    boolean settle(Listing listing, LocalDate day) {
        boolean forgotten = told.values().removeIf(before -> !listing.covers().test(before.record));
        boolean moved = !day.equals(resumeFrom);
        resumeFrom = day;
        return forgotten || moved;
    }
}
