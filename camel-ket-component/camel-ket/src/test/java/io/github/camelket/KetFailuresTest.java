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
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.KetError;
import io.github.camelket.model.LoopListResult;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fault table: which exception, how many requests the server saw, and whether repeating is said to be safe. */
class KetFailuresTest {

    private static final String READING = "ket:getLoopList";
    private static final String CHANGING = "ket:stopLoop?streamId=channel1";

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel =
            new CamelKet(local, component -> component.getConfiguration().setMaxResponseSize(100_000));

    @AfterEach
    void close() {
        camel.close();
        local.close();
    }

    /** Fault, exception, whether it is safe to repeat a change, a part of the message. */
    static Stream<Arguments> faults() {
        Class<?> failed = KetOperationFailedException.class;
        Class<?> noAnswer = KetNoAnswerException.class;
        return Stream.of(
                Arguments.of(
                        "closed before execution", Fault.closeBeforeExecution(), noAnswer, false, "no answer came"),
                Arguments.of("closed after execution", Fault.closeAfterExecution(), noAnswer, false, "no answer came"),
                Arguments.of("late", Fault.delay(Duration.ofSeconds(2)), noAnswer, false, "timed out"),
                Arguments.of(
                        "late after execution", Fault.delayAnswer(Duration.ofSeconds(2)), noAnswer, false, "timed out"),
                Arguments.of("cut off", Fault.cutOff(), noAnswer, false, "broke off after"),
                Arguments.of("too large", Fault.oversized(5_000_000), noAnswer, false, "larger than maxResponseSize"),
                Arguments.of("not JSON", Fault.notJson("<html>Sorry</html>"), noAnswer, false, "'<html>Sorry</html>'"),
                Arguments.of("JSON but no object", Fault.notJson("[1]"), noAnswer, false, "not a JSON object"),
                Arguments.of("null", Fault.notJson("null"), noAnswer, false, "not a JSON object"),
                Arguments.of("empty", Fault.notJson(""), noAnswer, false, "The answer is empty"),
                Arguments.of("no error number", Fault.notJson("{\"a\":1}"), noAnswer, false, "no error number"),
                Arguments.of(
                        "odd error number", Fault.notJson("{\"ErrNum\":\"x\"}"), noAnswer, false, "no error number"),
                Arguments.of("JSON and more", Fault.notJson("{\"ErrNum\":0} {}"), noAnswer, false, "not JSON"),
                Arguments.of("HTTP 500", Fault.status(500), noAnswer, false, "HTTP 500"),
                Arguments.of("HTTP 502", Fault.status(502, "<h1>Bad Gateway</h1>"), noAnswer, false, "Bad Gateway"),
                Arguments.of("HTTP 503", Fault.status(503), noAnswer, false, "HTTP 503"),
                Arguments.of("HTTP 302", Fault.status(302).header("Location", "/?x"), noAnswer, false, "HTTP 302"),
                Arguments.of("HTTP 500 success", Fault.status(500, "{\"ErrNum\":0}"), noAnswer, false, "contradicts"),
                Arguments.of("HTTP 429", Fault.status(429), KetThrottledException.class, true, "HTTP 429"),
                Arguments.of("HTTP 403", Fault.status(403, "no"), KetAuthenticationException.class, true, "HTTP 403"),
                gateway(400, "MissingParameter", failed, true),
                gateway(400, "NobodyKnowsThisOne", failed, true),
                gateway(403, "SignatureDoesNotMatch", KetAuthenticationException.class, true),
                gateway(403, "RequestTimeTooSkewed", KetAuthenticationException.class, true),
                gateway(400, "MissingAuthenticationToken", KetAuthenticationException.class, true),
                gateway(503, "Throttling", KetThrottledException.class, true),
                gateway(400, "RequestLimitExceeded", KetThrottledException.class, true),
                gateway(500, "InternalError", failed, false),
                gateway(408, "ServiceTimeout", failed, false),
                gateway(504, "UpstreamTokenBucketTimeout", failed, false),
                gateway(400, "LoopQuotaLimitExceeded", failed, true),
                Arguments.of(
                        "success and gateway error",
                        Fault.notJson("{\"ErrNum\":0,\"Error\":{\"Code\":\"InternalError\"}}"),
                        failed,
                        false,
                        "InternalError"),
                Arguments.of(
                        "null for an error",
                        Fault.notJson("{\"ErrNum\":1301,\"Error\":null}"),
                        KetNotFoundException.class,
                        true,
                        "error 1301"),
                number(KetError.UNKNOWN, failed, false),
                number(KetError.MISSING_PARAMETER, failed, true),
                number(KetError.INVALID_DURL, failed, true),
                number(KetError.ACCESS_DENIED, KetAuthenticationException.class, true),
                number(KetError.NOT_FOUND, KetNotFoundException.class, true),
                number(KetError.TASK_NOT_FOUND, KetNotFoundException.class, true),
                number(KetError.ALREADY_EXISTS, KetAlreadyExistsException.class, true),
                number(KetError.UPDATE_FAILED, failed, false),
                number(KetError.TASK_FAILED, failed, false),
                Arguments.of("unknown number", Fault.errNum(4711, "surprise"), failed, false, "error 4711, surprise"));
    }

    private static Arguments gateway(int status, String code, Class<?> type, boolean safe) {
        return Arguments.of(
                "gateway " + code,
                Fault.gatewayError(status, code, "so it is"),
                type,
                safe,
                code + ": so it is (HTTP ");
    }

