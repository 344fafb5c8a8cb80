/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One of the Records of a notification. It tells that something has happened to a file, and nothing more is made of it: an
 * event may be late, and the bucket knows better.
 *
 * @param id the same for an event that is sent twice; one line of ASCII
 */
public record StorageEvent(String bucket, String key, String id) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException if a notification has none */
    public static JsonNode records(String notification) {
        try {
            JsonNode records =
                    JSON.readTree(notification == null ? "" : notification).path("Records");
            if (!records.isArray()) {
                throw new IllegalArgumentException("Records must be a list");
            }
            return records;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new IllegalArgumentException(
                    at == null
                            ? e.getOriginalMessage()
                            : "It must be JSON, but is not at line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
    }

    /** @throws IllegalArgumentException if it names no file */
    public static StorageEvent of(JsonNode event) {
        String bucket = required(event, "/s3/bucket/name");
        String key = decoded(required(event, "/s3/object/key"));
        String id = String.join(
                " ",
                event.at("/eventName").asText(),
                event.at("/eventTime").asText(),
                event.at("/s3/object/sequencer").asText(),
                event.at("/s3/object/eTag").asText(),
                bucket,
                key);
        return new StorageEvent(bucket, key, URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    /** Keys are sent as in the query of an address, with + for a space. */
    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "s3.object.key must be encoded as in an address, but is '" + Refused.onOneLine(key) + "'");
        }
    }

    private static String required(JsonNode event, String place) {
        JsonNode text = event.at(place);
        if (!text.isTextual() || text.asText().isBlank()) {
            throw new IllegalArgumentException(place.substring(1).replace('/', '.') + " must be a text");
        }
        return text.asText();
    }
}
