/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStartBuilder;
import io.github.camelket.model.RedirectStop;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.plan.Step.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** The calls for redirects. */
final class RelayCalls {

    private RelayCalls() {}

    static Step start(Relay relay, List<String> targets, Instant now) {
        return new Step(relay.key(), Kind.START, redirectStart(relay, targets).build(), now, relay.name() + " begins");
    }

    /** Without an end: it could not be read back, nor changed. */
    static Step startAhead(Relay relay, List<String> targets, Instant start) {
        RedirectStart call = redirectStart(relay, targets).taskStartTime(start).build();
        return new Step(
                relay.key(),
                Kind.START_AHEAD,
                call,
                start,
                relay.name() + " is to begin " + AheadTime.of(start, relay.timeZone()));
    }

    private static RedirectStartBuilder redirectStart(Relay relay, List<String> targets) {
        return RedirectStart.builder()
                .uniqName(relay.key().uniqName())
                .app(relay.key().app())
                .src(Collections.nCopies(targets.size(), relay.key().source()))
                .durl(targets)
                .transParams(
                        relay.transParam() == null
                                ? List.of()
                                : Collections.nCopies(targets.size(), relay.transParam()));
    }

    static Step stop(Relayed redirect, Instant now) {
        RedirectStop call = RedirectStop.builder()
                .uniqName(redirect.key().uniqName())
                .app(redirect.key().app())
                .reqId(redirect.taskId())
                .build();
        return new Step(redirect.key(), Kind.STOP, call, now, "the redirect is over");
    }
}
