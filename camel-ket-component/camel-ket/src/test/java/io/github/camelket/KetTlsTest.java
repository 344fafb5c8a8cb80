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
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelket.local.KetLocal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
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
        serve(certificate("localhost"));
    }

    /** A certificate that vouches for itself, and its key. */
    private KeyStoreParameters certificate(String host) throws Exception {
        String file = "keys-of-" + host;
        keytool(
                file,
                "-genkeypair",
                "-alias",
                "ket",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host);
        return keys(file);
    }

    private KeyStoreParameters keys(String file) {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("file:" + directory.resolve(file));
        keys.setPassword(PASSWORD);
        return keys;
    }

    private void keytool(String keys, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-storetype",
                "PKCS12",
                "-keystore",
                keys,
                "-storepass",
                PASSWORD));
        command.addAll(1, List.of(arguments));
        Process keytool = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(told).isZero();
    }

    private void serve(KeyStoreParameters certificate, String... protocols) throws Exception {
        if (server != null) {
            server.stop(0);
        }
        store = certificate;
        KeyManagersParameters own = new KeyManagersParameters();
        own.setKeyStore(store);
        own.setKeyPassword(PASSWORD);
        SSLContextParameters ssl = new SSLContextParameters();
        ssl.setKeyManagers(own);

        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            server.setHttpsConfigurator(new HttpsConfigurator(ssl.createSSLContext(context)) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters usual = getSSLContext().getDefaultSSLParameters();
                    if (protocols.length > 0) {
                        usual.setProtocols(protocols);
                    }
                    parameters.setSSLParameters(usual);
                }
            });
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
    void aServerWithTheCertificateOfAnotherIsToldNothing() throws Exception {
        serve(certificate("elsewhere.example.com"));
        Exchange exchange = call("localhost", trust());
        assertThat(exchange.getException())
                .isInstanceOf(KetNoAnswerException.class)
                .hasMessageContaining("The request was not sent")
                .hasMessageContaining("localhost")
                .hasMessageEndingWith("(safe to repeat)");
        assertThat(requests).hasValue(0);
    }

    /** Issued by somebody who is trusted: a certificate that is trusted itself is never asked how old it is. */
    @Test
    void aServerWhoseCertificateHasExpiredIsToldNothing() throws Exception {
        keytool("issuer", "-genkeypair", "-alias", "issuer", "-keyalg", "EC", "-dname", "CN=issuer", "-ext", "bc:c");
        keytool("issuer", "-exportcert", "-alias", "issuer", "-file", "issuer.pem", "-rfc");
        keytool("trust", "-importcert", "-noprompt", "-alias", "issuer", "-file", "issuer.pem");
        for (String issued : List.of("-1d", "-10d")) {
            String server = "server" + issued;
            keytool(server, "-genkeypair", "-alias", "ket", "-keyalg", "EC", "-dname", "CN=localhost");
            keytool(server, "-certreq", "-alias", "ket", "-file", "request");
            keytool(
                    "issuer",
                    "-gencert",
                    "-alias",
                    "issuer",
                    "-infile",
                    "request",
                    "-outfile",
                    "answer",
                    "-ext",
                    "san=dns:localhost",
                    "-startdate",
                    issued,
                    "-validity",
                    "2");
            keytool(server, "-importcert", "-noprompt", "-alias", "issuer", "-file", "issuer.pem");
            keytool(server, "-importcert", "-noprompt", "-alias", "ket", "-file", "answer");
        }
        serve(keys("server-1d"));
        store = keys("trust");
        assertThat(call("localhost", trust()).getException()).isNull();
        assertThat(requests).hasValue(1);

        serve(keys("server-10d"));
        store = keys("trust");
        assertThat(call("localhost", trust()).getException())
                .isInstanceOf(KetNoAnswerException.class)
                .hasMessageContaining("The request was not sent")
                .hasStackTraceContaining("CertificateExpiredException");
        assertThat(requests).hasValue(1);
    }

    @Test
    void aServerWithOldTlsIsToldNothing() throws Exception {
        assertThat(call("localhost", trust()).getException()).isNull();
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            serve(store, protocol);
            assertThat(call("localhost", trust()).getException()).as(protocol).isNull();
        }
        // This JDK's own policy would refuse it as well, so the policy is lifted, in a JVM of its own.
        assertThat(OldTls.run(directory, store))
                .isEqualTo(List.of(
                        "a client that speaks TLSv1.1: TLSv1.1", "ket: KetNoAnswerException The request was not sent"));
    }

    /** Who asks for less than the component speaks gets less. */
    @Test
    void protocolsCanBeNarrowed() throws Exception {
        serve(store, "TLSv1.2");
        SecureSocketProtocolsParameters newest = new SecureSocketProtocolsParameters();
        newest.setSecureSocketProtocol(List.of("TLSv1.3"));
        SSLContextParameters ssl = trust();
        ssl.setSecureSocketProtocols(newest);
        assertThat(call("localhost", ssl).getException())
                .isInstanceOf(KetNoAnswerException.class)
                .hasMessageContaining("The request was not sent");
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
