/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** An application from its start to its end with all loggers at TRACE, Spring's and Camel's among them: none shows a key. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsInLogsTest {

    @AfterEach
    void quieten() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

    @Test
    void noKeyIsLogged(CapturedOutput output) {
        try (KetLocal local = KetLocal.builder()
                        .accessKey("hidden-access")
                        .secretKey("hidden-secret")
                        .sessionToken("hidden-token")
                        .start();
                ConfigurableApplicationContext application = new SpringApplicationBuilder(TestApplication.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                "--logging.level.root=TRACE",
                                // The service's own server, which happens to be in this process.
                                "--logging.level.com.sun.net.httpserver=OFF",
                                "--camel.component.ket.service-url=" + local.serviceUrl(),
                                "--camel.component.ket.access-key=" + local.accessKey(),
                                "--camel.component.ket.secret-key=" + local.secretKey(),
                                "--camel.component.ket.session-token=" + local.sessionToken())) {
            ProducerTemplate template = application.getBean(ProducerTemplate.class);
            template.requestBody("ket:getLoopList?uniqName=demo&app=live", (Object) null);
            local.faults().on("GetLoopList", 1, Fault.gatewayError(403, "AuthFailure", "No."));
            assertThatThrownBy(() -> template.requestBody("ket:getLoopList?uniqName=demo&app=live", (Object) null))
                    .hasStackTraceContaining("AuthFailure");
        }

        assertThat(output.getAll()).contains("TRACE o.s.", "o.a.c.", "AuthFailure");
        assertThat(output.getAll().lines())
                .filteredOn(line -> line.contains("hidden-") || line.matches(".*Signature(=|%3D)[0-9a-f]{64}.*"))
                .isEmpty();
    }
}
