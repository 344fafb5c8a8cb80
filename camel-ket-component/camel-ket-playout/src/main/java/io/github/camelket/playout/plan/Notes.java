/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.plan;

import io.github.camelket.model.StartLoop;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.Showing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Memory} while it is written. */
public final class Notes {

    private final Map<OwnedKey, Instant> ahead;
    private final Map<ChannelKey, Instant> begun;
    private final Map<ChannelKey, Instant> limits;

    public Notes(Memory memory) {
        ahead = new HashMap<>(memory.ahead());
        begun = new HashMap<>(memory.begun());
        limits = new HashMap<>(memory.limits());
    }

    public Memory memory() {
        return new Memory(ahead, begun, limits);
    }

    /** Goes on from what a plan remembers. */
    public void replaceBy(Memory memory) {
        ahead.clear();
        ahead.putAll(memory.ahead());
        begun.clear();
        begun.putAll(memory.begun());
        limits.clear();
        limits.putAll(memory.limits());
    }

    /**
     * Notes that a step was taken.
     *
     * @param wanted what the step's channel should show then; absent for nothing, and for relays
     * @param at when it was taken
     */
    public void taken(Step step, @Nullable Showing wanted, Instant at) {
        if (step.owner() instanceof ChannelKey channel) {
            taken(channel, step, wanted, at);
        } else if (step.kind() == Step.Kind.START) {
            ahead.remove(step.owner());
        } else if (step.kind() == Step.Kind.START_AHEAD) {
            ahead.put(step.owner(), step.due());
        }
    }

    private void taken(ChannelKey channel, Step step, @Nullable Showing wanted, Instant at) {
        switch (step.kind()) {
            case START -> {
                ahead.remove(channel);
                limits.put(channel, at.plus(StartLoop.LONGEST));
                if (wanted != null && step.call() instanceof StartLoop start && start.loopTimes() != null) {
                    begun.put(channel, wanted.start());
                }
            }
            case CHANGE, EXTEND -> limits.put(channel, at.plus(StartLoop.LONGEST));
            case STOP -> {
                ahead.remove(channel);
                limits.remove(channel);
            }
            case START_AHEAD -> {
                ahead.put(channel, step.due());
                limits.put(channel, step.due().plus(StartLoop.LONGEST));
            }
            case CHECK -> {}
        }
    }

    /** Notes that a loop waits for a time to come, that nobody remembers. */
    public void waits(ChannelKey channel, Instant until) {
        ahead.put(channel, until);
    }

    void begun(ChannelKey channel, Instant start) {
        begun.put(channel, start);
    }

    /** What was to begin at that time has begun. */
    void begunByItself(ChannelKey channel, Instant start) {
        ahead.remove(channel);
        limits.putIfAbsent(channel, start.plus(StartLoop.LONGEST));
    }

    void forgetAhead(OwnedKey owner) {
        ahead.remove(owner);
    }

    void forgetLimit(ChannelKey channel) {
        limits.remove(channel);
    }

    void forget(OwnedKey owner) {
        ahead.remove(owner);
        if (owner instanceof ChannelKey channel) {
            begun.remove(channel);
            limits.remove(channel);
        }
    }
}
