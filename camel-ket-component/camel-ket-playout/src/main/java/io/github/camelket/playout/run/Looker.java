/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.playout.plan.Memory;
import io.github.camelket.playout.status.StationStatus;
import java.time.Instant;

/** Looks at the service and closes the difference to the guide. What says when to look knows no more than this. */
public interface Looker {

    /**
     * @param next when to look again at the latest
     * @param memory what that look should know
     */
    record Outcome(Instant next, Memory memory) {}

    /**
     * Looks once. What fails is told and tried again at a later look; nothing of that is thrown.
     *
     * @param due the time of the guide that this is for: the clock may be a little behind it still
     * @param memory of the look before, on whatever node that was
     */
    Outcome look(Instant due, Memory memory);

    /** How the station is. Reads the service, without changing anything, if it was not read for a while. */
    StationStatus status();
}
