/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.status;

/** How a channel or relay is. */
public enum State {
    /** It runs as the guide says. */
    ON_AIR,
    /** It does not run, as the guide says. */
    OFF_AIR,
    /** It should run, and does not. */
    MISSING,
    /** It runs with something else than the guide says, or although it should not. */
    WRONG,
    /** The service could not be asked. */
    UNKNOWN
}
