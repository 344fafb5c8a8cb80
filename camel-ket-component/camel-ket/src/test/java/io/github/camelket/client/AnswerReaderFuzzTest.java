/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Whatever an answer is, it is told as a success or as a failure, on one line and without our secrets. An input is a byte
 * for the action, one for the HTTP status, the rest of the line for the request id of the header, and the body.
 */
class AnswerReaderFuzzTest {

    private static final KetAction[] ACTIONS = KetAction.values();
    private static final int[] STATUSES = {200, 204, 301, 400, 401, 403, 404, 408, 413, 429, 500, 502, 503};
    private static final String SECRET = "S3cretKeyOfTheFuzzTest";
    private static final String TOKEN = "T0ken/OfTheFuzzTest";

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final Redaction redaction = new Redaction(new KetCredentials("AKLT", SECRET, TOKEN));

    @FuzzTest(maxDuration = "")
    void everyAnswerIsToldPlainly(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int line = endOfLine(input);
        String requestId = new String(input, 2, line - 2, StandardCharsets.ISO_8859_1);
        HttpAnswer answer = new HttpAnswer(
                STATUSES[(input[1] & 0xFF) % STATUSES.length],
                List.of(new BasicHeader("X-Ksc-Request-Id", requestId), new BasicHeader("Date", requestId)),
                Arrays.copyOfRange(input, Math.min(line + 1, input.length), input.length),
                false,
                null);
        KetAction action = ACTIONS[(input[0] & 0xFF) % ACTIONS.length];

        KetResponse response = new AnswerReader(action, answer, redaction, Instant.EPOCH).read();

        check(response, answer.status());
    }

    private static int endOfLine(byte[] input) {
        int end = 2;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        return end;
    }

    private static void check(KetResponse response, int status) {
        KetFailure failure = response.failure();
        if (failure == null) {
            require(status == 200, "success with HTTP " + status);
            require(
                    response.result() != null
                            && Objects.equals(response.result().errNum(), KetError.SUCCESS.number()),
                    "success without ErrNum 0");
            return;
        }
        Stream.of(
                        response.requestId(),
                        failure.errMsg(),
                        failure.gatewayType(),
                        failure.gatewayCode(),
                        failure.gatewayMessage(),
                        failure.detail())
                .filter(Objects::nonNull)
                .forEach(AnswerReaderFuzzTest::checkText);
    }

    private static void checkText(String text) {
        require(!text.contains(SECRET) && !text.contains(TOKEN), "a secret is shown");
        require(text.length() <= 1100, "a text is not cut");
        require(!UNPRINTABLE.matcher(text).find(), "a control character is shown");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
