/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

/** Points in time on the wire. */
final class Times {

    /** The last second of the year 9999; what is later has been written in milliseconds. */
    private static final long LAST = 253_402_300_799L;

    static final ValueRule UNIX_SECONDS = ValueRule.number(0, LAST, "in Unix seconds, up to the year 9999");

    /** Where the past has a meaning. */
    static final ValueRule UNIX_SECONDS_OR_PAST =
            ValueRule.number(Long.MIN_VALUE, LAST, "in Unix seconds, up to the year 9999");

    private Times() {}
}
