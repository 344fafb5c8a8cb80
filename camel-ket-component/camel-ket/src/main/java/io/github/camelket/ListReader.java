/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.client.KetCaller;
import io.github.camelket.client.KetFailure;
import io.github.camelket.client.KetResponse;
import io.github.camelket.model.KetError;
import io.github.camelket.model.KetResult;
import io.github.camelket.watch.ListCall;
import io.github.camelket.watch.WatchedList;

/** Asks for a list, and tells one that is empty from one that there is no answer for. */
record ListReader(WatchedList list, KetCaller caller, RequestCheck check) implements ListCall {

    /** @throws KetOperationFailedException if the service does not answer a list */
    @Override
    public KetResult read(ObjectNode parameters) throws KetOperationFailedException {
        KetResponse response = caller.call(check.request(list.action(), parameters));
        KetFailure failure = response.failure();
        KetResult result = response.result();
        if (result != null && (failure == null || saysEmpty(result))) {
            return result;
        }
        if (failure == null) {
            throw new IllegalStateException("The call of " + list.action().wireName() + " neither answered nor failed");
        }
        throw KetOperationFailedException.of(response, failure);
    }

    private boolean saysEmpty(KetResult result) {
        Integer errNum = result.errNum();
        return list.isNotFoundWhenEmpty() && errNum != null && errNum == KetError.NOT_FOUND.number();
    }
}
