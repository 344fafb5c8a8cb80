/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One source of a loop. The API document shows GetLoopList with bare addresses, the vendor's client libraries with
 * objects: both are read, a bare address has no index.
 *
 * @param path the internal address of a file in KS3 (mp4, flv, m3u8, mpegs or ts), which outlives the loop if it is
 *     presigned; or an rtmp stream
 * @param index its place in the playing order, 0 or more
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record LoopSource(
        @JsonProperty("Path") @Nullable String path,
        @JsonProperty("Index") @Nullable Integer index,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    private static final Pattern PLAYABLE =
            Pattern.compile(".*\\.(mp4|flv|m3u8|mpegs|ts)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]+");

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public LoopSource {
        unknown = KetJson.orEmpty(unknown);
    }

    public static LoopSourceBuilder builder() {
        return LoopSourceBuilder.builder();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static LoopSource of(String path) {
        return of(path, null);
    }

    private static LoopSource of(String path, @Nullable Integer index) {
        return new LoopSource(path, index, Map.of());
    }

    /**
     * Whether a file can be a source, by the end of its name: mp4, flv, m3u8, mpegs (发起轮播转码接口, 输入文件格式), or ts, which
     * is what mpegs files are mostly called.
     *
     * @param file a key in a bucket, or an address with a query or without
     */
    public static boolean isPlayable(String file) {
        String name = file.contains("://") ? file.replaceFirst("[?#].*", "") : file;
        return PLAYABLE.matcher(name).matches();
    }

    /**
     * The address of a file in a bucket.
     *
     * @param baseUrl the bucket's internal address, with a slash at its end or without
     * @param key the file's key, as it is; a slash at its beginning does not count
     * @throws IllegalArgumentException if the key makes no address
     */
    public static String address(String baseUrl, String key) {
        try {
            // Not toASCIIString, which would compose accents first: of a file from a Mac, that is another key.
            String path = new URI(null, null, "/" + key.replaceFirst("^/", ""), null).getRawPath();
            String encoded = NOT_ASCII
                    .matcher(path)
                    .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
            return baseUrl.replaceFirst("/$", "") + encoded;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("The key '" + key + "' makes no address: " + e.getReason());
        }
    }

    /** Sources that play in this order, numbered from 0. */
    public static List<LoopSource> inOrder(String... paths) {
        return inOrder(List.of(paths));
    }

    /** Sources that play in this order, numbered from 0. */
    public static List<LoopSource> inOrder(List<String> paths) {
        return IntStream.range(0, paths.size())
                .mapToObj(index -> of(paths.get(index), index))
                .toList();
    }
}
