/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.playout;

import io.github.camelket.playout.StepReport;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;

/** Prints each step that playout has taken, and counts them. */
final class Rundown extends RouteBuilder {

    private final DateTimeFormatter time;
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    Rundown(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("HH:mm").withZone(zone);
    }

    @Override
    public void configure() {
        from("direct:step")
                .routeId("rundown")
                .process(exchange -> print(exchange.getMessage().getBody(StepReport.class)));
    }

    private void print(StepReport report) {
        steps.incrementAndGet();
        if (report.failure() != null) {
            failures.incrementAndGet();
        }
        System.out.printf(
                "%s  %-13s  %s: %s%s%n",
                time.format(report.due()),
                report.action(),
                report.name(),
                report.why(),
                report.failure() == null ? "" : ": FAILED, " + report.failure());
    }

    int steps() {
        return steps.get();
    }

    int failures() {
        return failures.get();
    }
}
