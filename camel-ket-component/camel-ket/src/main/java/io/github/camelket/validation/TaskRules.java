/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import static io.github.camelket.validation.MemberRule.optional;

import io.github.camelket.model.Violation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;

/** What is asked about tasks (section "GetTaskList"; GetLiveTransDuration is known from the vendor's client libraries). */
final class TaskRules {

    private static final ValueRule DAY = ValueRule.text(text -> day(text).isPresent(), "a day such as 2026-11-23");

    private static final MemberRule START = optional("StartUnixTime", Times.UNIX_SECONDS);
    private static final MemberRule END = optional("EndUnixTime", Times.UNIX_SECONDS);

    private TaskRules() {}

    static void checkDays(Structure request) {
        Optional<LocalDate> first = checkDay(request, "StartDate");
        Optional<LocalDate> last = checkDay(request, "EndDate");
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            request.note(Violation.contradiction(
                    "EndDate", request.get("EndDate"), "StartDate, which is " + first.get() + ", or a later day"));
        }
    }

    private static Optional<LocalDate> checkDay(Structure request, String name) {
        request.check(optional(name, DAY));
        return request.text(name).flatMap(TaskRules::day);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1 && day.getYear() <= 9999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static void checkTimes(Structure request) {
        OptionalLong start = request.number(START);
        OptionalLong end = request.number(END);
        if (start.isPresent() && end.isPresent() && end.getAsLong() <= start.getAsLong()) {
            request.note(Violation.contradiction(
                    END.member(),
                    request.get(END.member()),
                    "later than StartUnixTime, which is " + start.getAsLong()));
        }
    }
}
