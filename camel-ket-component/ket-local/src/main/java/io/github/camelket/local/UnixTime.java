/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

/** Times in requests: whole Unix seconds. */
final class UnixTime {

    /** The last second of the year 9999; later times are mistakes (milliseconds, most often). */
    private static final long LAST = 253_402_300_799L;

    private UnixTime() {}

    static long require(Parameters parameters, String name) {
        parameters.require(name);
        return optional(parameters, name);
    }

    /** Zero is the same as nothing: that is what clients send for a time they do not set. */
    static long optional(Parameters parameters, String name) {
        return parameters.integer(name, 0, 0, LAST);
    }

    /** The same where any past time has a meaning, those before 1970 included. */
    static long optionalOrPast(Parameters parameters, String name) {
        return parameters.integer(name, 0, Long.MIN_VALUE, LAST);
    }
}
