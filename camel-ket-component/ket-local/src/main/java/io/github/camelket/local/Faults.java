/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The faults that wait for requests. Each is used up by one request; the oldest that fits is taken first. A fault acts
 * before the gateway looks at the request's signature, unless it is one that executes the request.
 */
public final class Faults {

    private record Waiting(String action, Fault fault) {
        boolean fits(String requested) {
            return action.isEmpty() || action.equals(requested);
        }
    }

    private static final int MOST = 1_000_000;

    private final Deque<Waiting> waiting = new ArrayDeque<>();

    Faults() {}

    /**
     * Puts a fault in the way of the next request.
     *
     * @param fault the fault
     * @return this
     */
    public Faults next(Fault fault) {
        return next(1, fault);
    }

    /**
     * Puts a fault in the way of each of the next requests.
     *
     * @param requests how many requests meet it, 1 to 1,000,000
     * @param fault the fault
     * @return this
     */
    public Faults next(int requests, Fault fault) {
        return add("", requests, fault);
    }

    /**
     * Puts a fault in the way of an action's next request; other requests pass by.
     *
     * @param action the action's name on the wire, such as {@code StartLoop}
     * @param fault the fault
     * @return this
     */
    public Faults on(String action, Fault fault) {
        return on(action, 1, fault);
    }

    /**
     * Puts a fault in the way of each of an action's next requests; other requests pass by.
     *
     * @param action the action's name on the wire, such as {@code StartLoop}
     * @param requests how many requests meet it, 1 to 1,000,000
     * @param fault the fault
     * @return this
     */
    public Faults on(String action, int requests, Fault fault) {
        if (LocalAction.find(action) == null) {
            throw new IllegalArgumentException("action is " + action + ", must be one of the service's actions");
        }
        return add(action, requests, fault);
    }

    /** Takes away all faults that still wait. */
    public synchronized void clear() {
        waiting.clear();
    }

    private synchronized Faults add(String action, int requests, Fault fault) {
        if (requests < 1 || requests > MOST) {
            throw new IllegalArgumentException("requests is " + requests + ", must be between 1 and " + MOST);
        }
        for (int i = 0; i < requests; i++) {
            waiting.addLast(new Waiting(action, fault));
        }
        return this;
    }

    synchronized Fault claim(String action) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting candidate = each.next();
            if (candidate.fits(action)) {
                each.remove();
                return candidate.fault();
            }
        }
        return Fault.NONE;
    }
}
