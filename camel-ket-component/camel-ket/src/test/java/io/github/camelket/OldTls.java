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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** A JVM in which TLS 1.1 is allowed, with a server that speaks nothing else: who connects to it? */
final class OldTls {

    private static final String OLD = "TLSv1.1";
    private static final String CLIENT = "a client that speaks TLSv1.1: ";
    private static final String KET = "ket: ";

    private OldTls() {}

    /** What became of a client that allows it, and of the component. */
    static List<String> run(Path directory, KeyStoreParameters store) throws Exception {
        Path policy = Files.writeString(directory.resolve("policy"), "jdk.tls.disabledAlgorithms=\n");
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.security.properties=" + policy,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OldTls.class.getName(),
                        store.getResource().substring("file:".length()),
                        store.getPassword())
                .redirectError(errors.toFile())
                .start();
        // Beside lines of the log.
        List<String> told = process.inputReader()
                .lines()
                .filter(line -> line.startsWith(CLIENT) || line.startsWith(KET))
                .toList();
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return told;
    }

    public static void main(String[] arguments) throws Exception {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + arguments[0]);
        store.setPassword(arguments[1]);
        SSLContext context = context(Path.of(arguments[0]), arguments[1].toCharArray());
        try (SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server.setEnabledProtocols(new String[] {OLD});
            Thread accepting = new Thread(() -> accept(server));
            accepting.setDaemon(true);
            accepting.start();
            System.out.println(CLIENT + connect(context, server.getLocalPort()));
            System.out.println(KET + call(store, server.getLocalPort()));
        }
    }

    private static void accept(SSLServerSocket server) {
        try {
            while (true) {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.startHandshake();
                } catch (javax.net.ssl.SSLException e) {
                    // The client would not have it, which is what this is about.
                }
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String connect(SSLContext context, int port) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {OLD});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static String call(KeyStoreParameters store, int port) {
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(store);
        SSLContextParameters ssl = new SSLContextParameters();
        ssl.setTrustManagers(trusted);
        try (KetLocal keys = KetLocal.start();
                CamelKet camel = new CamelKet(keys, component -> {
                    component.getConfiguration().setServiceUrl("https://localhost:" + port);
                    component.setSslContextParameters(ssl);
                })) {
            Exception failure =
                    camel.send("ket:stopLoop?streamId=s", null, Map.of()).getException();
            String sent = failure.getMessage().contains("The request was not sent")
                    ? "The request was not sent"
                    : failure.getMessage();
            return failure.getClass().getSimpleName() + " " + sent;
        }
    }

    private static SSLContext context(Path file, char[] password) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, password);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
