/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.client.KetCaller;
import io.github.camelket.client.KetFailure;
import io.github.camelket.client.KetRequest;
import io.github.camelket.client.KetResponse;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetParameter;
import java.util.Optional;

/** Makes the calls that read a state back. */
final class StateReader {

    private final KetCaller service;

    StateReader(KetCaller service) {
        this.service = service;
    }

    /** The parameters of a reading that are those of the call, under the names of the reading. */
    static ObjectNode parameters(KetRequest asked, KetAction reading, KetParameter... shared) {
        ObjectNode parameters = KetJson.MAPPER.createObjectNode();
        for (KetParameter parameter : shared) {
            JsonNode value = asked.parameters().get(asked.action().wireNameOf(parameter));
            if (value != null) {
                parameters.set(reading.wireNameOf(parameter), value);
            }
        }
        return parameters;
    }

    /** @throws UnreadableStateException if the call does not end in success */
    <T> T read(KetAction reading, ObjectNode parameters, Class<T> type) throws UnreadableStateException {
        return find(reading, parameters, type)
                .orElseThrow(() -> new UnreadableStateException(reading.wireName() + " found nothing"));
    }

    /**
     * @return what is read, or nothing if the service says that it does not exist
     * @throws UnreadableStateException if the call ends in any other way
     */
    <T> Optional<T> find(KetAction reading, ObjectNode parameters, Class<T> type) throws UnreadableStateException {
        KetResponse response = call(new KetRequest(reading, parameters));
        KetFailure failure = response.failure();
        if (failure != null && failure.kind() == KetFailure.Kind.NOT_FOUND) {
            return Optional.empty();
        }
        if (failure != null || !type.isInstance(response.result())) {
            throw new UnreadableStateException(reading.wireName() + " failed as well: " + reason(response, failure));
        }
        return Optional.of(type.cast(response.result()));
    }

    /** Whatever keeps the state from being read, a stopped component too: it is the failure of the change that counts. */
    private KetResponse call(KetRequest request) throws UnreadableStateException {
        try {
            return service.call(request);
        } catch (RuntimeException e) {
            throw new UnreadableStateException(request.action().wireName() + " could not be called: "
                    + e.getClass().getSimpleName());
        }
    }

    private static String reason(KetResponse response, KetFailure failure) {
        if (failure == null) {
            return "its answer has another shape";
        }
        return failure.kind()
                + (response.httpStatus() == 0 ? "" : ", HTTP " + response.httpStatus())
                + (failure.errNum() == null ? "" : ", error " + failure.errNum());
    }
}
