/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.model.Violation;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a single value may be.
 *
 * @param type whether it is of the right type at all
 * @param limits whether it is within its range, pattern or list, if it is of the right type
 * @param allowed both in words
 */
record ValueRule(Predicate<JsonNode> type, Predicate<JsonNode> limits, String allowed) {

    /** Enough to be out of any range; what is longer is no number that anybody meant. */
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,100}");

    static final ValueRule TEXT = text(text -> true, "a text");

    static final ValueRule WHOLE_NUMBER = number(Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number of 32 bits");

    static ValueRule range(long min, long max) {
        return number(min, max, "a whole number from " + min + " to " + max);
    }

    static ValueRule atLeast(int min) {
        return number(min, Integer.MAX_VALUE, "a whole number of 32 bits, at least " + min);
    }

    static ValueRule number(long min, long max, String allowed) {
        BigInteger least = BigInteger.valueOf(min);
        BigInteger most = BigInteger.valueOf(max);
        return new ValueRule(
                value -> numberOf(value).isPresent(),
                value -> numberOf(value)
                        .filter(number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0)
                        .isPresent(),
                allowed);
    }

    static ValueRule pattern(String pattern, String allowed) {
        return text(Pattern.compile(pattern).asMatchPredicate(), allowed);
    }

    static ValueRule oneOf(String... texts) {
        List<String> known = List.of(texts);
        return text(known::contains, "one of " + String.join(", ", Arrays.asList(texts)));
    }

    /** A text; numbers pass for their digits, as they do on the wire. */
    static ValueRule text(Predicate<String> limits, String allowed) {
        return new ValueRule(JsonNode::isValueNode, value -> limits.test(value.asText()), allowed);
    }

    /** A whole number, which may have come as text: a query knows nothing else. */
    static Optional<BigInteger> numberOf(JsonNode value) {
        if (value.isIntegralNumber()) {
            return Optional.of(value.bigIntegerValue());
        }
        boolean digits = value.isTextual() && DIGITS.matcher(value.textValue()).matches();
        return digits ? Optional.of(new BigInteger(value.textValue())) : Optional.empty();
    }

    boolean allows(JsonNode value) {
        return type.test(value) && limits.test(value);
    }

    /** What is wrong with a value that is not allowed. */
    Violation violation(String path, JsonNode value) {
        return type.test(value) ? Violation.value(path, value, allowed) : Violation.type(path, value, allowed);
    }
}
