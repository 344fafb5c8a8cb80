/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.observe;

import io.github.camelket.KetComponent;
import io.github.camelket.KetConstants;
import io.github.camelket.KetEndpoint;
import io.github.camelket.KetOperationFailedException;
import io.github.camelket.model.ShownValue;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;
import org.jspecify.annotations.Nullable;

/**
 * Says in the span of a call what was called and how it ended: {@code ket.action}, {@code ket.stream_id},
 * {@code ket.request_id} and {@code ket.err_num}, with {@code ket.gateway_code} where the gateway refused the call. Found
 * by camel-telemetry through {@link java.util.ServiceLoader}.
 */
public class KetSpanDecorator extends AbstractSpanDecorator {

    private static final String ACTION = "ket.action";
    private static final String STREAM_ID = "ket.stream_id";
    private static final String REQUEST_ID = "ket.request_id";
    private static final String ERR_NUM = "ket.err_num";
    private static final String GATEWAY_CODE = "ket.gateway_code";

    @Override
    public String getComponent() {
        return KetConstants.SCHEME;
    }

    @Override
    public String getComponentClassName() {
        return KetComponent.class.getName();
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        if (endpoint instanceof KetEndpoint ket) {
            span.setTag(ACTION, ket.getAction());
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        Throwable failure = exchange.getException();
        if (failure instanceof KetOperationFailedException refused) {
            set(span, GATEWAY_CODE, refused.getGatewayCode().orElse(null));
        } else if (failure != null) {
            // No call was made, and what the headers tell is of an earlier one.
            return;
        }
        Message message = exchange.getMessage();
        set(span, ACTION, message.getHeader(KetConstants.CALLED_ACTION, String.class));
        set(span, STREAM_ID, message.getHeader(KetConstants.CALLED_STREAM_ID, String.class));
        set(span, REQUEST_ID, message.getHeader(KetConstants.REQUEST_ID, String.class));
        set(span, ERR_NUM, message.getHeader(KetConstants.ERR_NUM, String.class));
    }

    private static void set(Span span, String tag, @Nullable String value) {
        if (value != null) {
            span.setTag(tag, ShownValue.name(value));
        }
    }
}
