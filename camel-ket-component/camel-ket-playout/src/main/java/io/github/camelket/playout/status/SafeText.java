/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.status;

import java.util.regex.Pattern;

/** Text for everybody's eyes: of the addresses in it nothing is left that may be a key or a password. */
public final class SafeText {

    private static final Pattern USER = Pattern.compile("//[^\\s/?#]*@");
    private static final Pattern QUERY = Pattern.compile("(://[^\\s?#]*)[?#]\\S*");
    /** What looks like a query although no whole address is before it. */
    private static final Pattern LOOSE_QUERY = Pattern.compile("[?#][^\\s=]*=\\S*");

    /** The stream is the key of many services. */
    private static final Pattern STREAM = Pattern.compile("(?i)(rtmps?://[^\\s/]+/[^\\s/]+)/\\S+");

    private SafeText() {}

    public static String of(String text) {
        String withoutUsers = USER.matcher(text).replaceAll("//");
        String withoutQueries = QUERY.matcher(withoutUsers).replaceAll("$1");
        String withoutStreams = STREAM.matcher(withoutQueries).replaceAll("$1/…");
        return LOOSE_QUERY.matcher(withoutStreams).replaceAll("");
    }
}
