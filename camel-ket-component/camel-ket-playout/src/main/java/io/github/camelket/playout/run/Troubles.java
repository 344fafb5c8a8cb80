/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.plan.Actual;
import io.github.camelket.playout.status.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service could not be asked for, and since when. Told once for all that share the reason. */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final int TOLD_EVERY = 10;

    private volatile Map<OwnedKey, Failure> failures = Map.of();

    void tell(Actual read) {
        Map<OwnedKey, Failure> before = failures;
        Map<OwnedKey, Failure> now = new HashMap<>();
        Map<String, List<String>> told = new HashMap<>();
        read.unreadable().forEach((owner, message) -> {
            Failure last = before.get(owner);
            Failure failure = Failure.after(last, read.askedAt(), message);
            now.put(owner, failure);
            if (last == null || !Reason.isSame(message, last.message()) || failure.attempts() % TOLD_EVERY == 0) {
                told.computeIfAbsent(Reason.of(message), any -> new ArrayList<>())
                        .add(message);
            }
        });
        failures = Collections.unmodifiableMap(now);
        told.values()
                .forEach(messages -> LOG.warn(
                        "Nothing can be done for {} channels and relays, as the service does not say what runs: {}",
                        messages.size(),
                        messages.get(0)));
    }

    /** When to ask again, if that is soon. */
    Optional<Instant> nextRetry(Instant now) {
        return failures.values().stream()
                .map(failure -> now.plus(Backoff.pause(failure.attempts())))
                .min(Instant::compareTo);
    }

    Optional<Failure> failure(OwnedKey owner) {
        return Optional.ofNullable(failures.get(owner));
    }
}
