/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cluster;

import io.github.camelket.local.RecordedRequest;
import io.github.camelket.playout.cluster.Arrivals.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stream has shown, by what the service carried out. */
final class OnAirHistory {

    private static final Pattern FILE = Pattern.compile("[\\w-]+\\.mp4");
    private static final Pattern STREAM = Pattern.compile("StreamID\"?[=:]\\s*\"?(\\w+)");
    private static final Pattern START_TIME = Pattern.compile("\"TaskStartTime\":\\s*\"?(\\d+)");

    /** @param until null if it is on air still */
    record Shown(String file, Instant from, Instant until) {}

    private OnAirHistory() {}

    /** Each change of the stream is one more entry, also from a file to the same again. */
    static List<Shown> of(String stream, List<Arrival> arrivals) {
        List<Shown> history = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            RecordedRequest request = arrival.request();
            if (request.executed() && changes(request) && stream.equals(streamOf(request))) {
                apply(request, arrival.at(), history);
            }
        }
        return history;
    }

    /** More time for the same files is no change. */
    private static boolean changes(RecordedRequest request) {
        return switch (request.action()) {
            case "StartLoop", "StopLoop" -> true;
            case "UpdateLoop" -> FILE.matcher(request.bodyText()).find();
            default -> false;
        };
    }

    private static String streamOf(RecordedRequest request) {
        Matcher stream = STREAM.matcher(request.rawQuery() + request.bodyText());
        if (!stream.find()) {
            throw new IllegalStateException("No stream in " + request);
        }
        return stream.group(1);
    }

    /** As the service does, which refuses to start what is on, and to change or stop what is not. */
    private static void apply(RecordedRequest request, Instant at, List<Shown> history) {
        Shown last = history.isEmpty() ? null : history.get(history.size() - 1);
        boolean isOn = last != null && last.until() == null;
        switch (request.action()) {
            case "StartLoop" -> {
                Shown started = started(request, at);
                // One of the two was refused; which one, only the service knows.
                if (isOn && last.file().equals(started.file())) {
                    history.remove(last);
                }
                history.add(started);
            }
            case "UpdateLoop" -> {
                if (isOn && last.from().isBefore(at)) {
                    end(history, at);
                    history.add(new Shown(file(request), at, null));
                }
            }
            default -> {
                if (isOn) {
                    end(history, at);
                }
            }
        }
    }

    /** What is told to begin at a time to come and taken back before has never been on air. */
    private static void end(List<Shown> history, Instant at) {
        Shown last = history.remove(history.size() - 1);
        if (last.from().isBefore(at)) {
            history.add(new Shown(last.file(), last.from(), at));
        }
    }

    private static Shown started(RecordedRequest request, Instant at) {
        Matcher start = START_TIME.matcher(request.bodyText());
        Instant from = start.find() ? Instant.ofEpochSecond(Long.parseLong(start.group(1))) : at;
        return new Shown(file(request), from.isAfter(at) ? from : at, null);
    }

    private static String file(RecordedRequest request) {
        Matcher file = FILE.matcher(request.bodyText());
        if (!file.find()) {
            throw new IllegalStateException("No file in " + request.bodyText());
        }
        return file.group();
    }
}
