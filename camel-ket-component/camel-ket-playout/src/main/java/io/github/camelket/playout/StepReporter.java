/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.plan.Step;
import io.github.camelket.playout.run.StepListener;
import io.github.camelket.playout.status.Owners;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a {@link StepReport} for each step. What becomes of the message does not matter to the steps. */
final class StepReporter implements StepListener {

    private static final Logger LOG = LoggerFactory.getLogger(StepReporter.class);

    private final ProducerTemplate template;
    private final String endpoint;
    private final Function<OwnedKey, String> names;

    /** @param names how people call what a step is for */
    StepReporter(ProducerTemplate template, String endpoint, Function<OwnedKey, String> names) {
        this.template = template;
        this.endpoint = endpoint;
        this.names = names;
    }

    @Override
    public void taken(Step step) {
        send(step, null, 0);
    }

    @Override
    public void failed(Step step, Exception failure, int attempts) {
        send(step, String.valueOf(failure.getMessage()), attempts);
    }

    private void send(Step step, String failure, int attempts) {
        StepReport report = new StepReport(
                names.apply(step.owner()),
                Owners.shown(step.owner()),
                step.call().action().wireName(),
                step.why(),
                step.due(),
                failure,
                attempts);
        try {
            template.asyncSend(endpoint, exchange -> exchange.getIn().setBody(report))
                    .whenComplete((Exchange sent, Throwable thrown) -> {
                        Throwable reason = thrown != null ? thrown : sent.getException();
                        if (reason != null) {
                            LOG.warn("A report of playout could not be delivered: {}", reason.toString());
                        }
                    });
        } catch (RuntimeException e) {
            LOG.warn("A report of playout could not be sent: {}", e.toString());
        }
    }
}
