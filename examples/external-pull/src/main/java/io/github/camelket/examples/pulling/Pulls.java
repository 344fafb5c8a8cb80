/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.pulling;

import io.github.camelket.KetEndpoint;
import io.github.camelket.model.KetCall;
import io.github.camelket.model.StreamTranListResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.InvalidPayloadException;

/** What should be pulled, and how often each stream had to be started. The list's route and the streams' own ask at once. */
public final class Pulls {

    private final KetEndpoint ket;
    private final int limit;
    private final Duration within;
    private final Duration coolDown;

    private final Map<String, Watched> watched = new HashMap<>();
    /** The streams of the list that is being read. */
    private final Set<String> listed = new HashSet<>();

    private boolean complete;

    /** A stream and what it has been through since its row is as it is. */
    private static final class Watched {
        final Pull pull;
        final List<Instant> starts = new ArrayList<>();
        boolean toStop;
        Instant givenUp;

        Watched(Pull pull, boolean toStop) {
            this.pull = pull;
            this.toStop = toStop;
        }
    }

    Pulls(KetEndpoint ket, int limit, Duration within, Duration coolDown) {
        this.ket = ket;
        this.limit = limit;
        this.within = within;
        this.coolDown = coolDown;
    }

    public synchronized void begin() {
        listed.clear();
        complete = true;
    }

    /** A row was refused: which stream was meant by it, nobody knows. */
    public synchronized void refuse() {
        complete = false;
    }

    /** Forgets what is on the list no more, and tells of it; nothing, unless every row of the list could be used. */
    public synchronized List<String> end() {
        if (!complete) {
            return List.of();
        }
        List<String> gone = watched.keySet().stream()
                .filter(stream -> !listed.contains(stream))
                .toList();
        watched.keySet().removeAll(gone);
        return gone;
    }

    /**
     * Takes a row. One that is new, or is not as it was, begins without a past.
     *
     * @return the stream
     * @throws IllegalArgumentException if the row cannot be used; it names the column and what is allowed there
     */
    public synchronized String add(@Body PullRow row) throws InvalidPayloadException {
        Pull pull = Pull.of(row, ket);
        if (!listed.add(pull.stream())) {
            throw new IllegalArgumentException(
                    "stream must be a name that no other row has, but " + pull.stream() + " is in a line above");
        }
        Watched before = watched.get(pull.stream());
        if (before == null || !before.pull.equals(pull)) {
            watched.put(pull.stream(), new Watched(pull, before != null || pull.isOff()));
        }
        return pull.stream();
    }

    /** What is to be done about a stream: stop, start or nothing. */
    public synchronized String step(
            @ExchangeProperty("stream") String stream,
            @ExchangeProperty("now") long now,
            @Body StreamTranListResult transcoded) {
        Watched state = watched.get(stream);
        if (state != null && state.toStop) {
            return "stop";
        }
        if (state == null || state.pull.isOff() || !transcoded.tranList().isEmpty()) {
            return "nothing";
        }
        if (state.givenUp == null) {
            return "start";
        }
        if (Instant.ofEpochMilli(now).isBefore(state.givenUp.plus(coolDown))) {
            return "nothing";
        }
        state.givenUp = null;
        state.starts.clear();
        return "start";
    }

    public synchronized KetCall start(@ExchangeProperty("stream") String stream) {
        return watched.get(stream).pull.start();
    }

    public synchronized KetCall stop(@ExchangeProperty("stream") String stream) {
        return watched.get(stream).pull.stop();
    }

    public synchronized void stopped(@ExchangeProperty("stream") String stream) {
        watched.get(stream).toStop = false;
    }

    /** Counts a start, and tells whether that was one too many. */
    public synchronized boolean isOnceTooOften(
            @ExchangeProperty("stream") String stream, @ExchangeProperty("now") long now) {
        Watched state = watched.get(stream);
        Instant time = Instant.ofEpochMilli(now);
        state.starts.add(time);
        state.starts.removeIf(start -> start.isBefore(time.minus(within)));
        if (state.starts.size() <= limit) {
            return false;
        }
        state.givenUp = time;
        return true;
    }
}
