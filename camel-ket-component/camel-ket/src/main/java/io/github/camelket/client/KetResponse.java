/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param action what was asked for
 * @param httpStatus the HTTP status, or 0 if there was no answer
 * @param requestId the gateway's id of the call
 * @param result what was answered; absent if nothing readable was
 * @param failure why it is not a success; absent if it is one
 * @param retryAfter how long the answer asks to wait before the next call; absent if it does not
 * @param concluded whether success was not answered, but concluded from what the service tells of its state
 */
public record KetResponse(
        KetAction action,
        int httpStatus,
        @Nullable String requestId,
        @Nullable KetResult result,
        @Nullable KetFailure failure,
        @Nullable Duration retryAfter,
        boolean concluded) {

    public KetResponse(
            KetAction action,
            int httpStatus,
            @Nullable String requestId,
            @Nullable KetResult result,
            @Nullable KetFailure failure) {
        this(action, httpStatus, requestId, result, failure, null, false);
    }

    /** This response as a success that a look at the service's state has shown. */
    public KetResponse concluded(KetResult seen) {
        return new KetResponse(action, httpStatus, requestId, seen, null, null, true);
    }

    /** The same response with another failure. */
    public KetResponse withFailure(KetFailure other) {
        return new KetResponse(action, httpStatus, requestId, result, other, retryAfter, concluded);
    }
}
