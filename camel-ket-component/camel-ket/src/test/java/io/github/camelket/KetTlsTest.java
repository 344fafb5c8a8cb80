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

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelket.local.KetLocal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over https: only to whom it was meant for. */
class KetTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path directory;

    private final KetLocal keys = KetLocal.start();
    private final AtomicInteger requests = new AtomicInteger();
    private KeyStoreParameters store;
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        Path file = directory.resolve("localhost.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "ket",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes()))
                .isZero();
        store = new KeyStoreParameters();
        store.setResource("file:" + file);
        store.setPassword(PASSWORD);
        KeyManagersParameters own = new KeyManagersParameters();
        own.setKeyStore(store);
        own.setKeyPassword(PASSWORD);
        SSLContextParameters ssl = new SSLContextParameters();
        ssl.setKeyManagers(own);

        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            server.setHttpsConfigurator(new HttpsConfigurator(ssl.createSSLContext(context)));
        }
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] answer = RawServer.SUCCESS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        keys.close();
    }

    private SSLContextParameters trust() {
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(store);
        SSLContextParameters ssl = new SSLContextParameters();
        ssl.setTrustManagers(trusted);
        return ssl;
    }

    @Test
    void aServerThatIsTrustedIsCalled() {
        assertThat(call("localhost", trust()).getException()).isNull();
        assertThat(requests).hasValue(1);
    }

    @Test
    void aServerThatIsNotTrustedIsToldNothing() {
        Exchange exchange = call("localhost", null);
        assertThat(exchange.getException())
                .isInstanceOf(KetNoAnswerException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("The request was not sent")
                .hasMessageEndingWith("(safe to repeat)");
        assertThat(requests).hasValue(0);
    }

    @Test
    void aServerOfAnotherNameIsToldNothing() {
        Exchange exchange = call("127.0.0.1", trust());
        assertThat(exchange.getException())
                .isInstanceOf(KetNoAnswerException.class)
                .hasMessageContaining("The request was not sent");
        assertThat(exchange.getException().getCause())
                .isInstanceOfAny(SSLPeerUnverifiedException.class, SSLHandshakeException.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void theContextsOwnTrustIsUsedOnRequest() {
        try (CamelKet camel = new CamelKet(keys, component -> {
            component
                    .getConfiguration()
                    .setServiceUrl("https://localhost:" + server.getAddress().getPort());
            component.getCamelContext().setSSLContextParameters(trust());
            component.setUseGlobalSslContextParameters(true);
        })) {
            assertThat(camel.send("ket:stopLoop?streamId=s", null, Map.of()).getException())
                    .isNull();
        }
    }

    private Exchange call(String host, SSLContextParameters ssl) {
        try (CamelKet camel = new CamelKet(keys, component -> {
            component
                    .getConfiguration()
                    .setServiceUrl("https://" + host + ":" + server.getAddress().getPort());
            component.setSslContextParameters(ssl);
        })) {
            return camel.send("ket:stopLoop?streamId=s", null, Map.of());
        }
    }
}
