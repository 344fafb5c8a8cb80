/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that cannot be sent as it is: nothing has left this process. The message names each parameter at fault, what
 * was given and what is allowed, and shows neither keys nor signatures.
 */
public class KetInvalidRequestException extends IllegalArgumentException {

    private final List<Violation> violations;

    /** A message from which no request can be made at all. */
    public KetInvalidRequestException(String message) {
        super(message);
        this.violations = List.of();
    }

    /** A request with something wrong in it. */
    public KetInvalidRequestException(KetAction action, List<Violation> violations) {
        super(action.wireName() + " cannot be sent: " + describe(violations) + ".");
        this.violations = List.copyOf(violations);
    }

    /** Everything that is wrong with the request; empty if the message did not make one. */
    public List<Violation> violations() {
        return violations;
    }

    /** What is missing first, under one heading. */
    private static String describe(List<Violation> violations) {
        String missing = violations.stream()
                .filter(violation -> violation.kind() == Violation.Kind.MISSING)
                .map(Violation::allowed)
                .collect(Collectors.joining(", and "));
        Stream<String> others = violations.stream()
                .filter(violation -> violation.kind() != Violation.Kind.MISSING)
                .map(Violation::toString);
        return Stream.concat(missing.isEmpty() ? Stream.empty() : Stream.of("required and missing: " + missing), others)
                .collect(Collectors.joining("; "));
    }
}
