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

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clock that is off: by how much, which way, and what to do. */
class KetClockTest {

    private static final ManualClock NOON = ManualClock.at(Instant.parse("2026-11-23T12:00:00Z"));

    private final KetLocal local = KetLocal.start();

    @AfterEach
    void stop() {
        local.close();
    }

    /** The JDK's server, and so ket-local, dates its answers by the machine's clock: here it is ours that is off. */
    @Test
    void theServiceIsAskedBySomebodyOfAnotherTime() {
        Instant now = Clock.systemUTC().instant();
        String url = local.serviceUrl().toString();
        // Half a minute more, as the Date of an answer is cut to the second.
        assertThat(failure(url, ManualClock.at(now.minus(Duration.ofMinutes(20).plusSeconds(30)))))
                .contains("RequestExpired: The request was signed too long ago; it is now ")
                .containsPattern(
                        "Z\\. The clock that dates signatures is 2[01] min( \\d+ s)? behind the service's:"
                                + " synchronise this machine's time \\(NTP\\) \\(HTTP 403, request [-0-9a-f]+, safe to repeat\\)$");
        assertThat(failure(url, ManualClock.at(now.plus(Duration.ofDays(1).plusMinutes(5)))))
                .contains("RequestTimeTooSkewed: ")
                .containsPattern("The clock that dates signatures is 1 d [45] min( \\d+ s)? ahead of the service's");
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Date: Mon, 23 Nov 2026 12:16:03 GMT | The clock that dates signatures is 16 min 3 s behind the service's: synchronise this machine's time (NTP)",
        "date: Mon, 23 Nov 2026 09:00:00 GMT | The clock that dates signatures is 3 h ahead of the service's: synchronise this machine's time (NTP)",
        "Date: Mon, 23 Nov 2026 12:00:59 GMT | The clock that dates signatures agrees with the service's: the request was long on its way",
        "Date: today                         | By how much our clock is off is not known, as the answer has no date: synchronise this machine's time (NTP)",
        "X: y                                | By how much our clock is off is not known, as the answer has no date: synchronise this machine's time (NTP)",
    })
    // spotless:on
    void theDateOfTheAnswerTellsByHowMuch(String header, String told) throws Exception {
        String body = "{\"RequestId\":\"r\",\"Error\":{\"Code\":\"RequestExpired\",\"Message\":\"no\"}}";
        try (RawServer server = new RawServer((request, connection) -> RawServer.write(
                connection,
                "HTTP/1.1 403 Forbidden\r\n" + header + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))) {
            assertThat(failure(server.url(), NOON))
                    .isEqualTo("GetLoopList failed: refused by the gateway, RequestExpired: no. " + told
                            + " (HTTP 403, request r, safe to repeat)");
        }
    }

    private String failure(String url, Clock clock) {
        try (CamelKet camel = new CamelKet(local, component -> {
            component.getConfiguration().setServiceUrl(url);
            component.setClock(clock);
        })) {
            Exception failure = camel.send("ket:getLoopList", null, Map.of()).getException();
            assertThat(failure).isInstanceOf(KetAuthenticationException.class);
            return failure.getMessage();
        }
    }
}
