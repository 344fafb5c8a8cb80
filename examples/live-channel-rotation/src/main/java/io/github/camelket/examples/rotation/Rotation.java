/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.rotation;

import io.github.camelket.KetEndpoint;
import io.github.camelket.model.GetStreamTranList;
import io.github.camelket.model.KetCall;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.UpdateLoop;
import io.github.camelket.model.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.InvalidPayloadException;

/** Whose turn it is. What is on air is the service's to say; remembered is only which turn was taken last. */
public final class Rotation {

    private static final String STANDBY = "standby";

    private final String channel;
    private final long turnEvery;
    /** The address of each stream, in the order of turns. */
    private final Map<String, String> sources = new LinkedHashMap<>();

    private final String standby;
    private final List<String> refusals = new ArrayList<>();

    private long turn = -1;
    private long lastTurn = -1;
    private boolean onAir;
    private String current = "";
    private String next = "";
    private final List<String> silent = new ArrayList<>();
    private boolean wasDark;

    /** A stream that cannot be one is refused, and the others take turns without it. */
    Rotation(String channel, Duration turnEvery, String streams, String source, String standby, KetEndpoint ket)
            throws InvalidPayloadException {
        this.channel = channel;
        this.turnEvery = turnEvery.toMillis();
        this.standby = standby;
        List<String> names = List.of(streams.split(",", -1));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            String wrong = wrongWith(name, ket);
            if (wrong.isEmpty()) {
                sources.put(name, source + name);
            } else {
                refusals.add("rotation.streams, entry " + (i + 1) + ": " + wrong);
            }
        }
        // What is wrong with all of them keeps the application from starting.
        for (String address : sources.values()) {
            ket.check(start(address));
        }
        if (!standby.isEmpty()) {
            ket.check(start(standby));
        }
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("rotation.streams has no stream that could be on air");
        }
    }

    private String wrongWith(String name, KetEndpoint ket) throws InvalidPayloadException {
        if (name.isEmpty()) {
            return "is empty";
        }
        if (sources.containsKey(name)) {
            return name + " is there already";
        }
        try {
            ket.check(question(name));
            return "";
        } catch (KetInvalidRequestException e) {
            Violation violation = e.violations().get(0);
            return "must be " + violation.allowed() + ", but is " + violation.shown();
        }
    }

    public List<String> refusals() {
        return refusals;
    }

    /** A look begins with what is on air. The first one is no turn, so that a restart changes nothing. */
    public void begin(@Body LoopListResult loops, @ExchangeProperty("now") long now) {
        onAir = !loops.list().isEmpty();
        current = onAir ? nameOf(loops.list().get(0).srcInfo()) : "";
        next = "";
        silent.clear();
        turn = now / turnEvery;
        lastTurn = lastTurn < 0 ? turn : lastTurn;
    }

    private String nameOf(List<LoopSource> playing) {
        String address = playing.isEmpty() ? "" : String.valueOf(playing.get(0).path());
        return sources.keySet().stream()
                .filter(name -> sources.get(name).equals(address))
                .findFirst()
                .orElse(address.equals(standby) ? STANDBY : "");
    }

    /** Whom to ask, in this order: what is on air, unless its turn is over, and those that come after it. */
    public List<GetStreamTranList> candidates() {
        List<String> names = new ArrayList<>(sources.keySet());
        int now = names.indexOf(current);
        Collections.rotate(names, -(now + 1));
        if (now >= 0 && turn == lastTurn) {
            Collections.rotate(names, 1);
        }
        return names.stream().map(Rotation::question).toList();
    }

    /** What is transcoded of a stream. */
    private static GetStreamTranList question(String stream) {
        return GetStreamTranList.builder().streamId(stream).build();
    }

    public boolean isUndecided() {
        return next.isEmpty();
    }

    /** What is transcoded is live. */
    public void decide(@ExchangeProperty("stream") String stream) {
        next = stream;
    }

    public void skip(@ExchangeProperty("stream") String stream) {
        silent.add(stream);
    }

    /** What is to be done: start, change or nothing. */
    public String step() {
        next = next.isEmpty() && !standby.isEmpty() ? STANDBY : next;
        if (next.isEmpty() || next.equals(current)) {
            return "nothing";
        }
        return onAir ? "change" : "start";
    }

    public KetCall start() {
        return start(address());
    }

    private StartLoop start(String address) {
        return StartLoop.builder()
                .streamId(channel)
                .srcInfo(LoopSource.inOrder(address))
                .build();
    }

    public KetCall change() {
        return UpdateLoop.builder()
                .streamId(channel)
                .srcInfo(LoopSource.inOrder(address()))
                .build();
    }

    private String address() {
        return sources.getOrDefault(next, standby);
    }

    /** A turn that failed is not taken, but tried again at the next look. */
    public void done() {
        lastTurn = turn;
    }

    /** For the log. */
    public String told() {
        return next + (silent.isEmpty() ? "" : " (not live: " + String.join(", ", silent) + ")");
    }

    /** Whether there is nothing to show, and it is not known yet. */
    public boolean isNewlyDark() {
        boolean isDark = silent.size() == sources.size();
        boolean isNew = isDark && !wasDark;
        wasDark = isDark;
        return isNew;
    }
}
