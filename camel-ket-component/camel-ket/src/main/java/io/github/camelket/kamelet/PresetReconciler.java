/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.KetConstants;
import io.github.camelket.KetEndpoint;
import io.github.camelket.KetOperationFailedException;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.PresetComparison;
import io.github.camelket.model.PresetComparison.State;
import io.github.camelket.model.PresetDetail;
import io.github.camelket.model.PresetDetailResult;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Brings one preset a message to the service. It reads before it writes, so that a message may come again, after a failure
 * too.
 */
final class PresetReconciler extends DefaultProducer {

    /** What tells of the call that changed something. */
    private static final List<String> TOLD = List.of(
            KetConstants.CALLED_ACTION,
            KetConstants.REQUEST_ID,
            KetConstants.HTTP_STATUS,
            KetConstants.VERIFIED,
            KetConstants.ERR_NUM,
            KetConstants.ERR_MSG);

    private final PresetSink sink;
    private @Nullable KetEndpoint ket;
    private @Nullable Producer calls;

    PresetReconciler(PresetSink sink) {
        super(sink);
        this.sink = sink;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ket = sink.ket();
        calls = ket.createProducer();
        ServiceHelper.startService(calls);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(calls);
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        // What an earlier call left behind must not pass for this one's.
        TOLD.forEach(message::removeHeader);
        // What is against the rules is refused before anything is read.
        ObjectNode parameters = parametersOf(exchange);
        String preset = parameters.path("Preset").asText();
        Optional<PresetDetail> there = read(parameters);
        if (there.isEmpty()) {
            change(KetAction.PRESET, parameters, message);
            message.setBody(new PresetComparison(preset, State.MISSING, List.of()));
            return;
        }
        DeclaredPreset declared = new DeclaredPreset(parameters, there.get());
        if (declared.differences().isEmpty()) {
            message.setBody(new PresetComparison(preset, State.SAME, List.of()));
            return;
        }
        change(KetAction.UPDATE_PRESET, declared.update(), message);
        message.setBody(new PresetComparison(preset, State.DIFFERENT, declared.differences()));
    }

    private ObjectNode parametersOf(Exchange exchange) throws Exception {
        Exchange asked = ExchangeHelper.createCopy(exchange, false);
        asked.getMessage().setHeader(KetConstants.ACTION, KetAction.PRESET);
        return ket.check(asked);
    }

    /** @return nothing if the service has no such preset */
    private Optional<PresetDetail> read(ObjectNode parameters) throws Exception {
        try {
            Exchange answer =
                    of(KetAction.GET_PRESET_DETAIL, parameters.deepCopy().retain(DeclaredPreset.NAMES));
            calls.process(answer);
            PresetDetailResult result = answer.getMessage().getBody(PresetDetailResult.class);
            if (result == null || result.presetDetail() == null) {
                throw new IllegalStateException("GetPresetDetail was a success, but told nothing of preset "
                        + parameters.path("Preset").asText());
            }
            return Optional.of(result.presetDetail());
        } catch (KetOperationFailedException e) {
            if (PresetCheck.isUnknown(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Makes the change, or only sees to it that it could be made. */
    private void change(KetAction action, ObjectNode parameters, Message message) throws Exception {
        Exchange change = of(action, parameters);
        if (sink.isDryRun()) {
            ket.check(change);
            return;
        }
        try {
            calls.process(change);
        } finally {
            change.getMessage().getHeaders().entrySet().stream()
                    .filter(header -> TOLD.contains(header.getKey()))
                    .forEach(header -> message.setHeader(header.getKey(), header.getValue()));
        }
    }

    private Exchange of(KetAction action, ObjectNode parameters) {
        Exchange exchange = ket.createExchange();
        exchange.getMessage().setHeader(KetConstants.ACTION, action);
        exchange.getMessage().setBody(parameters);
        return exchange;
    }
}
