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

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.KetInvalidRequestException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON that costs its reader more than its sender: refused, whoever sends it. */
class KetJsonLimitsTest {

    private final KetLocal local = KetLocal.start();
    private final CamelKet camel =
            new CamelKet(local, component -> component.getConfiguration().setValidation(Validation.OFF));

    @AfterEach
    void stop() {
        camel.close();
        local.close();
    }

    /** Something that is so deep or so long. */
    private static String document(String kind, int size) {
        return switch (kind) {
            case "depth" -> "[".repeat(size - 1) + "]".repeat(size - 1);
            case "number" -> "1".repeat(size);
            case "name" -> "{\"" + "n".repeat(size) + "\":1}";
            default -> "\"" + "s".repeat(size) + "\"";
        };
    }

    @ParameterizedTest
    @CsvSource({"depth, 100", "number, 1000", "name, 1000", "string, 10485760"})
    void anAnswerHasLimits(String kind, int most) {
        camel.component().getConfiguration().setMaxResponseSize(20 * 1024 * 1024);
        local.faults().next(Fault.notJson("{\"ErrNum\":0,\"X\":" + document(kind, most) + "}"));
        assertThat(camel.send("ket:getLoopList", null, Map.of()).getException()).isNull();

        local.faults().next(Fault.notJson("{\"ErrNum\":0,\"X\":" + document(kind, most + most / 2) + "}"));
        Exchange exchange = camel.send("ket:getLoopList", null, Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(KetNoAnswerException.class)
                .hasMessageContaining("The answer is deeper than is read, or a number, name or text in it longer, and"
                        + " begins with '{\"ErrNum\":0,\"X\":");
    }

    @ParameterizedTest
    @CsvSource({"depth, 100", "number, 1000", "name, 1000", "string, 10485760"})
    void soHasAMessageBody(String kind, int most) {
        Exchange exchange = camel.send("ket:getLoopList", "{\"X\":" + document(kind, most + most / 2) + "}", Map.of());
        assertThat(exchange.getException())
                .isInstanceOf(KetInvalidRequestException.class)
                .hasMessageStartingWith(
                        "The message body is deeper than is read, or a number, name or text in it longer");
        assertThat(local.requestCount()).isZero();
    }

    /** Short as they are, and a gigabyte each when they are written out. */
    @ParameterizedTest
    @CsvSource({"1e999999999", "1e-999999999", "1e1000000000000", "-9e2000000000"})
    void aHugeExponentEndsNoCallAndFillsNoMemory(String number) {
        local.faults().next(Fault.notJson("{\"ErrNum\":0,\"Output\":[{\"format\":{\"gop\":" + number + "}}]}"));
        Exchange read = camel.send("ket:getPresetDetail?preset=p", null, Map.of());
        Exchange sent = camel.send("ket:getLoopList", "{\"X\":" + number + ",\"StreamID\":" + number + "}", Map.of());
        for (Exchange exchange : List.of(read, sent)) {
            if (exchange.getException() != null) {
                assertThat(exchange.getException())
                        .isInstanceOfAny(KetOperationFailedException.class, KetInvalidRequestException.class);
            }
        }
        assertThat(local.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.rawTarget())
                .hasSizeLessThan(1000));
    }
}
