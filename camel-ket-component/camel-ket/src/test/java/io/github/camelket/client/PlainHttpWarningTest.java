/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PlainHttpWarningTest {

    @Test
    void everyHostIsWarnedOfOnceUnlessItIsThisMachine() {
        Logger logger = (Logger) LoggerFactory.getLogger(PlainHttpWarning.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            PlainHttpWarning warning = new PlainHttpWarning();
            List.of(
                            "https://ket.example.com",
                            "http://localhost:8080",
                            "http://127.0.0.1",
                            "http://127.255.0.3:1",
                            "http://[::1]:80",
                            "http://ket.example.com",
                            "HTTP://KET.example.com:8080/x",
                            "http://127.0.0.1.example.com",
                            "http://10.0.0.1")
                    .forEach(url -> warning.check(URI.create(url)));
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::toString)
                .containsExactly(told("ket.example.com"), told("127.0.0.1.example.com"), told("10.0.0.1"));
    }

    private static String told(String host) {
        return "[WARN] The service at " + host
                + " is called over plain http, as serviceUrl says: requests can be read and"
                + " answers forged on the way. Use https.";
    }
}
