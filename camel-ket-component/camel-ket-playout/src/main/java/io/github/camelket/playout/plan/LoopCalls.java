/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.model.GetPresetDetail;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.StartLoopBuilder;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.UpdateLoop;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.plan.Step.Kind;
import java.time.Instant;
import java.util.List;

/** The calls for one channel's loop. */
final class LoopCalls {

    private final Channel channel;
    private final ChannelKey key;

    LoopCalls(Channel channel) {
        this.channel = channel;
        this.key = channel.key();
    }

    Step start(Showing showing, List<String> sources, Instant now, String why) {
        return new Step(key, Kind.START, startLoop(showing, sources).build(), now, why);
    }

    /** Without an end: it could not be read back, nor changed. */
    Step startAhead(Showing showing, List<String> sources) {
        StartLoop call =
                startLoop(showing, sources).taskStartTime(showing.start()).build();
        return new Step(
                key,
                Kind.START_AHEAD,
                call,
                showing.start(),
                showing.name() + " is to begin " + AheadTime.of(showing.start(), channel.timeZone()));
    }

    private StartLoopBuilder startLoop(Showing showing, List<String> sources) {
        return StartLoop.builder()
                .uniqName(key.uniqName())
                .app(key.app())
                .streamId(key.stream())
                .preset(channel.preset())
                .pubDomain(channel.pubDomain())
                .srcInfo(LoopSource.inOrder(sources))
                .loopTimes(showing.loopTimes())
                .durationHour(StartLoop.LONGEST);
    }

    /** Plays on without a black frame, and has its 20 days anew. */
    Step change(List<String> sources, Instant now, String why) {
        UpdateLoop call = UpdateLoop.builder()
                .uniqName(key.uniqName())
                .app(key.app())
                .streamId(key.stream())
                .srcInfo(LoopSource.inOrder(sources))
                .durationHour(StartLoop.LONGEST)
                .build();
        return new Step(key, Kind.CHANGE, call, now, why);
    }

    Step extend(Instant now, String why) {
        UpdateLoop call = UpdateLoop.builder()
                .uniqName(key.uniqName())
                .app(key.app())
                .streamId(key.stream())
                .durationHour(StartLoop.LONGEST)
                .build();
        return new Step(key, Kind.EXTEND, call, now, why);
    }

    Step stop(Instant now, String why) {
        return new Step(key, Kind.STOP, stopLoop(key), now, "what is on air " + why);
    }

    /** A loop that made way for one that cannot begin would leave a black screen. */
    Step presetIsThere(Instant now) {
        GetPresetDetail call = GetPresetDetail.builder()
                .uniqName(key.uniqName())
                .app(key.app())
                .preset(channel.preset())
                .build();
        return new Step(key, Kind.CHECK, call, now, "the preset is to be " + channel.preset());
    }

    static StopLoop stopLoop(ChannelKey key) {
        return StopLoop.builder()
                .uniqName(key.uniqName())
                .app(key.app())
                .streamId(key.stream())
                .build();
    }
}
