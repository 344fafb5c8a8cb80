/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where streams and files may come from and go to. File names may hold nearly any character, so addresses are split and not
 * parsed; that loop sources must be internal ones of the object storage is not checked, as any name may be given to it.
 */
final class Addresses {

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

    private static Predicate<String> address(Predicate<Address> kind) {
        return text -> Address.of(text).filter(kind).isPresent();
    }

    private static boolean isRtmp(Address address) {
        return address.scheme().equals("rtmp") && address.hasPath();
    }

    private static boolean isWeb(Address address) {
        return WEB_SCHEMES.contains(address.scheme()) && address.hasPath();
    }

    private static boolean isLive(Address address) {
        return isRtmp(address) || isWeb(address) && address.endsIn(".flv", ".m3u8");
    }

    private static boolean isLoopSource(Address address) {
        return isRtmp(address) || isWeb(address) && address.endsIn(".mp4", ".flv", ".m3u8", ".mpegs", ".ts");
    }

    /**
     * An address in its parts. A list may have thousands, for which a regular expression would take as long as all the rest.
     *
     * @param scheme in lower case
     * @param path what stands between the slash behind the host and a query or a fragment; in lower case
     * @param hasPath whether anything follows that slash
     */
    private record Address(String scheme, String path, boolean hasPath) {

        static Optional<Address> of(String text) {
            int colon = text.indexOf("://");
            int host = colon + 3;
            int slash = text.indexOf('/', host);
            int end = endOfPath(text);
            if (colon < 1 || slash <= host || slash >= end || !isLetters(text, colon) || hasSpace(text)) {
                return Optional.empty();
            }
            return Optional.of(new Address(
                    text.substring(0, colon).toLowerCase(Locale.ROOT),
                    text.substring(slash + 1, end).toLowerCase(Locale.ROOT),
                    slash + 1 < text.length()));
        }

        private static int endOfPath(String text) {
            int end = 0;
            while (end < text.length() && text.charAt(end) != '?' && text.charAt(end) != '#') {
                end++;
            }
            return end;
        }

        private static boolean isLetters(String text, int end) {
            for (int i = 0; i < end; i++) {
                char lower = (char) (text.charAt(i) | 0x20);
                if (lower < 'a' || lower > 'z') {
                    return false;
                }
            }
            return true;
        }

        private static boolean hasSpace(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == ' ' || c >= '\t' && c <= '\r') {
                    return true;
                }
            }
            return false;
        }

        /** Whether it is a file of one of these kinds, and has a name before its ending. */
        boolean endsIn(String... kinds) {
            for (String kind : kinds) {
                if (path.endsWith(kind) && path.length() > kind.length()) {
                    return true;
                }
            }
            return false;
        }
    }
}
