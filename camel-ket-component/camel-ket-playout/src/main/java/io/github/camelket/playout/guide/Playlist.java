/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import java.util.List;

/** What plays. */
public sealed interface Playlist {

    /**
     * The addresses themselves, in playing order.
     *
     * @param addresses at least one
     */
    record Addresses(List<String> addresses) implements Playlist {
        public Addresses {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * All playable files that a Camel endpoint lists, such as a folder of a bucket, in the order of their keys. Listed anew
     * at each look, so a file that comes or goes changes what is on air.
     *
     * @param endpoint the URI of the endpoint that answers the list
     * @param key a Simple expression for the key of an element, such as {@code ${body.key}}
     * @param baseUrl what the address of a key begins with
     */
    record Bucket(String endpoint, String key, String baseUrl) implements Playlist {}
}
