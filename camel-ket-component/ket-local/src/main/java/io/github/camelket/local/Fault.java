/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that goes wrong with a request. Faults are made here and put in the way of requests by {@link Faults}.
 *
 * <p>Most faults keep the request from being executed; {@link #afterExecution()} makes of each of them the harder case
 * in which the service acted and the client does not learn of it.
 */
public final class Fault {

    enum Kind {
        NONE,
        ANSWER,
        GATEWAY_ERROR,
        ERR_NUM,
        CUT_OFF,
        OVERSIZED,
        CLOSE
    }

    private static final Pattern HEADER_NAME = Pattern.compile("[0-9A-Za-z!#$%&'*+.^_`|~-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\xa0-\\xff]*");

    static final Fault NONE = new Fault(Kind.NONE, Duration.ZERO, Duration.ZERO, 200, "", "", 0, Map.of(), true);

    final Kind kind;
    final Duration delay;
    final Duration answerDelay;
    final int status;
    final String code;
    final String text;
    final long number;
    final Map<String, String> headers;
    final boolean executes;

    private Fault(
            Kind kind,
            Duration delay,
            Duration answerDelay,
            int status,
            String code,
            String text,
            long number,
            Map<String, String> headers,
            boolean executes) {
        this.kind = kind;
        this.delay = delay;
        this.answerDelay = answerDelay;
        this.status = status;
        this.code = code;
        this.text = text;
        this.number = number;
        this.headers = headers;
        this.executes = executes;
    }

    private static Fault of(Kind kind, int status, String code, String text, long number, boolean executes) {
        return new Fault(kind, Duration.ZERO, Duration.ZERO, status, code, text, number, Map.of(), executes);
    }

    /**
     * The request waits, and then everything goes on as usual. After an hour its connection is closed instead.
     *
     * @param time how long it waits before it is looked at; zero or more
     * @return the fault
     */
    public static Fault delay(Duration time) {
        return new Fault(Kind.NONE, notNegative(time), Duration.ZERO, 200, "", "", 0, Map.of(), true);
    }

    /**
     * The request is executed at once, and its answer waits. After an hour its connection is closed instead.
     *
     * @param time how long the answer waits; zero or more
     * @return the fault
     */
    public static Fault delayAnswer(Duration time) {
        return new Fault(Kind.NONE, Duration.ZERO, notNegative(time), 200, "", "", 0, Map.of(), true);
    }

    /**
     * An HTTP status without a body.
     *
     * @param status the status, 200 to 599
     * @return the fault
     */
    public static Fault status(int status) {
        return status(status, "");
    }

    /**
     * An HTTP status with a body of plain text, as a proxy between client and service sends it.
     *
     * @param status the status, 200 to 599
     * @param body the body
     * @return the fault
     */
    public static Fault status(int status, String body) {
        return of(Kind.ANSWER, checked(status), "text/plain;charset=UTF-8", body, 0, false);
    }

    /**
     * The gateway's error body.
     *
     * @param status the HTTP status, 200 to 599
     * @param code the error's code, such as {@code AuthFailure}
     * @param message the error's message
     * @return the fault
     */
    public static Fault gatewayError(int status, String code, String message) {
        return of(Kind.GATEWAY_ERROR, checked(status), code, message, 0, false);
    }

    /**
     * A refusal by the service: HTTP 200 with a number that is not zero, in {@code ErrNum} and {@code ErrMsg} or, for the
     * Redirect actions, in {@code errno} and {@code errmsg}.
     *
     * @param number the error number
     * @param message the error text
     * @return the fault
     */
    public static Fault errNum(int number, String message) {
        return of(Kind.ERR_NUM, 200, "", message, number, false);
    }

    /**
     * HTTP 200, announced as JSON, with a body that is none.
     *
     * @param text the body
     * @return the fault
     */
    public static Fault notJson(String text) {
        return of(Kind.ANSWER, 200, HttpAnswer.JSON, text, 0, false);
    }

    /**
     * The request is executed, its answer's whole length announced, half of it sent and the connection closed.
     *
     * @return the fault
     */
    public static Fault cutOff() {
        return of(Kind.CUT_OFF, 200, "", "", 0, true);
    }

    /**
     * The request is executed, and its answer, which stays valid JSON, padded to a length by a member {@code Padding}.
     *
     * @param bytes the length of the body, at least 64; an answer that is longer by itself is not cut
     * @return the fault
     */
    public static Fault oversized(long bytes) {
        if (bytes < 64) {
            throw new IllegalArgumentException("bytes is " + bytes + ", must be at least 64");
        }
        return of(Kind.OVERSIZED, 200, "", "", bytes, true);
    }

    /**
     * The connection is closed without an answer, and the request is not executed. The JDK's server closes in the plain
     * way: the client sees the end of the stream, or a reset if it was still sending.
     *
     * @return the fault
     */
    public static Fault closeBeforeExecution() {
        return of(Kind.CLOSE, 0, "", "", 0, false);
    }

    /**
     * The request is executed, and the connection closed without an answer.
     *
     * @return the fault
     */
    public static Fault closeAfterExecution() {
        return closeBeforeExecution().afterExecution();
    }

    /**
     * The same fault, after the service has executed the request.
     *
     * @return the fault
     */
    public Fault afterExecution() {
        return new Fault(kind, delay, answerDelay, status, code, text, number, headers, true);
    }

    /**
     * The same fault with a header {@code Retry-After}.
     *
     * @param time how long the client is told to wait; written in whole seconds
     * @return the fault
     */
    public Fault retryAfter(Duration time) {
        return header("Retry-After", Long.toString(time.toSeconds()));
    }

    /**
     * The same fault with one more header on its answer.
     *
     * @param name the header's name
     * @param value its value, of printable characters
     * @return the fault
     */
    public Fault header(String name, String value) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name is '" + name + "', must be the name of a header");
        }
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("value of " + name + " must be of printable Latin-1 characters");
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(kind, delay, answerDelay, status, code, text, number, Map.copyOf(more), executes);
    }

    /** What is answered instead of the real answer. */
    HttpAnswer replace(HttpAnswer real, boolean lowerCase, String requestId) {
        HttpAnswer answer =
                switch (kind) {
                    case NONE -> real;
                    case ANSWER -> HttpAnswer.text(status, code, text);
                    case GATEWAY_ERROR -> HttpAnswer.gatewayError(status, code, text, requestId);
                    case ERR_NUM ->
                        HttpAnswer.json(
                                Answers.refusal(lowerCase, JsonNodeFactory.instance.objectNode(), (int) number, text));
                    case CUT_OFF -> real.sentAs(HttpAnswer.Sending.HALF, 0);
                    case OVERSIZED -> real.sentAs(HttpAnswer.Sending.PADDED, number);
                    case CLOSE -> real.sentAs(HttpAnswer.Sending.NOTHING, 0);
                };
        return headers.isEmpty() ? answer : answer.with(headers);
    }

    private static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status is " + status + ", must be between 200 and 599");
        }
        return status;
    }

    private static Duration notNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time is " + time + ", must not be negative");
        }
        return time;
    }

    @Override
    public String toString() {
        return "Fault[" + kind + (executes ? ", executed" : ", not executed") + "]";
    }
}
