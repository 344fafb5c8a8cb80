/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.model.OneLine;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.Failure;
import io.github.camelket.playout.status.RelayStatus;
import io.github.camelket.playout.status.SafeText;
import io.github.camelket.playout.status.StationStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The page {@code ket-playout} of the developer console: the channels and relays of each station of the context. */
@DevConsole(
        name = "ket-playout",
        displayName = "KET playout",
        description = "Channels and relays that playout keeps on air")
public class PlayoutDevConsole extends AbstractDevConsole {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);

    public PlayoutDevConsole() {
        super("camel", "ket-playout", "KET playout", "Channels and relays that playout keeps on air");
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray stations = new JsonArray();
        getCamelContext().hasServices(PlayoutView.class).forEach(view -> stations.add(station(view)));
        JsonObject root = new JsonObject();
        root.put("stations", stations);
        return root;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        getCamelContext().hasServices(PlayoutView.class).forEach(view -> {
            line(text, "Playout " + view.name() + ":");
            station(text, view.status());
        });
        return text.toString();
    }

    private static JsonObject station(PlayoutView view) {
        JsonObject json = new JsonObject();
        json.put("name", view.name());
        json.putAll(StatusJson.of(view.status()));
        return json;
    }

    private static void station(StringBuilder text, StationStatus station) {
        line(text, "Service read: " + (station.readAt() == null ? "never" : station.readAt()));
        line(text, "Guide in force since: " + station.guideLoadedAt());
        if (station.guideProblem() != null) {
            line(text, "A newer guide is refused: " + SafeText.of(station.guideProblem()));
        }
        if (station.dryRun()) {
            line(text, "A dry run: nothing is changed.");
        }
        line(text, "Channels:");
        station.channels().forEach(channel -> channel(text, channel, station.at()));
        line(text, "Relays:");
        station.relays().forEach(relay -> relay(text, relay));
    }

    private static void channel(StringBuilder text, ChannelStatus channel, Instant now) {
        line(
                text,
                "  %-8s %s (%s)  now: %s  next: %s  limit: %s"
                        .formatted(
                                channel.state(),
                                channel.name(),
                                channel.key(),
                                showing(channel.current(), channel.timeZone()),
                                showing(channel.next(), channel.timeZone()),
                                limit(channel.limit(), now)));
        failure(text, channel.failure());
    }

    private static void relay(StringBuilder text, RelayStatus relay) {
        line(
                text,
                "  %-8s %s (%s)  %s"
                        .formatted(
                                relay.state(),
                                relay.name(),
                                SafeText.of(relay.key().toString()),
                                times(relay.start(), relay.end(), relay.timeZone())));
        relay.targets()
                .forEach(target -> line(
                        text,
                        "           %s %s"
                                .formatted(target.running() ? "runs to" : "not to ", SafeText.of(target.address()))));
        failure(text, relay.failure());
    }

    private static void failure(StringBuilder text, @Nullable Failure failure) {
        if (failure != null) {
            line(
                    text,
                    "           failed %d times since %s: %s"
                            .formatted(failure.attempts(), failure.since(), SafeText.of(failure.message())));
        }
    }

    private static String showing(@Nullable Showing showing, ZoneId zone) {
        return showing == null ? "nothing" : showing.name() + " " + times(showing.start(), showing.end(), zone);
    }

    /** In the zone in which they are meant. */
    private static String times(@Nullable Instant start, @Nullable Instant end, ZoneId zone) {
        return start == null ? "" : time(start, zone) + (end == null ? "" : " to " + time(end, zone)) + " " + zone;
    }

    private static String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    private static String limit(@Nullable Instant limit, Instant now) {
        if (limit == null) {
            return "none";
        }
        Duration left = Duration.between(now, limit);
        return "in %d d %d h".formatted(left.toDays(), left.toHoursPart());
    }

    /** Names are people's own: one that has a line break in it makes no line of its own. */
    private static void line(StringBuilder text, String line) {
        text.append(OneLine.of(line).stripTrailing()).append('\n');
    }
}
