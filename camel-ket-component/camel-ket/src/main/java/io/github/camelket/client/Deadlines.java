/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Ends requests that take too long in all: a socket's own timeout begins anew with each byte that drips in or out. One thread
 * looks at all of them now and then, as a timer for each would be one more lock that all callers have to take.
 */
final class Deadlines {

    /** How often in the time that a request has: so much later than asked for is it ended at most. */
    private static final int LOOKS = 16;

    /** A request that runs, and the nanosecond by which it must have ended. */
    static final class Running {
        private final Cancellable request;
        private final long deadline;

        private Running(Cancellable request, long deadline) {
            this.request = request;
            this.deadline = deadline;
        }
    }

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final long longest;
    private final ScheduledThreadPoolExecutor watchdog;

    /** @param longest the time that each request has */
    Deadlines(Duration longest, ThreadFactory threads) {
        this.longest = longest.toNanos();
        this.watchdog = new ScheduledThreadPoolExecutor(1, threads);
        long pause = this.longest / LOOKS;
        watchdog.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
    }

    /** The time of a request begins now. */
    Running begin(Cancellable request) {
        Running begun = new Running(request, System.nanoTime() + longest);
        running.add(begun);
        return begun;
    }

    void end(Running request) {
        running.remove(request);
    }

    private void look() {
        long now = System.nanoTime();
        for (Running each : running) {
            if (now - each.deadline > 0 && running.remove(each)) {
                // By itself, so that one that fails does not end the looks.
                watchdog.execute(each.request::cancel);
            }
        }
    }

    void close() {
        watchdog.shutdownNow();
    }
}
