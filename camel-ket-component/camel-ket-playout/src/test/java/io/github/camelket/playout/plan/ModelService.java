/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.model.LoopSource;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStop;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.UpdateLoop;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.RelayKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service as far as playout needs it, without any I/O: follows the rules of ket-local's README. */
final class ModelService {

    static final Duration FILE_LENGTH = Duration.ofMinutes(10);

    /** An answer with an error number. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        final int number;

        Refused(int number) {
            super("error " + number);
            this.number = number;
        }
    }

    record Loop(
            List<String> sources,
            String preset,
            String pubDomain,
            Instant created,
            Instant start,
            Instant countedFrom,
            Instant limit,
            @Nullable Integer times) {

        Instant end() {
            if (times == null) {
                return limit;
            }
            Instant ofRounds = countedFrom.plus(FILE_LENGTH.multipliedBy((long) times * sources.size()));
            return ofRounds.isBefore(limit) ? ofRounds : limit;
        }

        boolean isListed(Instant now) {
            return now.isBefore(end());
        }

        boolean plays(Instant now) {
            return isListed(now) && !now.isBefore(start);
        }
    }

    record Redirect(RelayKey key, String target, String id, Instant created, Instant start) {
        boolean runs(Instant now) {
            return !now.isBefore(start);
        }
    }

    final Map<ChannelKey, Loop> loops = new HashMap<>();
    final List<Redirect> redirects = new ArrayList<>();
    private int ids;

    Optional<Loop> playing(ChannelKey key, Instant now) {
        return Optional.ofNullable(loops.get(key)).filter(loop -> loop.plays(now));
    }

    Optional<Loop> listed(ChannelKey key, Instant now) {
        return Optional.ofNullable(loops.get(key)).filter(loop -> loop.isListed(now));
    }

    Actual read(Instant now) {
        Map<ChannelKey, OnAir> onAir = new HashMap<>();
        loops.forEach((key, loop) -> {
            if (loop.isListed(now)) {
                onAir.put(key, new OnAir(key, loop.sources, loop.preset, loop.pubDomain, loop.created));
            }
        });
        List<Relayed> relayed = redirects.stream()
                .map(redirect -> new Relayed(redirect.key, redirect.target, redirect.id, redirect.created))
                .toList();
        return new Actual(now, now, onAir, relayed, Map.of());
    }

    void take(Step step, Instant now) throws Refused {
        if (step.call() instanceof StartLoop call) {
            start(call, now);
        } else if (step.call() instanceof UpdateLoop call) {
            update(call, now);
        } else if (step.call() instanceof StopLoop call) {
            ChannelKey key = new ChannelKey(call.uniqName(), call.app(), call.streamId());
            if (listed(key, now).isEmpty()) {
                throw new Refused(1301);
            }
            loops.remove(key);
        } else if (step.call() instanceof RedirectStart call) {
            start(call, now);
        } else if (step.call() instanceof RedirectStop call) {
            if (!redirects.removeIf(redirect -> redirect.id.equals(call.reqId()))) {
                throw new Refused(1301);
            }
        } else if (step.kind() == Step.Kind.CHECK) {
            // All presets of all guides are there.
            return;
        } else {
            throw new IllegalArgumentException(
                    "Nobody should call " + step.call().action());
        }
    }

    private void start(StartLoop call, Instant now) throws Refused {
        ChannelKey key = new ChannelKey(call.uniqName(), call.app(), call.streamId());
        Instant start = call.taskStartTime() == null ? now : call.taskStartTime();
        if (call.taskStartTime() != null && start.isBefore(now.plusSeconds(60)) || call.taskStopTime() != null) {
            throw new Refused(1001);
        }
        if (listed(key, now).isPresent()) {
            throw new Refused(1201);
        }
        loops.put(
                key,
                new Loop(
                        paths(call.srcInfo()),
                        call.preset(),
                        call.pubDomain(),
                        now,
                        start,
                        start,
                        start.plus(call.durationHour()),
                        call.loopTimes()));
    }

    private void update(UpdateLoop call, Instant now) throws Refused {
        ChannelKey key = new ChannelKey(call.uniqName(), call.app(), call.streamId());
        Loop loop = listed(key, now).orElseThrow(() -> new Refused(1301));
        if (!loop.plays(now)) {
            throw new Refused(1204);
        }
        boolean anew = !call.srcInfo().isEmpty();
        loops.put(
                key,
                new Loop(
                        anew ? paths(call.srcInfo()) : loop.sources,
                        loop.preset,
                        loop.pubDomain,
                        loop.created,
                        loop.start,
                        anew ? now : loop.countedFrom,
                        call.durationHour() == null ? loop.limit : now.plus(call.durationHour()),
                        loop.times));
    }

    private void start(RedirectStart call, Instant now) throws Refused {
        Instant start = call.taskStartTime() == null ? now : call.taskStartTime();
        if (call.taskStartTime() != null && start.isBefore(now.plusSeconds(600)) || call.taskStopTime() != null) {
            throw new Refused(1001);
        }
        if (call.src().size() != call.durl().size() || call.src().size() > 20) {
            throw new Refused(1001);
        }
        for (int i = 0; i < call.src().size(); i++) {
            RelayKey key = new RelayKey(call.uniqName(), call.app(), call.src().get(i));
            String target = call.durl().get(i);
            if (redirects.stream().anyMatch(one -> one.key.equals(key) && one.target.equals(target))) {
                throw new Refused(1201);
            }
            redirects.add(new Redirect(key, target, "r" + ids++, now, start));
        }
    }

    private static List<String> paths(List<LoopSource> sources) {
        return sources.stream()
                .map(source -> Objects.requireNonNull(source.path()))
                .toList();
    }
}
