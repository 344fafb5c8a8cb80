/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Why a call did not end in success.
 *
 * @param kind what sort of failure it is
 * @param errNum the service's error number, if the service itself answered
 * @param errMsg the service's words for it
 * @param gatewayType the gateway's type of error ({@code Sender}), if the gateway answered
 * @param gatewayCode the gateway's code ({@code SignatureDoesNotMatch})
 * @param gatewayMessage the gateway's words for it
 * @param detail what this component has to say, such as the first bytes of an answer that it could not read
 * @param safeToRepeat whether the same call can be made again without risk that its change is made twice
 * @param cause what happened underneath
 */
public record KetFailure(
        Kind kind,
        @Nullable Integer errNum,
        @Nullable String errMsg,
        @Nullable String gatewayType,
        @Nullable String gatewayCode,
        @Nullable String gatewayMessage,
        @Nullable String detail,
        boolean safeToRepeat,
        @Nullable Throwable cause)
        implements Serializable {

    /** The sorts of failure that routes tell apart. */
    public enum Kind {
        /** The gateway refused the call because there were too many. */
        THROTTLED,
        /** Credentials, signature, clock or permission were refused. */
        AUTHENTICATION,
        /** What the call is about does not exist. */
        NOT_FOUND,
        /** What the call would create exists already. */
        ALREADY_EXISTS,
        /** Any other error that the service or the gateway told. */
        REFUSED,
        /** There was no answer, or none that can be read: what the service did is unknown, unless nothing was sent. */
        NO_ANSWER
    }

    static KetFailure ofService(Kind kind, int errNum, @Nullable String errMsg, boolean safeToRepeat) {
        return new KetFailure(kind, errNum, errMsg, null, null, null, null, safeToRepeat, null);
    }

    static KetFailure ofGateway(
            Kind kind,
            @Nullable String type,
            @Nullable String code,
            @Nullable String message,
            @Nullable String detail,
            boolean safeToRepeat) {
        return new KetFailure(kind, null, null, type, code, message, detail, safeToRepeat, null);
    }

    static KetFailure noAnswer(String detail, boolean safeToRepeat, @Nullable Throwable cause) {
        return new KetFailure(Kind.NO_ANSWER, null, null, null, null, null, detail, safeToRepeat, cause);
    }

    /** A failure before anything was sent, and so always safe to repeat. */
    public static KetFailure notSent(Kind kind, String detail) {
        return new KetFailure(kind, null, null, null, null, null, "The request was not sent: " + detail, true, null);
    }

    /**
     * Whether the service may or may not have done what it was asked to. A number of the service is an answer, also where it
     * leaves open whether a part was done.
     */
    public boolean isOutcomeUnknown() {
        return !safeToRepeat && errNum == null;
    }

    /** This failure with more to say about it. */
    public KetFailure and(String more, boolean nowSafeToRepeat) {
        String told = detail == null ? more : detail + ". " + more;
        return new KetFailure(
                kind, errNum, errMsg, gatewayType, gatewayCode, gatewayMessage, told, nowSafeToRepeat, cause);
    }
}
