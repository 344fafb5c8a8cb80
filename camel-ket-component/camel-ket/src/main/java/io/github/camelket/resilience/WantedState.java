/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import io.github.camelket.client.KetRequest;

/** Tells whether the service is in the state that a call asks for. One for each action that reads such states back. */
interface WantedState {

    /**
     * Looks once.
     *
     * @throws UnreadableStateException if the service does not tell
     */
    Finding look(KetRequest asked, StateReader reader) throws UnreadableStateException;
}
