/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Nobody who names a stream, and no service, writes a line of our log or of an exception. */
class KetLogInjectionTest {

    /** A line break of every kind, a terminal's escape, and text that runs the other way. */
    private static final String HOSTILE =
            "a\r\n2026-11-23 INFO  all is well\u0000\u001b[2J\u0085\u2028\u2029\u009b\u202e";

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final KetLocal local = KetLocal.start();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ours().addAppender(log);
    }

    @AfterEach
    void stop() {
        ours().detachAppender(log);
        local.close();
    }

    private static Logger ours() {
        return (Logger) LoggerFactory.getLogger("io.github.camelket");
    }

    @ParameterizedTest
    @EnumSource(KetAction.class)
    void everyParameterIsShownOnOneLine(KetAction action) {
        for (Validation validation : Validation.values()) {
            try (CamelKet camel = camel(validation)) {
                String uri = "ket:" + action.camelName();
                for (KetParameter parameter : action.parameters()) {
                    check(camel.send(uri, null, Map.of(parameter.header(), HOSTILE)));
                    check(camel.send(uri, Map.of(action.wireNameOf(parameter), HOSTILE), Map.of()));
                    check(camel.send(
                            uri, Map.of(action.wireNameOf(parameter), List.of(Map.of(HOSTILE, HOSTILE))), Map.of()));
                }
                check(camel.send(uri, Map.of(HOSTILE, HOSTILE), Map.of()));
                check(camel.send(uri, Map.of(HOSTILE, List.of(HOSTILE)), Map.of()));
                check(camel.send(uri, HOSTILE, Map.of()));
            }
        }
        assertThat(log.list).isNotEmpty();
    }

    @Test
    void soAreActionsAndWhatTheOtherSideSays() {
        try (CamelKet camel = camel(Validation.STRICT)) {
            assertThat(check(camel.send("ket:call", null, Map.of(KetConstants.ACTION, HOSTILE))))
                    .contains("There is no KET action 'a\\r\\n2026-11-23 INFO  all is well\\u0000\\u001b[2J");
            for (Fault fault : List.of(
                    Fault.errNum(1301, HOSTILE),
                    Fault.errNum(4711, HOSTILE),
                    Fault.gatewayError(403, HOSTILE, HOSTILE),
                    Fault.notJson(HOSTILE))) {
                local.faults().next(fault);
                assertThat(check(camel.send("ket:getLoopList", null, Map.of())))
                        .contains("a\\r\\n2026-11-23 INFO  all is well\\u0000\\u001b[2J\\u0085\\u2028");
            }
        }
    }

    @Test
    void soIsTheRequestIdOfAHeader() throws Exception {
        String answer =
                RawServer.ok("{\"ErrNum\":1301,\"ErrMsg\":\"no\",\"RequestId\":\"r\\r\\nINFO\\u0085all is well\"}");
        try (RawServer server = new RawServer((request, connection) -> RawServer.write(connection, answer));
                CamelKet camel = new CamelKet(
                        local, component -> component.getConfiguration().setServiceUrl(server.url()))) {
            assertThat(check(camel.send("ket:getLoopList", null, Map.of())))
                    .contains("request r\\r\\nINFO\\u0085all is well");
        }
    }

    private CamelKet camel(Validation validation) {
        return new CamelKet(local, component -> component.getConfiguration().setValidation(validation));
    }

    /** The messages of the failure, if there was one, and of what we logged. */
    private String check(Exchange exchange) {
        List<String> texts = new ArrayList<>();
        for (Throwable e = exchange.getException(); e != null; e = e.getCause()) {
            texts.add(String.valueOf(e.getMessage()));
        }
        assertThat(Stream.concat(texts.stream(), log.list.stream().map(ILoggingEvent::getFormattedMessage)))
                .noneMatch(text -> UNPRINTABLE.matcher(text).find());
        return String.join(" ", texts);
    }
}
