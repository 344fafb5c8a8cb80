/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a stream or a file may come from and go to. */
final class SourceRules {

    private static final String RTMP = "rtmp://";

    /** A live source: RTMP, HTTP-FLV or HLS. */
    private static final Pattern LIVE = Pattern.compile(
            RTMP + "[^/?#\\s]+/\\S+|https?://[^/?#\\s]+/[^\\s?#]+\\.(flv|m3u8)([?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern TARGET = Pattern.compile(RTMP + "[^/?#\\s]+/\\S+", Pattern.CASE_INSENSITIVE);

    /** A file in object storage. File names may hold almost anything, so this is no check of URL grammar. */
    private static final Pattern FILE = Pattern.compile(
            "https?://[^/?#\\s]+/[^\\s?#]+\\.(mp4|flv|m3u8|mpegs|ts)([?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern DOMAIN = Pattern.compile("[0-9A-Za-z]([0-9A-Za-z.-]{0,251}[0-9A-Za-z])?(:\\d{1,5})?");

    /** One file or stream of a loop. */
    record Source(String path, long index) {
        boolean isLive() {
            return path.regionMatches(true, 0, RTMP, 0, RTMP.length());
        }
    }

    private SourceRules() {}

    static boolean isLive(String url) {
        return LIVE.matcher(url).matches();
    }

    static boolean isTarget(String url) {
        return TARGET.matcher(url).matches();
    }

    static String requireLive(Parameters parameters, String name) {
        String url = parameters.requireText(name);
        if (!isLive(url)) {
            throw ServiceError.illegal(parameters.path(name), "an rtmp, http-flv or hls address");
        }
        return url;
    }

    static String requireDomain(Parameters parameters, String name) {
        String domain = parameters.requireText(name);
        if (!DOMAIN.matcher(domain).matches()) {
            throw ServiceError.illegal(parameters.path(name), "a domain name");
        }
        return domain;
    }

    /** The sources of a loop in the order of playing. Those of a wrong kind are all named in ErrFilePath. */
    static List<Source> loopSources(Parameters parameters) {
        List<Source> sources = new ArrayList<>();
        List<Source> refused = new ArrayList<>();
        Set<Long> indexes = new HashSet<>();
        for (Parameters element : parameters.requireObjects("SrcInfo")) {
            element.require("Index");
            Source source = new Source(element.requireText("Path"), element.integer("Index", 0, 0, Integer.MAX_VALUE));
            if (!indexes.add(source.index())) {
                throw ServiceError.illegal(element.path("Index"), "distinct from the others");
            }
            (source.isLive() && isTarget(source.path())
                                    || FILE.matcher(source.path()).matches()
                            ? sources
                            : refused)
                    .add(source);
        }
        if (!refused.isEmpty()) {
            throw refusal(refused);
        }
        sources.sort(Comparator.comparingLong(Source::index));
        return List.copyOf(sources);
    }

    private static ServiceError refusal(List<Source> refused) {
        ServiceError error = ServiceError.illegal(
                "SrcInfo Path", "an http URL of an mp4, flv, m3u8, mpegs or ts file, or an rtmp stream");
        ArrayNode list = error.members.putArray("ErrFilePath");
        refused.forEach(source -> list.addObject().put("Path", source.path()).put("Index", source.index()));
        return error;
    }
}