    private static Arguments number(KetError error, Class<?> type, boolean safe) {
        return Arguments.of(
                error.name(), Fault.errNum(error.number(), "m"), type, safe, "error " + error.number() + " " + error);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aChangingCallIsSentOnce(String name, Fault fault, Class<?> type, boolean safe, String text) {
        KetOperationFailedException failure = fail(CHANGING, fault, type, text);

        assertThat(failure.isSafeToRepeat()).isEqualTo(safe);
        assertThat(failure.getMessage()).endsWith("safe to repeat)");
        assertThat(failure.getMessage().contains("not safe to repeat")).isEqualTo(!safe);
        assertThat(failure.getAction().wireName()).isEqualTo("StopLoop");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aReadingCallIsSentOnceAndMayBeRepeated(String name, Fault fault, Class<?> type, boolean safe, String text) {
        assertThat(fail(READING, fault, type, text).isSafeToRepeat()).isTrue();
    }

    private KetOperationFailedException fail(String uri, Fault fault, Class<?> type, String text) {
        // More than one, so that a silent repetition would meet the same fault and be counted.
        local.faults().next(5, fault);
        // Patience is short only where waiting is the point.
        camel.component().setResponseTimeout(text.equals("timed out") ? 500 : 30_000);
        Exchange exchange = camel.send(uri, null, Map.of());
        assertThat(exchange.getException()).isExactlyInstanceOf(type).hasMessageContaining(text);
        await().untilAsserted(() -> assertThat(local.requestCount())
                .as("requests that the server saw")
                .isEqualTo(1));
        return (KetOperationFailedException) exchange.getException();
    }

    @Test
    void nothingIsSentToNobody() throws Exception {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }
        for (String url : new String[] {"http://127.0.0.1:" + freePort, "http://nobody.invalid"}) {
            Exchange exchange = camel.send(CHANGING + "&serviceUrl=" + url, null, Map.of());

            assertThat(exchange.getException())
                    .isExactlyInstanceOf(KetNoAnswerException.class)
                    .hasMessageContaining("The request was not sent")
                    .hasMessageEndingWith("(safe to repeat)")
                    .hasCauseInstanceOf(IOException.class);
            assertThat(((KetOperationFailedException) exchange.getException()).getHttpResponseCode())
                    .isZero();
        }
        assertThat(local.requestCount()).isZero();
    }

    @Test
    void failuresTellAllThatIsKnown() {
        local.faults().next(Fault.gatewayError(400, "InvalidParameterValue", "too long"));
        KetOperationFailedException gateway = failure(camel.send(CHANGING, null, Map.of()));
        assertThat(gateway.getGatewayType()).contains("Sender");
        assertThat(gateway.getGatewayCode()).contains("InvalidParameterValue");
        assertThat(gateway.getGatewayMessage()).contains("too long");
        assertThat(gateway.getHttpResponseCode()).isEqualTo(400);
        assertThat(gateway.getRequestId()).isPresent();
        assertThat(gateway.getErrNum()).isEmpty();

        local.faults().next(Fault.errNum(1301, "task most exist"));
        Exchange exchange = camel.send(CHANGING, null, Map.of());
        KetOperationFailedException service = failure(exchange);
        assertThat(service.getErrNum()).contains(1301);
        assertThat(service.getError()).contains(KetError.TASK_NOT_FOUND);
        assertThat(service.getErrMsg()).contains("task most exist");
        assertThat(service.getHttpResponseCode()).isEqualTo(200);
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(KetConstants.ERR_NUM, 1301)
                .containsEntry(KetConstants.ERR_MSG, "task most exist")
                .containsEntry(KetConstants.HTTP_STATUS, 200)
                .containsEntry(KetConstants.CALLED_ACTION, "StopLoop")
                .containsEntry(KetConstants.CALLED_STREAM_ID, "channel1");
    }

    @Test
    void onRequestAFailureIsAnAnswerLikeAnother() {
        local.faults().next(Fault.errNum(1301, "task most exist"));
        Exchange exchange = camel.send(CHANGING + "&throwExceptionOnFailure=false", null, Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(KetConstants.ERR_NUM)).isEqualTo(1301);
        assertThat(exchange.getMessage().getBody(String.class)).contains("\"ErrNum\":1301");

        local.faults().next(Fault.gatewayError(403, "AuthFailure", "no"));
        exchange = camel.send(CHANGING + "&throwExceptionOnFailure=false", null, Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(KetConstants.HTTP_STATUS)).isEqualTo(403);
        assertThat(exchange.getMessage().getHeader(KetConstants.ERR_NUM)).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("AuthFailure");

        local.faults().next(Fault.closeAfterExecution());
        exchange = camel.send(CHANGING + "&throwExceptionOnFailure=false", null, Map.of());
        assertThat(exchange.getException()).isInstanceOf(KetNoAnswerException.class);
    }

    @Test
    void aSuccessOfAnotherShapeIsStillASuccess() {
        local.faults().next(Fault.notJson("{\"ErrNum\":0,\"ErrMsg\":\"success\",\"List\":\"none\",\"Total\":{}}"));
        Exchange exchange = camel.send(READING, null, Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody())
                .isInstanceOfSatisfying(
                        LoopListResult.class, loops -> assertThat(loops.list()).isEmpty());
    }

    private static KetOperationFailedException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(KetOperationFailedException.class);
        return (KetOperationFailedException) exchange.getException();
    }
}
