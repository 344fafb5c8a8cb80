/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.model.KetCall;
import io.github.camelket.model.KetError;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.model.RedirectTask;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Makes calls through Camel, and counts them. */
final class Calls {

    /** A reading may be repeated at once, and few will do. */
    private static final String READ = "ket:call?maxRetries=2&retryDelay=100";
    /** A change is never repeated, but looked for if nobody knows what became of it. */
    private static final String CHANGE = "ket:call?onUnknown=verify&idempotent=true";

    private final ProducerTemplate template;
    private final Clock clock;
    private final Spent spent = new Spent();

    Calls(ProducerTemplate template, Clock clock) {
        this.template = template;
        this.clock = clock;
    }

    Spent spent() {
        return spent;
    }

    <T> T read(KetCall call, Class<T> result) throws Exception {
        return send(READ, call).getMessage().getMandatoryBody(result);
    }

    void change(KetCall call) throws Exception {
        Exchange answered = send(CHANGE, call);
        if (answered.getMessage().getBody() instanceof RedirectStartResult result) {
            checkEach(result, answered);
        }
    }

    private Exchange send(String uri, KetCall call) throws Exception {
        spent.add(clock.instant());
        Exchange exchange = template.send(uri, message -> message.getMessage().setBody(call));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    /** The answer as a whole is a success if any of the redirects began. */
    private static void checkEach(RedirectStartResult result, Exchange exchange) throws CamelExchangeException {
        List<Integer> refused = result.reqList().stream()
                .map(RedirectTask::errNum)
                .filter(Objects::nonNull)
                .filter(number -> number != KetError.SUCCESS.number() && number != KetError.ALREADY_EXISTS.number())
                .toList();
        if (!refused.isEmpty()) {
            throw new CamelExchangeException(
                    "RedirectStart refused " + refused.size() + " of "
                            + result.reqList().size() + " targets with error "
                            + refused.stream().distinct().toList(),
                    exchange);
        }
    }
}
