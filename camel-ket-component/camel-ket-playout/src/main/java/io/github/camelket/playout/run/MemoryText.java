/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.OwnedKey;
import io.github.camelket.playout.guide.RelayKey;
import io.github.camelket.playout.plan.Memory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Memory} as JSON text, as a store of jobs keeps it. What cannot be read of it is dropped: it is only memory. */
final class MemoryText {

    private static final Logger LOG = LoggerFactory.getLogger(MemoryText.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private MemoryText() {}

    static String write(Memory memory) {
        ObjectNode text = JSON.createObjectNode();
        write(memory.ahead(), text.putArray("ahead"));
        write(memory.begun(), text.putArray("begun"));
        write(memory.limits(), text.putArray("limits"));
        return text.toString();
    }

    static Memory read(@Nullable String text) {
        if (text == null) {
            return Memory.NOTHING;
        }
        try {
            JsonNode read = JSON.readTree(text);
            return new Memory(
                    read(OwnedKey.class, read.path("ahead")),
                    read(ChannelKey.class, read.path("begun")),
                    read(ChannelKey.class, read.path("limits")));
        } catch (JsonProcessingException e) {
            LOG.warn("What playout remembered cannot be read, and it goes on without: {}", e.getOriginalMessage());
            return Memory.NOTHING;
        }
    }

    private static void write(Map<? extends OwnedKey, Instant> times, ArrayNode entries) {
        times.forEach((key, time) -> {
            ObjectNode entry =
                    entries.addObject().put("uniqName", key.uniqName()).put("app", key.app());
            if (key instanceof ChannelKey channel) {
                entry.put("stream", channel.stream());
            } else if (key instanceof RelayKey relay) {
                entry.put("source", relay.source());
            }
            entry.put("at", time.toString());
        });
    }

    private static <K extends OwnedKey> Map<K, Instant> read(Class<K> type, JsonNode entries) {
        Map<K, Instant> times = new HashMap<>();
        for (JsonNode entry : entries) {
            try {
                times.put(type.cast(key(entry)), Instant.parse(text(entry, "at")));
            } catch (IllegalArgumentException | DateTimeException | ClassCastException e) {
                LOG.warn("Playout goes on without a part of what it remembered: {}", e.getMessage());
            }
        }
        return times;
    }

    private static OwnedKey key(JsonNode entry) {
        return entry.has("stream")
                ? new ChannelKey(text(entry, "uniqName"), text(entry, "app"), text(entry, "stream"))
                : new RelayKey(text(entry, "uniqName"), text(entry, "app"), text(entry, "source"));
    }

    private static String text(JsonNode entry, String member) {
        JsonNode value = entry.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(member + " is not a text");
        }
        return value.textValue();
    }
}
