/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.client.KetCaller;
import io.github.camelket.client.KetFailure;
import io.github.camelket.client.KetResponse;
import io.github.camelket.model.KetAction;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service a question that changes nothing, when it is itself asked. UP is who gets an answer: also that there is
 * nothing to list (1200), and also that there were too many calls, as a service that is down is not that busy, and an
 * application that is restarted for it calls the more. For readiness only, as Camel has it for producers: a service that
 * does not answer is no reason to restart the application.
 *
 * <p>Of all classes here the only one that needs camel-health.
 */
final class KetHealthCheck extends AbstractHealthCheck {

    private final HealthQuestion question;
    private final KetEndpoint endpoint;
    private @Nullable KetCaller caller;

    KetHealthCheck(String id, HealthQuestion question, KetEndpoint endpoint) {
        super("camel", id);
        this.question = question;
        this.endpoint = endpoint;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        KetAction action = question.action();
        if (action == null) {
            builder.unknown()
                    .message("Nothing was asked: neither the endpoint " + question.id()
                            + " nor the component has a uniqName," + " and each question is about one.");
            return;
        }
        builder.detail("ket.action", action.wireName());
        try {
            tell(builder, call(action));
        } catch (RuntimeException e) {
            // Such as credentials that cannot be had: nothing was sent.
            builder.down().message(e.getMessage()).error(e);
        }
    }

    private KetResponse call(KetAction action) {
        if (caller == null) {
            caller = endpoint.caller();
        }
        RequestCheck check = new RequestCheck(
                endpoint.getConfiguration().getValidation(),
                endpoint.getComponent().clock());
        return caller.call(
                check.request(action, question.parameters(action, check.clock().instant())));
    }

    private static void tell(HealthCheckResultBuilder builder, KetResponse response) {
        if (response.httpStatus() != 0) {
            builder.detail(HTTP_RESPONSE_CODE, response.httpStatus());
        }
        if (response.requestId() != null) {
            builder.detail("ket.request_id", response.requestId());
        }
        KetFailure failure = response.failure();
        if (failure == null) {
            builder.up();
            return;
        }
        if (failure.errNum() != null) {
            builder.detail("ket.err_num", failure.errNum());
        }
        if (failure.gatewayCode() != null) {
            builder.detail("ket.gateway_code", failure.gatewayCode());
        }
        KetOperationFailedException exception = KetOperationFailedException.of(response, failure);
        builder.message(exception.getMessage());
        switch (failure.kind()) {
            case NOT_FOUND, THROTTLED -> builder.up();
            default -> builder.down().error(exception);
        }
    }
}
