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
import io.github.camelket.playout.plan.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Takes steps, some at a time: those of one owner one after the other, and none after one that failed. What can wait has
 * threads of its own, and is never in the way of what cannot.
 */
final class StepRunner {

    /** How often the time is looked at while steps are waited for, in milliseconds. */
    private static final long GLANCE = 20;

    private final ExecutorService urgent;
    private final ExecutorService patient;
    private final Set<OwnedKey> busy = new HashSet<>();
    private final Set<Work> waiting = new HashSet<>();

    StepRunner(ExecutorService urgent, ExecutorService patient) {
        this.urgent = urgent;
        this.patient = patient;
    }

    /** Steps of one owner. */
    private final class Work implements Runnable {
        private final OwnedKey owner;
        private final List<Step> steps;
        private final Predicate<Step> taker;

        Work(OwnedKey owner, List<Step> steps, Predicate<Step> taker) {
            this.owner = owner;
            this.steps = steps;
            this.taker = taker;
        }

        @Override
        public void run() {
            if (!begin(this)) {
                return;
            }
            try {
                steps.stream().allMatch(taker);
            } finally {
                end(owner);
            }
        }
    }

    /** @param taker takes a step, and tells whether that was a success */
    void run(List<Step> steps, Predicate<Step> taker) {
        Map<OwnedKey, List<Step>> byOwner =
                steps.stream().collect(Collectors.groupingBy(Step::owner, LinkedHashMap::new, Collectors.toList()));
        Collection<Work> works = new ArrayList<>();
        byOwner.forEach((owner, ofOwner) -> works.add(new Work(owner, ofOwner, taker)));
        synchronized (this) {
            waiting.addAll(works);
        }
        works.forEach(work -> (work.steps.stream().allMatch(Step::canWait) ? patient : urgent).execute(work));
    }

    private synchronized boolean begin(Work work) {
        return waiting.remove(work) && busy.add(work.owner);
    }

    private synchronized void end(OwnedKey owner) {
        busy.remove(owner);
        notifyAll();
    }

    /** Takes back what was not begun. */
    synchronized void withdraw() {
        waiting.clear();
    }

    /** How many steps are to be taken still. */
    synchronized int waiting() {
        return waiting.stream().mapToInt(work -> work.steps.size()).sum();
    }

    /** Whose steps are being taken. */
    synchronized Set<OwnedKey> busy() {
        return Set.copyOf(busy);
    }

    /** Waits until all steps are taken, or until it is late. */
    synchronized void await(BooleanSupplier isLate) throws InterruptedException {
        while (!(waiting.isEmpty() && busy.isEmpty()) && !isLate.getAsBoolean()) {
            wait(GLANCE);
        }
    }
}
