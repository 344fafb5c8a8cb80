/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cluster;

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Notes when each request arrives: the service's journal keeps only the order. */
final class Arrivals implements AutoCloseable {

    /** @param at by the clock of the week */
    record Arrival(Instant at, RecordedRequest request) {}

    private final KetLocal service;
    private final Clock clock;
    private final List<Instant> times = new ArrayList<>();
    private final Thread thread = new Thread(this::note, "arrivals");
    private volatile boolean over;

    Arrivals(KetLocal service, Clock clock) {
        this.service = service;
        this.clock = clock;
        thread.start();
    }

    private void note() {
        while (!over) {
            service.takeRequest(Duration.ofMillis(200)).ifPresent(request -> {
                synchronized (times) {
                    times.add(clock.instant());
                }
            });
        }
    }

    /** In order. The journal is read again, as what arrives is not yet carried out. */
    List<Arrival> all() {
        List<RecordedRequest> requests = service.requests();
        synchronized (times) {
            List<Arrival> arrivals = new ArrayList<>();
            for (int i = 0; i < times.size(); i++) {
                arrivals.add(new Arrival(times.get(i), requests.get(i)));
            }
            return arrivals;
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
