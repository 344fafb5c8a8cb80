/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import io.github.camelket.model.Violation;
import java.util.List;

/** Director tasks, of which the vendor's client libraries tell no more than which lists there are. */
final class DirectorRules {

    private static final List<String> LISTS = List.of("SrcInfo", "DstInfo", "Output");

    private DirectorRules() {}

    static void checkLists(Structure request) {
        LISTS.forEach(request::someStructures);
    }

    static void checkUpdate(Structure request) {
        checkLists(request);
        if (!request.has("Preset") && LISTS.stream().noneMatch(request::has)) {
            request.note(Violation.missing(
                    "Preset, or else SrcInfo, or else DstInfo, or else Output",
                    "something to change: preset, srcInfo, dstInfo or output"));
        }
    }
}
