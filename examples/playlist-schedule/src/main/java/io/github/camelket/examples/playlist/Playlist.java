/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.playlist;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the sources of a loop of a list of addresses: they play in the order of the list. */
public final class Playlist {

    private Playlist() {}

    public static List<Map<String, Object>> sources(String addresses) {
        List<String> paths =
                Arrays.stream(addresses.split(";")).map(String::strip).toList();
        return IntStream.range(0, paths.size())
                .mapToObj(index -> Map.<String, Object>of("Path", paths.get(index), "Index", index))
                .toList();
    }
}
