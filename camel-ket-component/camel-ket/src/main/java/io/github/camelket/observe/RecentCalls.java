/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import io.github.camelket.client.CallListener;
import io.github.camelket.client.CompletedCall;
import io.github.camelket.client.KetRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Remembers the last calls of a component, and how many ended in which way. */
final class RecentCalls implements CallListener {

    /** How many calls are remembered. */
    static final int CAPACITY = 50;

    /** Gateways invent codes; beyond that many, further ones are counted together. */
    private static final int MOST_ERRORS = 50;

    private static final String OTHER_ERRORS = "others";

    /** What is shown of a call: nothing of it that could be an address. */
    record Shown(
            Instant at,
            String action,
            String subject,
            String outcome,
            @Nullable String error,
            int attempt,
            long milliseconds,
            List<String> taskIds,
            @Nullable String requestId) {

        static Shown of(CompletedCall call) {
            return new Shown(
                    call.begin(),
                    call.action().wireName(),
                    call.subject(),
                    call.outcome(),
                    call.error().orElse(null),
                    call.request().attempt(),
                    call.duration().toMillis(),
                    call.taskIds(),
                    call.requestId().orElse(null));
        }
    }

    private final Deque<Shown> calls = new ArrayDeque<>();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private long heldBack;

    @Override
    public void ended(CompletedCall call) {
        Shown shown = Shown.of(call);
        synchronized (this) {
            if (calls.size() == CAPACITY) {
                calls.removeLast();
            }
            calls.addFirst(shown);
            outcomes.merge(shown.outcome(), 1L, Long::sum);
            if (shown.error() != null) {
                boolean known = errors.size() < MOST_ERRORS || errors.containsKey(shown.error());
                errors.merge(known ? shown.error() : OTHER_ERRORS, 1L, Long::sum);
            }
        }
    }

    @Override
    public synchronized void heldBack(KetRequest request, String reason) {
        heldBack++;
    }

    /** How many calls were not made since the component started, as they would have waited for too long. */
    synchronized long heldBack() {
        return heldBack;
    }

    /** The calls that are remembered, the last one first. */
    synchronized List<Shown> calls() {
        return List.copyOf(calls);
    }

    /** How many calls ended in which way since the component started. */
    synchronized Map<String, Long> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** How many calls failed with which error number or code of the gateway. */
    synchronized Map<String, Long> errors() {
        return new TreeMap<>(errors);
    }
}
