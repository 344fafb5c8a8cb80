/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.UpdateLoop;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was seen in the bucket and on air, and what follows from it.
 *
 * @param sources what should be on air
 * @param refused files of the bucket that should not
 * @param onAir what is on air
 */
public record Look(
        Step step, List<String> sources, List<Refused> refused, List<String> onAir, SourceAddresses addresses) {

    public enum Step {
        NONE,
        START,
        UPDATE,
        STOP
    }

    public StartLoop getStartLoop() {
        return StartLoop.builder()
                .srcInfo(LoopSource.inOrder(sources))
                .durationHour(addresses.loopTime())
                .build();
    }

    public UpdateLoop getUpdateLoop() {
        return UpdateLoop.builder()
                .srcInfo(LoopSource.inOrder(sources))
                .durationHour(addresses.loopTime())
                .build();
    }

    public String getKeyOnAir() {
        return addresses.key(onAir.get(0));
    }

    /** For the log: the last files and how many there are, without the signatures of their addresses. */
    @Override
    public String toString() {
        int first = Math.max(0, sources.size() - 3);
        String names = sources.stream().skip(first).map(addresses::key).collect(Collectors.joining(", "));
        return (first > 0 ? "…, " : "") + Refused.onOneLine(names) + " (" + sources.size() + " in all)";
    }
}
