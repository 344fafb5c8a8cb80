/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.plan.Memory;
import io.github.camelket.playout.plan.Planner;
import io.github.camelket.playout.status.Owners;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A version of the guide, and what is made of it. */
final class Edition {

    private static final Logger LOG = LoggerFactory.getLogger(Edition.class);

    private final InForce inForce;
    private final Planner planner;
    private final StatusReport report;

    Edition(InForce inForce, PlayoutSettings settings) {
        this.inForce = inForce;
        this.planner = new Planner(inForce.guide(), settings.rules());
        this.report = new StatusReport(inForce, settings.dryRun());
    }

    InForce inForce() {
        return inForce;
    }

    Planner planner() {
        return planner;
    }

    /** As people call it. */
    String name(OwnedKey owner) {
        return Owners.named(owner, inForce.guide());
    }

    StatusReport report() {
        return report;
    }

    /** Names what an earlier version had and this one has not: it is not touched any more, on air or not. */
    void tellDifferences(@Nullable Edition before) {
        if (before == null) {
            return;
        }
        Set<OwnedKey> gone = new HashSet<>(before.planner.owners(Memory.NOTHING));
        gone.removeAll(planner.owners(Memory.NOTHING));
        gone.forEach(owner -> LOG.warn(
                "{} is not in the guide any more and is left as it is. To take it off air, keep it in the guide: {}",
                Owners.shown(owner),
                owner instanceof ChannelKey
                        ? "a channel without programmes and filler"
                        : "a relay with a window that is over"));
    }
}
