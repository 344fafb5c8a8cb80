/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.model.KetCall;
import io.github.camelket.playout.guide.OwnedKey;
import java.time.Instant;

/**
 * One call that brings the service closer to the guide.
 *
 * @param owner whose it is; the steps of one owner are taken one after the other, and none after one that failed
 * @param kind what it does
 * @param call the call itself, with all its parameters
 * @param due when it takes effect: now, or later if the service is to wait
 * @param why what people are told, such as {@code Morning show begins}
 */
public record Step(OwnedKey owner, Kind kind, KetCall call, Instant due, String why) {

    /** Whether nobody misses it for some minutes. */
    public boolean canWait() {
        return kind == Kind.EXTEND || kind == Kind.START_AHEAD;
    }

    /** In the order in which they matter when there is not time for all: what viewers miss comes first. */
    public enum Kind {
        /** Changes what plays, without a black frame. */
        CHANGE,
        /** Begins what should be on air now. */
        START,
        /** Ends what should not be on air. */
        STOP,
        /** Gives a loop its 20 days anew. */
        EXTEND,
        /** Lets the service begin something at its time. */
        START_AHEAD,
        /** Makes sure that what comes after it can be done, before anything is stopped. Changes nothing. */
        CHECK
    }
}
