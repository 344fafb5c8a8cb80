/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as numbers of a unit. The service takes whole numbers; a fraction is written as one, for validation to find. */
final class DurationJson {

    private DurationJson() {}

    abstract static class Writer extends JsonSerializer<Duration> {

        private final BigDecimal unit;

        Writer(Duration unit) {
            this.unit = seconds(unit);
        }

        @Override
        public void serialize(Duration duration, JsonGenerator json, SerializerProvider provider) throws IOException {
            BigDecimal number =
                    seconds(duration).divide(unit, MathContext.DECIMAL64).stripTrailingZeros();
            if (number.scale() <= 0) {
                json.writeNumber(number.toBigInteger());
            } else {
                json.writeNumber(number.setScale(Math.min(number.scale(), 3), RoundingMode.HALF_UP));
            }
        }
    }

    abstract static class Reader extends JsonDeserializer<Duration> {

        private final BigDecimal unit;

        Reader(Duration unit) {
            this.unit = seconds(unit);
        }

        @Override
        public @Nullable Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                BigDecimal number = KetJson.decimal(KetJson.text(json, context));
                return Duration.ofMillis(number.multiply(unit).movePointRight(3).longValueExact());
            } catch (ArithmeticException | NumberFormatException e) {
                return null;
            }
        }
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }
}
