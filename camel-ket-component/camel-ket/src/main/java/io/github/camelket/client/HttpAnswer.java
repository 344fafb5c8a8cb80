package io.github.camelket.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What came back over HTTP.
 *
 * @param status the HTTP status
 * @param requestId the id of the call, if a header tells it
 * @param body the body, or its beginning if it is not whole
 * @param tooLarge whether the body was given up on for its size
 * @param interrupted what kept the body from being read to its end
 */
record HttpAnswer(
        int status,
        @Nullable String requestId,
        byte[] body,
        boolean tooLarge,
        @Nullable IOException interrupted) {}
