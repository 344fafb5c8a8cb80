/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls and tells of them. */
public final class ObservedCaller implements KetCaller {

    private static final Logger LOG = LoggerFactory.getLogger(ObservedCaller.class);

    private final KetCaller next;
    private final List<CallListener> listeners;
    private final Clock clock;

    /**
     * @param listeners whom to tell, in this order; may grow while calls are made, if it can be read meanwhile
     * @param clock what time a call is told to have been made at
     */
    public ObservedCaller(KetCaller next, List<CallListener> listeners, Clock clock) {
        this.next = next;
        this.listeners = listeners;
        this.clock = clock;
    }

    @Override
    public KetResponse call(KetRequest request) {
        Instant begin = clock.instant();
        long start = System.nanoTime();
        KetResponse response = next.call(request);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        CompletedCall call = new CompletedCall(request, response, begin, duration);
        tell(call, listener -> listener.ended(call));
        return response;
    }

    /** Tells of a call that is not made. */
    public void heldBack(KetRequest request, String reason) {
        tell(request, listener -> listener.heldBack(request, reason));
    }

    /** The call has ended, whatever a listener thinks of it: its answer must reach the route. */
    private void tell(Object call, Consumer<CallListener> telling) {
        for (CallListener listener : listeners) {
            try {
                telling.accept(listener);
            } catch (Throwable e) {
                LOG.warn("{} failed when it was told of {}", listener.getClass().getName(), call, e);
            }
        }
    }
}
