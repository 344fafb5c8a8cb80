/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import java.time.Duration;

/**
 * What is read back.
 *
 * @param onUnknown what becomes of a change of which no answer tells whether it was made
 * @param settleTime how long after such a failure a request may still be on its way to the service
 * @param idempotent whether a change counts as made if the service refuses it because the state is the one asked for
 */
public record ReadBackPolicy(OnUnknown onUnknown, Duration settleTime, boolean idempotent) {

    /** @throws IllegalArgumentException if a value is out of its range; the message names the option */
    public ReadBackPolicy {
        if (settleTime.isNegative()) {
            throw new IllegalArgumentException(
                    "Option verifyTimeout must be 0 ms or more, but is " + settleTime.toMillis() + " ms");
        }
    }

    boolean verifies() {
        return onUnknown == OnUnknown.VERIFY;
    }

    /** Whether anything is read back at all. */
    public boolean isNeeded() {
        return verifies() || idempotent;
    }
}
