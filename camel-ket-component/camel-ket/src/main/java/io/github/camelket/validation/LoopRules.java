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
import static io.github.camelket.validation.MemberRule.required;

import io.github.camelket.model.Violation;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Loops (sections "StartLoop" and "UpdateLoop"). */
final class LoopRules {

    private static final int LONGEST_HOURS = 480;
    private static final int START_AHEAD_SECONDS = 60;
    private static final int LONGER_THAN_SECONDS = 30;

    private static final MemberRule START = optional("TaskStartTime", Times.UNIX_SECONDS);
    private static final MemberRule STOP = optional("TaskStopTime", Times.UNIX_SECONDS);

    /** 0 hours are as good as none where a loop starts: the longest time. */
    private static final MemberRule HOURS_OF_START = optional("DurationHour", ValueRule.range(0, LONGEST_HOURS));

    private static final MemberRule HOURS_OF_UPDATE = optional("DurationHour", ValueRule.range(1, LONGEST_HOURS));

    private static final MemberRule PATH = required("Path", Addresses.LOOP_SOURCE);
    private static final MemberRule INDEX = required("Index", ValueRule.atLeast(0));

    private LoopRules() {}

    static void checkStart(Structure request, Instant now) {
        checkSources(request);
        request.check(HOURS_OF_START);
        checkTimes(request, now.getEpochSecond());
    }

    static void checkUpdate(Structure request) {
        checkSources(request);
        request.check(HOURS_OF_UPDATE);
    }

    private static void checkSources(Structure request) {
        Set<BigInteger> indexes = new HashSet<>();
        for (Structure source : request.someStructures("SrcInfo")) {
            source.check(PATH);
            source.check(INDEX);
            // Right or wrong: where a wrong one is let through, two of them are still one too many.
            ValueRule.numberOf(source.get("Index"))
                    .filter(index -> !indexes.add(index))
                    .ifPresent(index -> source.note(Violation.contradiction(
                            source.path("Index"), source.get("Index"), "another one than in the other sources")));
        }
    }

    /** 0 is as good as nothing. */
    private static void checkTimes(Structure request, long now) {
        OptionalLong start = request.number(START);
        OptionalLong stop = request.number(STOP);
        boolean startsAtOnce = !request.has(START.member()) || start.orElse(-1) == 0;
        if (!startsAtOnce && start.isEmpty()) {
            return;
        }
        long begin = startsAtOnce ? now : start.getAsLong();
        if (!startsAtOnce && begin < now + START_AHEAD_SECONDS) {
            request.note(Violation.value(
                    START.member(), request.get(START.member()), "in Unix seconds, at least 1 minute ahead"));
        }
        if (stop.orElse(0) != 0 && stop.getAsLong() <= begin + LONGER_THAN_SECONDS) {
            request.note(Violation.contradiction(
                    STOP.member(),
                    request.get(STOP.member()),
                    "in Unix seconds, more than 30 s after the start, which is " + begin));
        }
    }
}
