package io.github.camelket.client;

import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetResult;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param action what was asked for
 * @param httpStatus the HTTP status, or 0 if there was no answer
 * @param requestId the gateway's id of the call
 * @param result what was answered; absent if nothing readable was
 * @param failure why it is not a success; absent if it is one
 */
public record KetResponse(
        KetAction action,
        int httpStatus,
        @Nullable String requestId,
        @Nullable KetResult result,
        @Nullable KetFailure failure) {}
