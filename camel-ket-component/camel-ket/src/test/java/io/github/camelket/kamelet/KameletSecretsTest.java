/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Addresses with a key in them, given as properties of Kamelets, as the guide has it. */
class KameletSecretsTest {

    private static final String KEY = "hush-hush";

    private final KetLocal local = KetLocal.start();
    private final KameletRun run = new KameletRun(local);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** All that camel-ket logs at any level, and what others do that an application would show. */
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLoggerName().startsWith("io.github.camelket")
                    || event.getLevel().isGreaterOrEqual(Level.INFO)) {
                lines.add(event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
            }
        }
    };

    @BeforeEach
    void listen() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(appender);
        run.close();
        local.close();
    }

    @Test
    void areNotShownWhenACallFails() throws Exception {
        set("ket-stream-pull", Map.of("srcUrl", "rtmp://pull.example.com/live/match?key=" + KEY));
        set(
                "ket-redirect-window",
                Map.of(
                        "src", "rtmp://pull.example.com/live/match?key=" + KEY,
                        "durl", "rtmp://push.example.net/live/match?key=" + KEY));
        local.faults().on("StartStreamPull", Fault.errNum(1300, "task failed"));
        local.faults().on("RedirectStart", Fault.errNum(1300, "task failed"));
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                // Camel's own error handler logs each of these failures, with the route's history.
                from("kamelet:ket-stream-pull?streamId=match").process(run.emitted()::add);
                from("kamelet:ket-redirect-window?startTime=2026-01-01T00:00:00&stopTime=2098-01-01T00:00:00")
                        .process(run.emitted()::add);
            }
        });
        run.awaitThat(it -> assertThat(lines.stream().filter(line -> line.contains("Failed delivery")))
                .hasSize(2));
        assertThat(run.last("StartStreamPull").bodyText()).contains(KEY);
        assertThat(run.last("RedirectStart").bodyText()).contains(KEY);
        assertThat(lines).filteredOn(line -> line.startsWith("Kamelet ket-")).hasSize(2);
        assertThat(lines).noneMatch(line -> line.contains(KEY));
    }

    @Test
    void areNotShownWhenTheyAreRefused() {
        set("ket-redirect-window", Map.of("src", "rtmp://a.example.com/b?key=" + KEY + ",rtmp://c.example.com/d"));
        String refusal = run.refusal("kamelet:ket-redirect-window?durl=rtmp://push.example.net/live/match"
                + "&startTime=2026-01-01T00:00:00&stopTime=2098-01-01T00:00:00");
        assertThat(refusal).startsWith("Property durl").doesNotContain(KEY);
        assertThat(lines).noneMatch(line -> line.contains(KEY));
    }

    private void set(String kamelet, Map<String, String> properties) {
        properties.forEach((name, value) -> run.context()
                .getPropertiesComponent()
                .addInitialProperty("camel.kamelet." + kamelet + "." + name, value));
    }
}
