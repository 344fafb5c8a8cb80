/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.client.KetFailure;
import io.github.camelket.client.KetRequest;
import io.github.camelket.client.KetResponse;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is concluded from states that a local service does not get into, in a time that passes by waiting alone. */
class ReadBackCallerTest {

    /** 12:00 in China. */
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), ZoneOffset.UTC);

    private static final String NO_LOOP = "{'ErrNum': 0, 'List': []}";
    private static final String LOOP =
            "'UniqName': 'demo', 'App': 'live', 'StreamID': 's', 'Preset': 'p', 'PubDomain': 'd'";
    private static final String RELAY =
            "{'uniqname': 'demo', 'app': 'live', 'src': ['rtmp://a/l/1'], 'durl': ['rtmp://b/l/1']}";

    private int readings;

    private static <T> T json(String text, Class<T> type) {
        try {
            return KetJson.MAPPER.readValue(text.replace('\'', '"'), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a change ends of which there is no answer, if each look at the state is answered so. */
    private KetResponse verified(KetAction action, String parameters, String state) {
        Waiting waiting = new Waiting() {
            private long now;

            @Override
            public long nanoTime() {
                return now;
            }

            @Override
            public boolean pause(Duration time) {
                now += time.toNanos();
                return true;
            }
        };
        ReadBackPolicy policy = new ReadBackPolicy(OnUnknown.VERIFY, Duration.ofSeconds(10), true);
        return new ReadBackCaller(request -> answer(request, state), policy, waiting, NOON)
                .call(new KetRequest(action, json(parameters, ObjectNode.class)));
    }

    private KetResponse answer(KetRequest request, String state) {
        KetAction action = request.action();
        if (action.isReadOnly()) {
            readings++;
            if (readings > 1_000) {
                throw new IllegalStateException("That is enough");
            }
            return new KetResponse(action, 200, "r", json(state, action.resultType()), null);
        }
        KetFailure unknown =
                new KetFailure(KetFailure.Kind.NO_ANSWER, null, null, null, null, null, "no answer", false, null);
        return new KetResponse(action, 0, null, null, unknown);
    }

    private static void assertUnknown(KetResponse response) {
        assertThat(response.result()).isNull();
        assertThat(response.failure()).isNotNull();
        assertThat(response.failure().safeToRepeat())
                .as(response.failure().detail())
                .isFalse();
    }

    private static void assertSafe(KetResponse response) {
        assertThat(response.failure()).isNotNull();
        assertThat(response.failure().safeToRepeat())
                .as(response.failure().detail())
                .isTrue();
    }

    /** Nothing of such a kind was asked for, so that all of it would be found. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'src': [], 'durl': []",
                "'src': 'rtmp://a/l/1', 'durl': 'rtmp://b/l/1'",
                "'src': ['rtmp://a/l/1'], 'durl': []",
                "'app': 'live'"
            })
    void redirectsThatAreNotPairsCannotBeFound(String pairs) {
        assertUnknown(verified(
                KetAction.REDIRECT_START, "{'uniqname': 'demo', " + pairs + "}", "{'ErrNum': 0, 'TaskInfo': []}"));
    }

    private static String task(int number, String status, String created) {
        return "{'TaskID': 't" + number + "', 'SrcAddr': 'rtmp://a/l/1', 'DstAddr': 'rtmp://b/l/1', 'TranStatus': '"
                + status + "', 'CreateTime': '" + created + "'}";
    }

    /** A service that knows no Marker answers the same page for ever. */
    @Test
    void aListWithoutEndIsNotReadForEver() {
        String page = IntStream.range(0, 50)
                .mapToObj(i -> task(i, "0", "2026-11-01 12:00:00"))
                .collect(Collectors.joining(",", "{'ErrNum': 0, 'TaskInfo': [", "]}"));
        assertUnknown(verified(KetAction.REDIRECT_START, RELAY, page));
        assertThat(readings).isLessThan(100);
    }

    /** One that has just failed was started, and the service may try it again every few seconds. */
    @ParameterizedTest
    @CsvSource({"0, 2026-11-23 12:00:01, false", "2, 2026-11-23 12:00:01, false", "2, 2026-11-23 11:00:00, true"})
    void aRedirectThatHasEndedSinceWasMade(String status, String created, boolean safe) {
        KetResponse response = verified(
                KetAction.REDIRECT_START, RELAY, "{'ErrNum': 0, 'TaskInfo': [" + task(1, status, created) + "]}");
        if (safe) {
            assertSafe(response);
        } else {
            assertUnknown(response);
        }
    }

    @Test
    void aLoopOfSoManyTimesMayHaveEndedBeforeItWasLookedFor() {
        String sources = ", 'SrcInfo': [{'Path': 'x', 'Index': 0}]";
        assertSafe(verified(KetAction.START_LOOP, "{" + LOOP + sources + "}", NO_LOOP));
        assertUnknown(verified(KetAction.START_LOOP, "{" + LOOP + sources + ", 'LoopTimes': 1}", NO_LOOP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", 'SrcInfo': 'x'", ", 'SrcInfo': {}", ", 'SrcInfo': [1]", ", 'SrcInfo': []"})
    void sourcesThatAreNoneCannotBeCompared(String sources) {
        String state = "{'ErrNum': 0, 'List': [{" + LOOP + ", 'SrcInfo': ['x']}]}";
        assertUnknown(verified(KetAction.START_LOOP, "{" + LOOP + sources + "}", state));
    }

    /** To stop it again would stop what somebody else has started. */
    @ParameterizedTest
    @CsvSource({"2026-11-23 12:00:00, true", "2026-11-23 12:00:01, false"})
    void whatWasStartedSinceIsNotWhatWasToBeStopped(String created, boolean safe) {
        String loop = "{'ErrNum': 0, 'List': [{" + LOOP + ", 'CreateTime': '" + created + "'}]}";
        String tasks = "{'ErrNum': 0, 'Total': 2, 'TaskInfo': [" + task(1, "0", "2026-11-20 12:00:00") + ", "
                + task(2, "1", created) + "]}";
        String relay = RELAY.replace("[", "").replace("]", "");
        for (KetResponse response : List.of(
                verified(KetAction.STOP_LOOP, "{" + LOOP + "}", loop),
                verified(KetAction.REDIRECT_STOP, relay, tasks))) {
            if (safe) {
                assertSafe(response);
            } else {
                assertUnknown(response);
            }
        }
    }

    @Test
    void whatHasNoNameIsNotGone() {
        assertUnknown(verified(KetAction.STOP_LOOP, "{'UniqName': 'demo', 'App': 'live'}", NO_LOOP));
    }
}
