/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cluster;

import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.KetCall;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.UpdateLoop;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.guide.Timetable;
import io.github.camelket.playout.plan.Memory;
import io.github.camelket.playout.run.Looker;
import io.github.camelket.playout.status.StationStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;

final class SmallLooker implements Looker {
    private final Guide guide;
    private final ProducerTemplate camel;
    private final Clock clock;

    SmallLooker(Guide guide, ProducerTemplate camel, Clock clock) {
        this.guide = guide;
        this.camel = camel;
        this.clock = clock;
    }

    @Override
    public Outcome look(Instant due, Memory memory) {
        Instant now = clock.instant().isBefore(due) ? due : clock.instant();
        Map<String, Loop> loops = new HashMap<>();
        camel.requestBody("ket:call", GetLoopList.builder().build(), LoopListResult.class)
                .list()
                .forEach(loop -> loops.put(loop.streamId(), loop));
        Instant next = now.plus(Duration.ofDays(1));
        for (Channel channel : guide.channels()) {
            Showing current = null;
            for (Showing showing : Timetable.of(channel).between(now, now.plus(Duration.ofDays(1)))) {
                boolean isNow = !showing.start().isAfter(now);
                if (isNow) {
                    current = showing;
                }
                Instant edge = isNow ? showing.end() : showing.start();
                next = edge.isBefore(next) ? edge : next;
            }
            Loop loop = loops.get(channel.key().stream());
            if (current == null) {
                if (loop != null) {
                    call(StopLoop.builder().streamId(channel.key().stream()).build());
                }
                continue;
            }
            List<LoopSource> sources = LoopSource.inOrder(((Playlist.Addresses) current.playlist()).addresses());
            if (loop == null) {
                call(StartLoop.builder()
                        .streamId(channel.key().stream())
                        .preset(channel.preset())
                        .pubDomain(channel.pubDomain())
                        .srcInfo(sources)
                        .build());
            } else if (!loop.srcInfo().get(0).path().equals(sources.get(0).path())) {
                call(UpdateLoop.builder()
                        .streamId(channel.key().stream())
                        .srcInfo(sources)
                        .build());
            }
        }
        return new Outcome(next, memory);
    }

    private void call(KetCall call) {
        camel.requestBody("ket:call?onUnknown=verify&idempotent=true", call);
    }

    @Override
    public StationStatus status() {
        throw new UnsupportedOperationException();
    }
}
