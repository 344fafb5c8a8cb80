/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cluster;

import io.github.camelket.local.PacedClock;
import io.github.camelket.playout.KetPlayout;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.main.Main;

/** One node: an application of Camel Main that runs until its standard input ends, or it is killed. */
public final class PlayoutNode {

    static final String READY = "ready";

    private PlayoutNode() {}

    /** @param args the address of the service, when the week starts by the system's clock, its pace, and its guide */
    public static void main(String[] args) throws Exception {
        PacedClock clock = PacedClock.of(Week.MONDAY, Instant.parse(args[1]), Integer.parseInt(args[2]));
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        QuartzDatabase.pageProperties()
                .forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        main.addInitialProperty("camel.component.ket.serviceUrl", args[0]);
        main.addInitialProperty("camel.component.ket.accessKey", "ket-local");
        main.addInitialProperty("camel.component.ket.secretKey", "ket-local-secret");
        main.addInitialProperty("camel.component.ket.uniqName", "demo");
        main.addInitialProperty("camel.component.ket.app", "live");
        main.bind("clock", clock);
        main.addInitialProperty("camel.component.ket.clock", "#bean:clock");
        main.bind(
                "playout",
                KetPlayout.builder()
                        .guide("file:" + args[3])
                        .checkEvery(Duration.ofHours(2))
                        .time(clock, clock::systemTime)
                        .build());
        main.start();
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // Nothing is said to a node: the end tells that nobody needs it any more.
        }
        main.stop();
    }
}
