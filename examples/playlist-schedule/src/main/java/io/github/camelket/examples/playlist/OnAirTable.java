/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.playlist;

import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import java.util.stream.Collectors;

/** What is on air, as a small table for the log. */
public final class OnAirTable {

    private OnAirTable() {}

    public static String of(LoopListResult loops) {
        if (loops.list().isEmpty()) {
            return "       nothing";
        }
        return loops.list().stream().map(OnAirTable::row).collect(Collectors.joining("\n"));
    }

    private static String row(Loop loop) {
        String files = loop.srcInfo().stream()
                .map(LoopSource::path)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.joining(", "));
        return "       %s/%s  format %s  task %s  %s"
                .formatted(loop.app(), loop.streamId(), loop.outputFormat(), loop.taskId(), files);
    }
}
