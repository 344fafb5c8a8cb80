/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that never logs what it carries. HttpClient's own writes request lines and headers, signatures among
 * them, to {@code org.apache.hc.client5.http.headers} and {@code .wire} as soon as somebody turns on DEBUG for everything.
 */
final class QuietConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /** More than any gateway sends, and little enough to hold. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(64 * 1024)
            .build();

    /** Unknown after the socket was connected, in which it is set as it is needed. */
    private @Nullable Timeout socketTimeout;

    QuietConnection() {
        super(LIMITS, null, null, null, null, null, new DefaultHttpResponseParserFactory(LIMITS));
    }

    @Override
    public void bind(Socket socket) throws IOException {
        super.bind(new SocketHolder(socket));
        socketTimeout = null;
    }

    @Override
    public void bind(SSLSocket sslSocket, Socket socket) throws IOException {
        super.bind(new SocketHolder(sslSocket, socket));
        socketTimeout = null;
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket socket ? socket.getSession() : null;
    }

    /** Each request brings its own, which is the same as that of the one before. */
    @Override
    public void setSocketTimeout(Timeout timeout) {
        if (!timeout.equals(socketTimeout)) {
            super.setSocketTimeout(timeout);
            socketTimeout = timeout;
        }
    }

    /** Nobody reads while it waits in the pool, so there is no timeout to be taken away. */
    @Override
    public void passivate() {}

    @Override
    public void activate() {}
}
