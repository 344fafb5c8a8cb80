/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.view;

import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.status.ChannelStatus;
import io.github.camelket.playout.status.Failure;
import io.github.camelket.playout.status.RelayStatus;
import io.github.camelket.playout.status.SafeText;
import io.github.camelket.playout.status.State;
import io.github.camelket.playout.status.StationStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Function;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A status as JSON, for the page and for the console. Times are in UTC; what is absent is left out. */
final class StatusJson {

    private StatusJson() {}

    static JsonObject of(StationStatus status) {
        JsonObject json = new JsonObject();
        json.put("at", status.at().toString());
        time(json, "readAt", status.readAt());
        time(json, "guideLoadedAt", status.guideLoadedAt());
        if (status.guideProblem() != null) {
            json.put("guideProblem", SafeText.of(status.guideProblem()));
        }
        json.put("dryRun", status.dryRun());
        json.put("channels", list(status.channels(), StatusJson::channel));
        json.put("relays", list(status.relays(), StatusJson::relay));
        return json;
    }

    private static JsonObject channel(ChannelStatus channel) {
        JsonObject json = owned(channel.key(), channel.name(), channel.timeZone(), channel.state(), channel.failure());
        json.put("stream", channel.key().stream());
        showing(json, "current", channel.current());
        showing(json, "next", channel.next());
        json.put("showings", list(channel.showings(), StatusJson::showing));
        time(json, "limit", channel.limit());
        return json;
    }

    private static JsonObject relay(RelayStatus relay) {
        JsonObject json = owned(relay.key(), relay.name(), relay.timeZone(), relay.state(), relay.failure());
        json.put("source", SafeText.of(relay.key().source()));
        time(json, "start", relay.start());
        time(json, "end", relay.end());
        json.put("targets", list(relay.targets(), StatusJson::target));
        return json;
    }

    private static JsonObject owned(
            OwnedKey key, String name, ZoneId timeZone, State state, @Nullable Failure failure) {
        JsonObject json = new JsonObject();
        json.put("name", name);
        json.put("uniqName", key.uniqName());
        json.put("app", key.app());
        json.put("timeZone", zone(timeZone));
        json.put("state", state.name());
        if (failure != null) {
            JsonObject shown = new JsonObject();
            shown.put("since", failure.since().toString());
            shown.put("attempts", failure.attempts());
            shown.put("message", SafeText.of(failure.message()));
            json.put("failure", shown);
        }
        return json;
    }

    /** In a spelling that browsers know, too: Java has more names for an offset than they have. */
    private static String zone(ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset offset
                ? offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId()
                : zone.getId();
    }

    private static void showing(JsonObject json, String name, @Nullable Showing showing) {
        if (showing != null) {
            json.put(name, showing(showing));
        }
    }

    private static JsonObject showing(Showing showing) {
        JsonObject json = new JsonObject();
        json.put("name", showing.name());
        json.put("start", showing.start().toString());
        time(json, "end", showing.end());
        return json;
    }

    private static JsonObject target(RelayStatus.Target target) {
        JsonObject json = new JsonObject();
        json.put("address", SafeText.of(target.address()));
        json.put("running", target.running());
        return json;
    }

    private static void time(JsonObject json, String name, @Nullable Instant time) {
        if (time != null) {
            json.put(name, time.toString());
        }
    }

    private static <T> JsonArray list(Collection<T> elements, Function<T, JsonObject> json) {
        JsonArray list = new JsonArray();
        elements.forEach(element -> list.add(json.apply(element)));
        return list;
    }
}
