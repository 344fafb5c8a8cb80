/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the calls of one component wait: until the time is over, or until the component stops. */
public class Waiting {

    private volatile CountDownLatch stopped = new CountDownLatch(1);

    /** From now on waiting takes its time. */
    public void start() {
        stopped = new CountDownLatch(1);
    }

    /** Ends all waiting at once, and lets nobody wait from now on. */
    public void stop() {
        stopped.countDown();
    }

    /**
     * Waits.
     *
     * @return whether the time has passed; if not, the component stops or the thread was interrupted, which it stays
     */
    public boolean pause(Duration time) {
        try {
            return !stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The time that waiting is measured by, in nanoseconds from some point on. */
    public long nanoTime() {
        return System.nanoTime();
    }
}
