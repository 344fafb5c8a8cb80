/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

/** How strictly requests are held against the rules of the API document before they are sent. */
public enum Validation {
    /** Whatever breaks a rule is not sent. */
    STRICT,
    /** A value out of its range, pattern or list is sent, with a warning; what is missing or contradictory is not. */
    LENIENT,
    /** Nothing is checked but what would make another request of it, or cannot be written down. */
    OFF
}
