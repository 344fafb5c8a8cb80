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
import io.github.camelket.client.ObservedCaller;
import java.util.Optional;

/** Makes calls when the limiter lets them go. What it does not let go has not been sent and ends as throttled. */
public final class LimitedCaller implements KetCaller {

    private final ObservedCaller next;
    private final Limiter limiter;

    /** @param next makes the calls, and tells of those that are not made as well */
    public LimitedCaller(ObservedCaller next, Limiter limiter) {
        this.next = next;
        this.limiter = limiter;
    }

    @Override
    public KetResponse call(KetRequest request) {
        Optional<String> refusal = limiter.refusal();
        if (refusal.isPresent()) {
            next.heldBack(request, refusal.get());
            KetFailure failure = KetFailure.notSent(KetFailure.Kind.THROTTLED, refusal.get());
            return new KetResponse(request.action(), 0, null, null, failure);
        }
        return next.call(request);
    }
}
