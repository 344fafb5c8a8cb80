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

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.auth.SignatureLocation;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** With every logger at TRACE, JMX on, tracing on: no key, no token and no signature may be seen anywhere. */
class KetSecretsTest {

    private static final String SECRET_KEY = "s3cr3t/Key+Of=The~Test";
    private static final String SESSION_TOKEN = "t0ken/Of+The=Test~==";

    private final KetLocal local =
            KetLocal.builder().secretKey(SECRET_KEY).sessionToken(SESSION_TOKEN).start();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final List<String> shown = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getLoggerName() + " " + event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        appender.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        appender.start();
        root().addAppender(appender);
        root().setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root().setLevel(Level.WARN);
        root().detachAppender(appender);
        System.setOut(out);
        System.setErr(err);
        local.close();
    }

    @ParameterizedTest
    @EnumSource(SignatureLocation.class)
    void nothingSecretIsShown(SignatureLocation location) throws Exception {
        try (CamelKet camel = new CamelKet(local, component -> {
            component.getConfiguration().setSignatureLocation(location);
            component.setResponseTimeout(2_000);
        })) {
            camel.context().setTracing(true);
            camel.context().setMessageHistory(true);
            camel.with(routes());
            run(camel);
            readManagement(camel);
        }

        List<String> signatures = signaturesOnTheWire();
        assertThat(signatures).hasSizeGreaterThan(10).doesNotContainNull();
        shown.addAll(logged);
        shown.add(printed.toString(StandardCharsets.UTF_8));
        assertThat(logged).as("the listening works").anyMatch(line -> line.contains("org.apache.hc.client5"));
        for (String line : shown) {
            assertThat(line).doesNotContain(SECRET_KEY, SESSION_TOKEN, encoded(SECRET_KEY), encoded(SESSION_TOKEN));
            assertThat(line).doesNotContainPattern("(?i)X-Amz-(Signature|Security-Token)=(?!\\*\\*\\*)");
            assertThat(signatures).noneMatch(line::contains);
        }
    }

    /** A confused server, proxy or debugging tool may send our own request back, in places where a parser quotes it. */
    @Test
    void whatIsEchoedIsNotShown() throws Exception {
        for (String before : new String[] {
            "",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 200 OK\r\nX-Ksc-Request-Id: ",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: ",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "HTTP/1.1 502 Bad Gateway\r\n\r\n"
        }) {
            for (SignatureLocation location : SignatureLocation.values()) {
                try (RawServer echo = new RawServer((request, connection) -> {
                            RawServer.write(connection, before + request.replace("\r\n", " ") + "\r\n\r\n");
                            connection.close();
                        });
                        CamelKet camel = new CamelKet(local, component -> {
                            component.getConfiguration().setServiceUrl(echo.url());
                            component.getConfiguration().setSignatureLocation(location);
                        })) {
                    send(camel, "ket:stopLoop?streamId=s", Map.of());
                    assertThat(echo.requests).singleElement().asString().contains("Signature=");
                    String signature = echo.requests.get(0).replaceFirst("(?s).*Signature=([0-9a-f]{64}).*", "$1");
                    shown.addAll(logged);
                    assertThat(shown)
                            .noneMatch(line -> line.contains(signature)
                                    || line.contains(SESSION_TOKEN)
                                    || line.contains(encoded(SESSION_TOKEN)));
                }
            }
        }
        assertThat(shown).anyMatch(line -> line.contains("KetNoAnswerException"));
    }

    /** As configured by Camel Main, which prints the options that it sets. */
    public static final class Keys implements KetCredentialsProvider {
        @Override
        public KetCredentials resolve() {
            return new KetCredentials("ket-local", SECRET_KEY, SESSION_TOKEN);
        }
    }

    @Test
    void camelMainDoesNotGetToSeeTheKeysOfAProvider() throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("ket:getLoopList");
            }
        });
        main.addProperty("camel.component.ket.credentialsProvider", "#class:" + Keys.class.getName());
        main.addProperty("camel.component.ket.serviceUrl", local.serviceUrl().toString());
        main.addProperty("camel.component.ket.uniqName", "demo");
        main.addProperty("camel.component.ket.app", "live");
        main.start();
        try {
            assertThat(main.getCamelTemplate().requestBody("direct:start", null, String.class))
                    .contains("\"ErrNum\":0");
        } finally {
            main.stop();
        }
        assertThat(logged).anyMatch(line -> line.contains("credentialsProvider"));
        assertThat(logged).noneMatch(line -> line.contains(SECRET_KEY) || line.contains(SESSION_TOKEN));
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").routeId("read").to("ket:getLoopList").log("${body} ${headers}");
                from("direct:any").routeId("any").toD("ket:${header.action}?streamId=${header.stream}");
            }
        };
    }

    private void run(CamelKet camel) {
        send(camel, "direct:read", Map.of());
        send(camel, "direct:any", Map.of("action", "stopLoop", "stream", "s1"));
        for (Fault fault : List.of(
                Fault.gatewayError(
                        403, "SignatureDoesNotMatch", "You signed with " + SECRET_KEY + " and " + SESSION_TOKEN),
                Fault.gatewayError(403, "AuthFailure", "X-Amz-Signature=" + "0a".repeat(32)),
                Fault.errNum(1, SECRET_KEY),
                Fault.notJson(SECRET_KEY + " is not JSON"),
                Fault.notJson("{\"" + SESSION_TOKEN),
                Fault.notJson("x".repeat(195) + SECRET_KEY),
                Fault.status(502, "X-Amz-Security-Token=" + encoded(SESSION_TOKEN)),
                Fault.cutOff(),
                Fault.delay(Duration.ofSeconds(5)),
                Fault.closeAfterExecution())) {
            local.faults().next(fault);
            send(camel, "direct:any", Map.of("action", "stopLoop", "stream", "s1"));
        }
    }

    private void send(CamelKet camel, String uri, Map<String, Object> headers) {
        Exchange exchange = camel.send(uri, null, headers);
        if (exchange.getException() != null) {
            StringWriter text = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(text));
            shown.add(text.toString());
        }
    }

    /** Everything that management shows, and every endpoint of the context. */
    private void readManagement(CamelKet camel) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        int read = 0;
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            shown.add(name.toString());
            for (var attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    shown.add(attribute.getName() + "=" + server.getAttribute(name, attribute.getName()));
                    read++;
                } catch (Exception e) {
                    // Some attributes exist only while statistics are on.
                    shown.add(String.valueOf(e));
                }
            }
        }
        assertThat(read).as("attributes that JMX showed").isGreaterThan(50);
        camel.context().getEndpoints().forEach(endpoint -> {
            shown.add(endpoint.getEndpointUri());
            shown.add(endpoint.toString());
        });
        shown.add(camel.component().toString());
    }

    private List<String> signaturesOnTheWire() {
        Pattern signature = Pattern.compile("Signature=([0-9a-f]{64})");
        return local.requests().stream()
                .map(request -> signatureOf(signature, request))
                .toList();
    }

    private static String signatureOf(Pattern signature, RecordedRequest request) {
        Matcher found = signature.matcher(request.rawTarget() + " " + request.header("Authorization"));
        return found.find() ? found.group(1) : null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%7E", "~");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
