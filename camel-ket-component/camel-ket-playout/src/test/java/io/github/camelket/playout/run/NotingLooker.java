/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.playout.plan.Memory;
import io.github.camelket.playout.status.StationStatus;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Notes when it was asked to look, and with which memory. */
final class NotingLooker implements Looker {

    record Look(Instant due, Memory memory) {}

    private final BlockingQueue<Look> looks = new LinkedBlockingQueue<>();
    private final UnaryOperator<Look> outcome;

    /** @param outcome tells when to look next and what that look shall know */
    NotingLooker(UnaryOperator<Look> outcome) {
        this.outcome = outcome;
    }

    @Override
    public Outcome look(Instant due, Memory memory) {
        Look look = new Look(due, memory);
        looks.add(look);
        Look next = outcome.apply(look);
        return new Outcome(next.due(), next.memory());
    }

    @Override
    public StationStatus status() {
        throw new UnsupportedOperationException();
    }

    Look taken() throws InterruptedException {
        Look look = looks.poll(20, TimeUnit.SECONDS);
        if (look == null) {
            throw new AssertionError("No look within 20 s");
        }
        return look;
    }

    boolean hasLooked() {
        return !looks.isEmpty();
    }
}
