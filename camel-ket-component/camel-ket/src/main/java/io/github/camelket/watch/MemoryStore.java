/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetJson;
import io.github.camelket.watch.Memory.Told;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link Memory} where it survives, as one line of JSON. It is ASCII, as a file repository writes the platform's
 * own encoding.
 */
final class MemoryStore {

    private static final ObjectWriter WRITER = KetJson.MAPPER
            .writer()
            .with(JsonWriteFeature.ESCAPE_NON_ASCII)
            .without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

    /** What was within the limits of an answer is a little deeper and longer here, and must not end the watch. */
    private static final ObjectReader READER = KetJson.MAPPER
            .reader()
            .with(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(2 * KetJson.MOST_DIGITS)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build());

    private final WatchedList list;
    private final StateRepository<String, String> repository;
    private final String key;

    MemoryStore(WatchedList list, StateRepository<String, String> repository, String key) {
        this.list = list;
        this.repository = repository;
        this.key = key;
    }

    void save(Memory memory) {
        ObjectNode state = KetJson.MAPPER.createObjectNode();
        state.put("action", list.action().wireName())
                .put("revision", memory.revision())
                .put("lastVanished", memory.lastVanished());
        if (memory.resumeFrom() != null) {
            state.put("resumeFrom", memory.resumeFrom().toString());
        }
        ArrayNode records = state.putArray("told");
        memory.told().forEach((id, told) -> records.addObject()
                .put("key", id)
                .put("revision", told.revision())
                .set("record", KetJson.MAPPER.valueToTree(told.record())));
        try {
            repository.setState(key, WRITER.writeValueAsString(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was told of " + list.action().wireName() + " cannot be written", e);
        }
    }

    /** @throws IllegalStateException if there is something else under the key */
    Memory load() {
        String text = repository.getState(key);
        if (text == null) {
            return new Memory(list);
        }
        try {
            JsonNode state = READER.readTree(text);
            if (!state.path("action").asText().equals(list.action().wireName())
                    || !state.path("told").isArray()) {
                throw unreadable(null);
            }
            Map<String, Told> told = new LinkedHashMap<>();
            for (JsonNode record : state.get("told")) {
                told.put(
                        record.path("key").asText(),
                        new Told(
                                record.path("revision").asLong(),
                                KetJson.MAPPER.treeToValue(record.get("record"), list.recordType())));
            }
            String day = state.path("resumeFrom").asText(null);
            return new Memory(
                    list,
                    told,
                    state.path("revision").asLong(),
                    state.path("lastVanished").asLong(),
                    day == null ? null : LocalDate.parse(day));
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw unreadable(e);
        }
    }

    private IllegalStateException unreadable(@Nullable Exception cause) {
        return new IllegalStateException(
                "The stateRepository keeps something else than what was told of "
                        + list.action().wireName() + " under '" + key
                        + "'. Remove it, and everything will appear anew; or choose another stateKey.",
                cause);
    }
}
