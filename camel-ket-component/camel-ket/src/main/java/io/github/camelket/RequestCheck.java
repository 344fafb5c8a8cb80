/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.client.KetRequest;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.Violation;
import io.github.camelket.validation.RequestValidator;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a request may be sent.
 *
 * @param validation how strictly
 * @param clock what time rules count from
 */
record RequestCheck(Validation validation, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(RequestCheck.class);

    /** @throws KetInvalidRequestException if the request may not be sent; it names everything that is wrong */
    KetRequest request(KetAction action, ObjectNode parameters) {
        List<Violation> violations =
                validation == Validation.OFF ? List.of() : RequestValidator.check(action, parameters, clock.instant());
        if (!violations.isEmpty()) {
            tolerate(action, withUnsendable(action, parameters, violations));
        }
        // Which refuses what is unsendable by itself.
        return new KetRequest(action, parameters);
    }

    private void tolerate(KetAction action, List<Violation> violations) {
        boolean tolerable = validation == Validation.LENIENT
                && violations.stream().allMatch(violation -> violation.kind() == Violation.Kind.VALUE);
        if (!tolerable) {
            throw new KetInvalidRequestException(action, violations);
        }
        LOG.warn(
                "{} is sent against the rules of the API document: {}.",
                action.wireName(),
                violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    }

    private static List<Violation> withUnsendable(KetAction action, ObjectNode parameters, List<Violation> violations) {
        List<Violation> unsendable = KetRequest.unsendable(action, parameters);
        Set<String> known = unsendable.stream().map(Violation::path).collect(Collectors.toSet());
        return Stream.concat(
                        unsendable.stream(), violations.stream().filter(violation -> !known.contains(violation.path())))
                .toList();
    }
}
