/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where streams and files may come from and go to. File names may hold nearly any character, so addresses are split and not
 * parsed; that loop sources must be internal ones of the object storage is not checked, as any name may be given to it.
 */
final class Addresses {

    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z]+)://[^/?#\\s]+/([^?#\\s]*)([?#]\\S*)?");

    private static final Set<String> WEB_SCHEMES = Set.of("http", "https");

    /** Sections "StartStreamPull" and "RedirectStart": rtmp, http-flv, hls. */
    static final ValueRule LIVE_SOURCE = ValueRule.text(
            address(Addresses::isLive), "an rtmp address, or an http or https address that ends in .flv or .m3u8");

    /** Section "RedirectStart". */
    static final ValueRule TARGET = ValueRule.text(address(Addresses::isRtmp), "an rtmp address");

    /** Section "StartLoop", where .ts is the ending of mpegs files; a loop of streams is known from GetTaskList's type 7. */
    static final ValueRule LOOP_SOURCE = ValueRule.text(
            address(Addresses::isLoopSource),
            "an http or https address of an mp4, flv, m3u8, mpegs or ts file, or an rtmp address");

    /** Section "logos structure". */
    static final ValueRule WEB = ValueRule.text(address(Addresses::isWeb), "an http or https address");

    /** Section "StartLoop", which does not say how a domain is written; a port may follow. */
    static final ValueRule DOMAIN =
            ValueRule.pattern("[0-9A-Za-z]([0-9A-Za-z.-]{0,251}[0-9A-Za-z])?(:\\d{1,5})?", "a domain name");

    private Addresses() {}

    private static Predicate<String> address(Predicate<Matcher> kind) {
        return text -> {
            Matcher address = ADDRESS.matcher(text);
            return address.matches() && kind.test(address);
        };
    }

    private static boolean isRtmp(Matcher address) {
        return scheme(address).equals("rtmp") && hasPath(address);
    }

    private static boolean isWeb(Matcher address) {
        return WEB_SCHEMES.contains(scheme(address)) && hasPath(address);
    }

    private static boolean isLive(Matcher address) {
        return isRtmp(address) || isWeb(address) && endsIn(address, "flv", "m3u8");
    }

    private static boolean isLoopSource(Matcher address) {
        return isRtmp(address) || isWeb(address) && endsIn(address, "mp4", "flv", "m3u8", "mpegs", "ts");
    }

    private static String scheme(Matcher address) {
        return address.group(1).toLowerCase(Locale.ROOT);
    }

    private static boolean hasPath(Matcher address) {
        return !address.group(2).isEmpty() || address.group(3) != null;
    }

    private static boolean endsIn(Matcher address, String... kinds) {
        String path = address.group(2).toLowerCase(Locale.ROOT);
        return Arrays.stream(kinds).anyMatch(kind -> path.endsWith("." + kind) && path.length() > kind.length() + 1);
    }
}
