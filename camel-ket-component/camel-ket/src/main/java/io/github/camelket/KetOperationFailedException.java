/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.client.KetFailure;
import io.github.camelket.client.KetResponse;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetError;
import java.util.Optional;
import org.apache.camel.CamelException;
import org.apache.camel.spi.HttpResponseAware;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not end in success. Routes that want to tell failures apart catch the subclasses:
 * {@link KetThrottledException}, {@link KetAuthenticationException}, {@link KetNotFoundException},
 * {@link KetAlreadyExistsException} and {@link KetNoAnswerException}; or ask {@link #getError()}.
 *
 * <p>Neither message nor cause contain a secret, a signature or a signed URL.
 */
public class KetOperationFailedException extends CamelException implements HttpResponseAware {

    private final KetAction action;
    private final @Nullable String requestId;
    private final KetFailure failure;
    private int httpResponseCode;
    private @Nullable String httpResponseStatus;

    protected KetOperationFailedException(KetResponse response, KetFailure failure) {
        super(describe(response, failure), failure.cause());
        this.action = response.action();
        this.requestId = response.requestId();
        this.failure = failure;
        this.httpResponseCode = response.httpStatus();
    }

    static KetOperationFailedException of(KetResponse response, KetFailure failure) {
        return switch (failure.kind()) {
            case THROTTLED -> new KetThrottledException(response, failure);
            case AUTHENTICATION -> new KetAuthenticationException(response, failure);
            case NOT_FOUND -> new KetNotFoundException(response, failure);
            case ALREADY_EXISTS -> new KetAlreadyExistsException(response, failure);
            case NO_ANSWER -> new KetNoAnswerException(response, failure);
            case REFUSED -> new KetOperationFailedException(response, failure);
        };
    }

    /** The action that was called. */
    public KetAction getAction() {
        return action;
    }

    /**
     * Whether the same call can be made again without risk that its change is made twice: it only reads, it provably
     * never reached the service, or it was refused before anything was done. It need not succeed then.
     */
    public boolean isSafeToRepeat() {
        return failure.safeToRepeat();
    }

    /** The service's error number, if the service itself answered. */
    public Optional<Integer> getErrNum() {
        return Optional.ofNullable(failure.errNum());
    }

    /** The service's error number as one of those that are documented. */
    public Optional<KetError> getError() {
        return getErrNum().flatMap(KetError::of);
    }

    /** The service's words for its error number. */
    public Optional<String> getErrMsg() {
        return Optional.ofNullable(failure.errMsg());
    }

    /** The gateway's type of error, such as {@code Sender}, if the gateway answered. */
    public Optional<String> getGatewayType() {
        return Optional.ofNullable(failure.gatewayType());
    }

    /** The gateway's code, such as {@code SignatureDoesNotMatch}, if the gateway answered. */
    public Optional<String> getGatewayCode() {
        return Optional.ofNullable(failure.gatewayCode());
    }

    /** The gateway's words for its code. */
    public Optional<String> getGatewayMessage() {
        return Optional.ofNullable(failure.gatewayMessage());
    }

    /** The gateway's id of the call, to quote to the vendor's support. */
    public Optional<String> getRequestId() {
        return Optional.ofNullable(requestId);
    }

    /** The HTTP status of the answer, or 0 if there was none. */
    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpResponseCode = code;
    }

    @Override
    public @Nullable String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(@Nullable String status) {
        this.httpResponseStatus = status;
    }

    private static String describe(KetResponse response, KetFailure failure) {
        StringBuilder text = new StringBuilder(response.action().wireName()).append(" failed: ");
        if (failure.errNum() != null) {
            text.append("error ").append(failure.errNum());
            KetError.of(failure.errNum()).ifPresent(error -> text.append(' ').append(error));
            append(text, ", ", failure.errMsg());
        } else if (failure.gatewayCode() != null || failure.gatewayMessage() != null) {
            text.append("refused by the gateway");
            append(text, ", ", failure.gatewayType());
            append(text, ", ", failure.gatewayCode());
            append(text, ": ", failure.gatewayMessage());
        } else {
            text.append(failure.kind());
        }
        append(text, text.charAt(text.length() - 1) == '.' ? " " : ". ", failure.detail());
        text.append(" (");
        if (response.httpStatus() != 0) {
            text.append("HTTP ").append(response.httpStatus()).append(", ");
        }
        append(text, "request ", response.requestId());
        text.append(response.requestId() == null ? "" : ", ");
        return text.append(failure.safeToRepeat() ? "safe to repeat)" : "not safe to repeat)")
                .toString();
    }

    private static void append(StringBuilder text, String before, @Nullable String part) {
        if (part != null && !part.isEmpty()) {
            text.append(before).append(part);
        }
    }
}
