/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import java.util.regex.Pattern;

/** What a message says went wrong, without what is another each time: one that has been told need not be told again. */
final class Reason {

    private static final Pattern OF_ONE_ATTEMPT = Pattern.compile("\\brequest [^\\s,)]+|Exchange\\[[^\\]]*]");

    private Reason() {}

    static String of(String message) {
        return OF_ONE_ATTEMPT.matcher(message).replaceAll("");
    }

    static boolean isSame(String message, String other) {
        return of(message).equals(of(other));
    }
}
