/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.redirect;

import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectTransParam;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * A row that can be used: a stream that is relayed to some targets for a time.
 *
 * @param transcoding how, or nothing if the stream is relayed as it is
 */
public record Fixture(
        String match,
        String source,
        List<String> targets,
        Instant start,
        Instant end,
        List<RedirectTransParam> transcoding) {

    boolean isOn(Instant now) {
        return !now.isBefore(start) && now.isBefore(end);
    }

    List<Relay> relays() {
        return targets.stream().map(target -> new Relay(source, target)).toList();
    }

    /** Starts some of its relays, which the service ends by itself at a time. */
    RedirectStart start(List<Relay> relays, Instant stop) {
        return RedirectStart.builder()
                .src(relays.stream().map(Relay::source).toList())
                .durl(relays.stream().map(Relay::target).toList())
                .transParams(transcoding.isEmpty() ? List.of() : Collections.nCopies(relays.size(), transcoding.get(0)))
                .taskStopTime(stop)
                .build();
    }
}
