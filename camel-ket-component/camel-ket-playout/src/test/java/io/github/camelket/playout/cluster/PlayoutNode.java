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
import io.github.camelket.playout.run.PlayoutTime;
import io.github.camelket.playout.run.QuartzSchedule;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.Main;

/** One node: an application of Camel Main that runs until its standard input ends, or it is killed. */
public final class PlayoutNode {

    static final String READY = "ready";

    private PlayoutNode() {}

    /** @param args the address of the service, and when the system's clock is at the week's start, and the pace of the week */
    public static void main(String[] args) throws Exception {
        PacedClock clock = PacedClock.of(Week.START, Instant.parse(args[1]), Integer.parseInt(args[2]));
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
        main.start();
        CamelContext camel = main.getCamelContext();
        new QuartzSchedule(
                        camel.getComponent("quartz", QuartzComponent.class).getScheduler(),
                        "playout",
                        new SmallLooker(Week.guide(), camel.createProducerTemplate(), clock),
                        new PlayoutTime(clock, clock::systemTime),
                        Duration.ofHours(2))
                .start();
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // Nothing is said to a node: the end tells that nobody needs it any more.
        }
        main.stop();
    }
}
