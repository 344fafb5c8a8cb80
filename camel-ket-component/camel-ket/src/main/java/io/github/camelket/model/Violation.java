/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param path where: the names of the wire, such as {@code Output[1].format.vbr}; of parameters of which one is wanted,
 *     all of them
 * @param shown what is there instead, fit to be shown: of an address scheme, host and kind of file at most, as the rest
 *     may be a key or a signature
 * @param allowed what may be there; for what is missing, what is wanted and where it could come from
 * @param kind in which way it is wrong
 */
public record Violation(String path, String shown, String allowed, Kind kind) implements Serializable {

    /** In which way a request is wrong. */
    public enum Kind {
        /** Something that is required is not there. */
        MISSING,
        /** Two members cannot both be meant. */
        CONTRADICTION,
        /** A value is no number, text, list or structure where one is wanted. */
        TYPE,
        /** A value is of the right type, but out of its range, its pattern or its list. */
        VALUE,
        /** What would make another request of this one, or cannot be written down. */
        UNSENDABLE
    }

    /** Something that is not there. */
    public static Violation missing(String path, String wanted) {
        return new Violation(path, ShownValue.of(null), wanted, Kind.MISSING);
    }

    /** A value that another one rules out. */
    public static Violation contradiction(String path, @Nullable JsonNode value, String allowed) {
        return new Violation(path, ShownValue.of(value), allowed, Kind.CONTRADICTION);
    }

    /** A value of a wrong type. */
    public static Violation type(String path, @Nullable JsonNode value, String allowed) {
        return new Violation(path, ShownValue.of(value), allowed, Kind.TYPE);
    }

    /** A value that is not allowed. */
    public static Violation value(String path, @Nullable JsonNode value, String allowed) {
        return new Violation(path, ShownValue.of(value), allowed, Kind.VALUE);
    }

    /** A member that must not be sent, whatever its value, which is not shown. */
    public static Violation unsendable(String name, String allowed) {
        return new Violation(ShownValue.escaped(name), "given", allowed, Kind.UNSENDABLE);
    }

    /** One clause, without a full stop. */
    @Override
    public String toString() {
        return kind == Kind.MISSING
                ? "required and missing: " + allowed
                : path + " must be " + allowed + ", but is " + shown;
    }
}
