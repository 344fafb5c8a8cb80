/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.client.KetCaller;
import io.github.camelket.client.KetFailure;
import io.github.camelket.client.KetRequest;
import io.github.camelket.client.KetResponse;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.KetResult;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Makes one call for each message. */
public class KetProducer extends DefaultProducer {

    private final KetRequestFactory requests;
    private @Nullable KetCaller caller;

    public KetProducer(KetEndpoint endpoint) {
        super(endpoint);
        this.requests = endpoint.requests();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        caller = getEndpoint().caller();
        getEndpoint().getComponent().healthChecks().add(getEndpoint());
    }

    @Override
    protected void doStop() throws Exception {
        // Not started, or only as far as to fail, it has no health to be asked for.
        if (caller != null) {
            getEndpoint().getComponent().healthChecks().remove(getEndpoint());
        }
        caller = null;
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        KetCaller started = caller;
        if (started == null) {
            throw new IllegalStateException("The producer of " + getEndpoint() + " is not started");
        }
        KetRequest request = requests.create(exchange);
        String stream = stream(request);
        KetResponse response = started.call(request);
        Message message = exchange.getMessage();
        set(message, KetConstants.CALLED_STREAM_ID, stream);
        tell(message, response);
        KetFailure failure = response.failure();
        KetResult result = response.result();
        if (failure != null
                && (result == null || getEndpoint().getConfiguration().isThrowExceptionOnFailure())) {
            throw KetOperationFailedException.of(response, failure);
        }
        message.setBody(result);
        // Only now: a call that Camel redelivers must find its action again.
        message.removeHeader(KetConstants.ACTION);
    }

    private static @Nullable String stream(KetRequest request) {
        JsonNode stream = request.parameters().get(request.action().wireNameOf(KetParameter.STREAM_ID));
        return stream == null ? null : stream.asText(null);
    }

    private static void tell(Message message, KetResponse response) {
        KetResult result = response.result();
        set(message, KetConstants.CALLED_ACTION, response.action().wireName());
        set(message, KetConstants.HTTP_STATUS, response.httpStatus() == 0 ? null : response.httpStatus());
        set(message, KetConstants.VERIFIED, response.concluded() ? true : null);
        set(message, KetConstants.REQUEST_ID, response.requestId());
        set(message, KetConstants.ERR_NUM, result == null ? null : result.errNum());
        set(message, KetConstants.ERR_MSG, result == null ? null : result.errMsg());
    }

    /** What an earlier call left behind must not pass for this one's. */
    private static void set(Message message, String header, @Nullable Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }

    @Override
    public KetEndpoint getEndpoint() {
        return (KetEndpoint) super.getEndpoint();
    }
}
