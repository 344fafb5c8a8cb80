/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.model.KetCall;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.plan.Step;
import io.github.camelket.playout.status.Failure;
import io.github.camelket.playout.status.Owners;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of the last step of each owner. One that failed is tried again after a pause; another step of the same owner
 * need not wait.
 */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private static final int TOLD_EVERY = 10;

    /**
     * @param call what was tried
     * @param isDone whether the last attempt was a success
     */
    private record Last(KetCall call, Instant since, int attempts, String message, Instant retryAt, boolean isDone) {}

    private final Map<OwnedKey, Last> lasts = new HashMap<>();

    synchronized void done(Step step, Instant now) {
        Last before = lasts.get(step.owner());
        boolean same = before != null && step.call().equals(before.call);
        lasts.put(
                step.owner(),
                new Last(
                        step.call(),
                        same ? before.since : now,
                        same ? before.attempts : 0,
                        same ? before.message : "",
                        now,
                        true));
    }

    /** @return how often it was tried in a row */
    synchronized int failed(Step step, String message, Instant now) {
        OwnedKey owner = step.owner();
        KetCall call = step.call();
        Last before = lasts.get(owner);
        boolean same = before != null && before.attempts > 0 && call.equals(before.call);
        int attempts = same ? before.attempts + 1 : 1;
        Duration pause = Backoff.pause(attempts);
        lasts.put(owner, new Last(call, same ? before.since : now, attempts, message, now.plus(pause), false));
        // A step that is another one is told of even if it fails as the one before did.
        if (!same || !Reason.isSame(message, before.message) || attempts % TOLD_EVERY == 0) {
            LOG.warn(
                    "{}: {} failed, attempt {}, next in {} s: {}",
                    Owners.shown(owner),
                    step.call().action().wireName() + " (" + step.why() + ")",
                    attempts,
                    pause.toSeconds(),
                    message);
        }
        return attempts;
    }

    /** Whether the same was tried a moment ago. */
    synchronized boolean isHeldBack(Step step, Instant now) {
        Last last = lasts.get(step.owner());
        return last != null && !last.isDone && step.call().equals(last.call) && now.isBefore(last.retryAt);
    }

    /** Whether just this was done, and nothing else since. */
    synchronized boolean isDone(Step step) {
        Last last = lasts.get(step.owner());
        return last != null && last.isDone && step.call().equals(last.call);
    }

    /** All is as it should be, or the owner is nobody's any more. */
    synchronized void forget(OwnedKey owner) {
        lasts.remove(owner);
    }

    synchronized Optional<Failure> failure(OwnedKey owner) {
        return Optional.ofNullable(lasts.get(owner))
                .filter(last -> !last.isDone)
                .map(last -> new Failure(last.since, last.attempts, last.message));
    }

    /** When the next one is due that was held back. */
    synchronized Optional<Instant> nextRetry(Instant now) {
        return lasts.values().stream()
                .filter(last -> !last.isDone)
                .map(last -> last.retryAt)
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }
}
