/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of an output of a preset decides about tasks and stream names. */
record PresetOutput(int outputFormat, @Nullable Integer formatIndex, @Nullable String suffix) {

    /** The 20 values of the document's output format table. */
    static final Set<Integer> FORMATS = Set.of(
            256, 257, 258, 259, 260, 261, 263, 264, 266, 268, // H.264
            271, // H.264, resolution as it comes
            274, 275, 276, 277, 279, 280, 282, 284, // H.265
            287); // H.265, resolution as it comes

    /**
     * The name under which the output is played when publishing started it: the suffix if there is one, else an
     * underscore, the output format and, where set, the two digits of the format index.
     */
    String pushTriggeredName(String stream) {
        if (suffix != null) {
            return stream + suffix;
        }
        String index = formatIndex == null ? "" : (formatIndex < 10 ? "0" : "") + formatIndex;
        return stream + "_" + outputFormat + index;
    }

    /** Whether playing {@code {stream}_{preset}} starts this output, which its suffix must say. */
    boolean isPullTriggeredBy(String preset) {
        return ("_" + preset).equals(suffix);
    }
}
