/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.KetAlreadyExistsException;
import io.github.camelket.KetNotFoundException;
import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.StartLoopBuilder;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.UpdateLoop;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a channel on air with its playlist, and takes it off. */
final class Programme implements KameletWork {

    private static final Logger LOG = LoggerFactory.getLogger(Programme.class);

    private final Steps steps;
    private final StartLoop loop;
    private final Playlist playlist;
    private final OnAirTimes times;
    private final Clock clock;
    private final boolean catchesUp;
    private @Nullable Instant caughtUp;

    /**
     * @param loop what to start, but for the sources
     * @param catchesUp whether what was missed while nobody was there is made up for
     */
    Programme(Steps steps, StartLoop loop, Playlist playlist, OnAirTimes times, Clock clock, boolean catchesUp) {
        this.steps = steps;
        this.loop = loop;
        this.playlist = playlist;
        this.times = times;
        this.clock = clock;
        this.catchesUp = catchesUp;
    }

    /** What happened while the application was down: a list on air that is the right one is left to play. */
    @Override
    public void begin() throws Exception {
        caughtUp = catchesUp ? clock.instant() : null;
        Optional<Boolean> wanted = caughtUp == null ? Optional.empty() : times.onAirAt(caughtUp);
        if (wanted.isEmpty()) {
            return;
        }
        Optional<Loop> onAir = onAir();
        if (wanted.get()) {
            List<String> sources = playlist.read();
            if (onAir.isPresent() && addresses(onAir.get()).equals(sources)) {
                LOG.info("Stream {} is on air with its playlist already", loop.streamId());
            } else {
                play(sources, onAir.isPresent());
            }
        } else if (onAir.isPresent()) {
            takeOff();
        }
    }

    /** The start cron's step. */
    void start(Instant due) throws Exception {
        if (isOvertaken(true, due)) {
            return;
        }
        List<String> sources = playlist.read();
        play(sources, onAir().isPresent());
    }

    /** The stop cron's step. */
    void stop(Instant due) {
        if (!isOvertaken(false, due)) {
            takeOff();
        }
    }

    /**
     * Of a start and a stop that Quartz makes up for in one go, in whatever order, only the later one counts; and neither
     * does if it was made up for at the start already. By the clock it may not be time yet.
     */
    private boolean isOvertaken(boolean onAir, Instant due) {
        Instant now = clock.instant().isBefore(due) ? due : clock.instant();
        return times.onAirAt(now).orElse(onAir) != onAir || caughtUp != null && !times.comeBetween(caughtUp, now);
    }

    private Optional<Loop> onAir() throws Exception {
        GetLoopList query = GetLoopList.builder().streamId(loop.streamId()).build();
        return steps.read(query, LoopListResult.class).list().stream()
                .filter(found -> Objects.equals(loop.streamId(), found.streamId()))
                .findFirst();
    }

    private static List<String> addresses(Loop found) {
        return found.srcInfo().stream()
                .sorted(Comparator.comparing(LoopSource::index, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(LoopSource::path)
                .toList();
    }

    /** If the loop came or went since it was looked for, the other call is made, once. */
    private void play(List<String> sources, boolean onAir) {
        Exchange exchange = onAir ? update(sources) : startLoop(sources);
        if (onAir && exchange.getException() instanceof KetNotFoundException) {
            exchange = startLoop(sources);
        } else if (!onAir && exchange.getException() instanceof KetAlreadyExistsException) {
            exchange = update(sources);
        }
        steps.deliver(exchange);
    }

    private Exchange startLoop(List<String> sources) {
        return steps.call(StartLoopBuilder.builder(loop)
                .srcInfo(LoopSource.inOrder(sources))
                .build());
    }

    private Exchange update(List<String> sources) {
        return steps.call(UpdateLoop.builder()
                .streamId(loop.streamId())
                .srcInfo(LoopSource.inOrder(sources))
                .durationHour(StartLoop.LONGEST)
                .build());
    }

    private void takeOff() {
        Exchange exchange =
                steps.call(StopLoop.builder().streamId(loop.streamId()).build());
        if (exchange.getException() instanceof KetNotFoundException) {
            LOG.info("Stream {} is off air already", loop.streamId());
        } else {
            steps.deliver(exchange);
        }
    }
}
