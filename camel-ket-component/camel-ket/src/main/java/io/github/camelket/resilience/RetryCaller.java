/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import io.github.camelket.client.KetCaller;
import io.github.camelket.client.KetFailure;
import io.github.camelket.client.KetRequest;
import io.github.camelket.client.KetResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a call again that failed, if that is safe and of use: a change that may have been made is never repeated. */
public final class RetryCaller implements KetCaller {

    private static final Logger LOG = LoggerFactory.getLogger(RetryCaller.class);

    private final KetCaller next;
    private final RetryPolicy policy;
    private final Waiting waiting;

    public RetryCaller(KetCaller next, RetryPolicy policy, Waiting waiting) {
        this.next = next;
        this.policy = policy;
        this.waiting = waiting;
    }

    @Override
    public KetResponse call(KetRequest request) {
        KetRequest attempt = request;
        KetResponse response = next.call(attempt);
        for (int retry = 1; retry <= policy.maxRetries() && isWorthRepeating(response); retry++) {
            Duration pause = policy.pause(retry, response.retryAfter(), ThreadLocalRandom.current());
            LOG.debug("{} failed and is made again in {}, retry {} of {}", request, pause, retry, policy.maxRetries());
            if (!waiting.pause(pause)) {
                return response;
            }
            attempt = attempt.again();
            response = next.call(attempt);
        }
        return response;
    }

    /** What was refused for what it is will be refused again; what was throttled, lost or met a broken service may not. */
    private static boolean isWorthRepeating(KetResponse response) {
        KetFailure failure = response.failure();
        if (failure == null || !failure.safeToRepeat()) {
            return false;
        }
        return switch (failure.kind()) {
            // Without an answer it is our own limiter that gave up, and that has waited as long as it may.
            case THROTTLED -> response.httpStatus() != 0;
            case NO_ANSWER -> true;
            default -> response.httpStatus() >= 500;
        };
    }
}
