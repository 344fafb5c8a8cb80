/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.playout.guide.Playlist;
import java.util.List;
import java.util.Optional;

/** Tells what a playlist is made of at present. */
@FunctionalInterface
public interface Addresses {

    /** The addresses in playing order, at least one; nothing if they are not known, as a bucket could not be listed yet. */
    Optional<List<String>> of(Playlist playlist);
}
