/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A point in time that travels as {@code yyyy-MM-dd HH:mm:ss} in China Standard Time; an empty text means never. */
@JacksonAnnotationsInside
@JsonSerialize(using = ChinaTime.Writer.class)
@JsonDeserialize(using = ChinaTime.Reader.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface ChinaTime {

    DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** China has one time zone, and no summer time. */
    ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    final class Writer extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(FORMAT.format(time.atOffset(OFFSET)));
        }
    }

    final class Reader extends JsonDeserializer<Instant> {
        @Override
        public @Nullable Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return read(KetJson.text(json, context)).toInstant(OFFSET);
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        /** What is plain digits is read by hand: the formatter took a quarter of the time of a whole page of tasks. */
        private static LocalDateTime read(String text) {
            try {
                if (text.length() == 19
                        && text.charAt(4) == '-'
                        && text.charAt(7) == '-'
                        && text.charAt(10) == ' '
                        && text.charAt(13) == ':'
                        && text.charAt(16) == ':') {
                    return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19));
                }
            } catch (DateTimeException e) {
                // For the formatter, which is the one to say what is a time.
            }
            return LocalDateTime.parse(text, FORMAT);
        }

        private static int number(String text, int begin, int end) {
            int number = 0;
            for (int i = begin; i < end; i++) {
                char digit = text.charAt(i);
                if (digit < '0' || digit > '9') {
                    throw new DateTimeException("Not a number");
                }
                number = 10 * number + digit - '0';
            }
            return number;
        }
    }
}
