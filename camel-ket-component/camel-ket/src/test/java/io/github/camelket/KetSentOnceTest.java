/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.SentOnceMatrix.Outcome;
import io.github.camelket.SentOnceMatrix.Situation;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The promise that a call is sent once: whatever goes wrong, and whether the call reads or changes something. */
class KetSentOnceTest {

    private static final Class<?> NO_ANSWER = KetNoAnswerException.class;
    private static final Class<?> THROTTLED = KetThrottledException.class;
    private static final Class<?> AUTHENTICATION = KetAuthenticationException.class;
    private static final Class<?> FAILED = KetOperationFailedException.class;

    /** Beside each situation: requests seen, whether carried out, the exception, and whether a change is safe to repeat. */
    static Stream<Arguments> cells() {
        Iterator<Situation> situations = SentOnceMatrix.situations().iterator();
        // spotless:off
        return Stream.of(
                // It never left.
                Arguments.of(situations.next(), 0, "no",         NO_ANSWER,      true),
                Arguments.of(situations.next(), 0, "no",         NO_ANSWER,      true),
                Arguments.of(situations.next(), 0, "no",         NO_ANSWER,      true),
                Arguments.of(situations.next(), 0, "no",         NO_ANSWER,      true),
                // It may have.
                Arguments.of(situations.next(), 0, "no",         NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "no",         NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "yes",        NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "no",         NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "yes",        NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "no",         NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "yes, later", NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "yes",        NO_ANSWER,      false),
                // It was refused.
                Arguments.of(situations.next(), 1, "no",         THROTTLED,      true),
                Arguments.of(situations.next(), 1, "no",         THROTTLED,      true),
                Arguments.of(situations.next(), 1, "no",         AUTHENTICATION, true),
                // The answer does not tell.
                Arguments.of(situations.next(), 1, "no",         NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "yes",        NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "no",         NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "yes",        NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "no",         FAILED,         false),
                Arguments.of(situations.next(), 1, "yes",        FAILED,         false),
                Arguments.of(situations.next(), 1, "yes",        NO_ANSWER,      false),
                Arguments.of(situations.next(), 1, "yes",        NO_ANSWER,      false));
        // spotless:on
    }

    @Test
    void everySituationIsTried() {
        assertThat(cells()).hasSameSizeAs(SentOnceMatrix.situations());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void aChange(Situation situation, int seen, String executed, Class<?> exception, boolean safe) throws Exception {
        assertThatCall(situation.call(SentOnceMatrix.CHANGING), seen, executed, exception, safe);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void aReading(Situation situation, int seen, String executed, Class<?> exception, boolean ofChange)
            throws Exception {
        assertThatCall(situation.call(SentOnceMatrix.READING), seen, executed, exception, true);
    }

    private static void assertThatCall(Outcome outcome, int seen, String executed, Class<?> exception, boolean safe) {
        assertThat(outcome.exception()).isExactlyInstanceOf(exception);
        assertThat(outcome.seen()).as("requests seen").isEqualTo(seen);
        assertThat(outcome.executed()).as("carried out").isEqualTo(executed);
        assertThat(outcome.isSafeToRepeat()).as("safe to repeat").isEqualTo(safe);
    }
}
