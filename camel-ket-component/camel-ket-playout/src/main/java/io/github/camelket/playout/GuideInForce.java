/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import io.github.camelket.KetComponent;
import io.github.camelket.KetConfiguration;
import io.github.camelket.playout.guide.Gaps;
import io.github.camelket.playout.guide.GuideFiles;
import io.github.camelket.playout.guide.GuideReader;
import io.github.camelket.playout.run.InForce;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guide that playout goes by, and whether there is a newer one. */
final class GuideInForce {

    private static final Logger LOG = LoggerFactory.getLogger(KetPlayout.class);

    private final GuideFiles files;
    private final Clock clock;
    private volatile GuideFiles.Loaded loaded;

    /** @throws io.github.camelket.playout.guide.GuideException with all that is wrong with the guide */
    GuideInForce(CamelContext context, String locations, Clock clock) {
        this.clock = clock;
        KetConfiguration defaults =
                context.getComponent("ket", KetComponent.class).getConfiguration();
        files = new GuideFiles(context, locations, new GuideReader(defaults.getUniqName(), defaults.getApp()), clock);
        loaded = files.load();
        tellGaps();
    }

    InForce get() {
        return new InForce(loaded.guide(), loaded.at(), files.problem().orElse(null));
    }

    /** Tells whether there is another guide in force now. */
    boolean refresh() {
        return files.refresh()
                .map(newer -> {
                    loaded = newer;
                    tellGaps();
                    return true;
                })
                .orElse(false);
    }

    private void tellGaps() {
        Gaps.of(loaded.guide(), clock.instant()).forEach(LOG::info);
    }
}
