/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import io.github.camelket.model.KetAction;

/**
 * How much a list may hold, so that neither an answer nor the memory of it outgrows the process.
 *
 * @param action the action that asks for the list
 * @param most the most records, at least 1
 */
record ListLimit(KetAction action, int most) {

    /** @throws IllegalStateException if there are more */
    void check(int records) {
        if (records > most) {
            throw new IllegalStateException(action.wireName() + " lists more than the " + most
                    + " records that option maxListed allows. Raise it, or ask for less.");
        }
    }

    /** @throws IllegalStateException if more would be remembered, beside what is listed, because it could not be told */
    void checkRemembered(long records) {
        if (records > 2L * most) {
            throw new IllegalStateException("More than twice the " + most + " records that option maxListed allows"
                    + " would be remembered of " + action.wireName()
                    + ": the route fails again and again for records that have vanished.");
        }
    }
}
