/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How this component reads and writes JSON, in one place. */
public final class KetJson {

    /** The name under which records keep what they do not name: one that no member of an answer has. */
    static final String ANY_OTHER = "\u0000";

    /** No number that anybody meant has more digits. */
    public static final int MOST_DIGITS = 1000;

    /**
     * What a document may have at most, far above anything of the service: a hostile one must not cost memory or stack. Its
     * size in all is limited where it is read from the wire, by maxResponseSize.
     */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(MOST_DIGITS)
            .maxNameLength(1_000)
            .maxStringLength(10 * 1024 * 1024)
            .build();

    /**
     * Reads members without regard to case, as the service itself is not of one mind about it, and refuses whatever
     * follows the end of a document, as that is a sign of a mangled answer.
     */
    public static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A parse error must not quote the document, in which the gateway may have echoed a signed request.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Numbers keep their digits on the way through: 480.0 must not come out as 4.8E+2.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            // A member of an odd kind is taken for absent; it must not turn a success into something unreadable.
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(LogicalType.POJO, KetJson::emptyIsAbsent)
            .withCoercionConfig(LogicalType.Collection, KetJson::emptyIsAbsent)
            .addHandler(new DeserializationProblemHandler() {
                @Override
                public @Nullable Object handleWeirdStringValue(
                        DeserializationContext context, Class<?> type, String value, String message) {
                    return null;
                }

                @Override
                public @Nullable Object handleUnexpectedToken(
                        DeserializationContext context, JavaType type, JsonToken token, JsonParser json, String message)
                        throws IOException {
                    json.skipChildren();
                    return null;
                }

                @Override
                public @Nullable Object handleMissingInstantiator(
                        DeserializationContext context,
                        Class<?> type,
                        ValueInstantiator instantiator,
                        JsonParser json,
                        String message)
                        throws IOException {
                    json.skipChildren();
                    return null;
                }

                @Override
                public @Nullable Object handleInstantiationProblem(
                        DeserializationContext context, Class<?> type, Object argument, Throwable cause) {
                    return null;
                }
            })
            .addModule(numbersAndTimes())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** A reader knows how its type is read; the mapper would look it up for each answer, and all threads in one place. */
    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type);
        }
    };

    private KetJson() {}

    /** Reads a document, and a number that is beyond all reckoning as the bad JSON that it is. */
    public static JsonNode readTree(byte[] json) throws IOException {
        try {
            return MAPPER.readTree(json);
        } catch (NumberFormatException e) {
            throw tooLarge();
        }
    }

    /** The same of a text. */
    public static JsonNode readTree(String json) throws JsonProcessingException {
        try {
            return MAPPER.readTree(json);
        } catch (NumberFormatException e) {
            throw tooLarge();
        }
    }

    /** The same into a record. */
    public static <T> @Nullable T readValue(byte[] json, Class<T> type) throws IOException {
        try {
            return READERS.get(type).readValue(json);
        } catch (NumberFormatException e) {
            throw tooLarge();
        }
    }

    /** Jackson's own complaint is no JSON exception, and quotes the document. */
    private static JsonProcessingException tooLarge() {
        return new JsonParseException(null, "A number has too large an exponent");
    }

    private static void emptyIsAbsent(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull);
    }

    /**
     * Whole numbers may come as text or with a fraction of 0. Points in time are Unix seconds on the wire, days are
     * {@code yyyy-MM-dd}.
     */
    private static SimpleModule numbersAndTimes() {
        return new SimpleModule()
                .addSerializer(Instant.class, seconds(Instant::getEpochSecond))
                .addSerializer(Date.class, seconds(date -> Math.floorDiv(date.getTime(), 1000L)))
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addDeserializer(Integer.class, reader(text -> decimal(text).intValueExact()))
                .addDeserializer(
                        Instant.class,
                        reader(text -> Instant.ofEpochSecond(decimal(text).longValueExact())))
                .addDeserializer(LocalDate.class, reader(LocalDate::parse));
    }

    /** Reads what is a number or a text, and takes what cannot be read for absent. */
    private static <T> JsonDeserializer<T> reader(Function<String, T> parser) {
        return new JsonDeserializer<>() {
            @Override
            public @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                try {
                    return parser.apply(text(json, context).strip());
                } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
                    return null;
                }
            }
        };
    }

    /** What is a text already, as most is, need not become a node first. */
    static String text(JsonParser json, DeserializationContext context) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING) || json.hasToken(JsonToken.VALUE_NUMBER_INT)
                ? json.getText()
                : context.readTree(json).asText();
    }

    /**
     * A number without exponent; empty if it is not finite, or has more digits than {@link #MOST_DIGITS}: 1e999999999 is
     * short as it is, and fills the memory when it is written out.
     */
    public static Optional<String> plain(JsonNode number) {
        try {
            return Optional.of(number.decimalValue())
                    .filter(decimal -> !isLong(decimal))
                    .map(BigDecimal::toPlainString);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a number out of a text. What takes a million digits would take minutes.
     *
     * @throws NumberFormatException if it is none, or has more digits than {@link #MOST_DIGITS}
     */
    static BigDecimal decimal(String text) {
        String digits = text.strip();
        if (digits.length() <= MOST_DIGITS) {
            BigDecimal decimal = new BigDecimal(digits);
            if (!isLong(decimal)) {
                return decimal;
            }
        }
        throw new NumberFormatException("More than " + MOST_DIGITS + " digits");
    }

    private static boolean isLong(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS;
    }

    /** A number that came as text; absent if it is none. */
    static <T> @Nullable T number(String text, IntFunction<T> type) {
        try {
            return type.apply(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static <T> JsonSerializer<T> seconds(ToLongFunction<T> secondsOf) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T time, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeNumber(secondsOf.applyAsLong(time));
            }
        };
    }

    /** A copy, as records are shared between messages; of any elements, as what is wrong in it is told by validation. */
    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    static Map<String, JsonNode> orEmpty(@Nullable Map<String, JsonNode> members) {
        return members == null || members.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}
