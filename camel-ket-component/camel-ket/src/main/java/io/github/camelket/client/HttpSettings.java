/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How to connect; shared by all calls of one component.
 *
 * @param connectTimeout the longest to wait for a connection: from the pool, to the socket, and for the TLS handshake
 * @param responseTimeout the longest to wait for an answer to begin, and from then on for all of it to arrive
 * @param maxConnections the most connections in all
 * @param connectionsPerRoute the most connections to one host
 * @param proxyHost an HTTP proxy, if calls go through one
 * @param proxyPort its port
 * @param sslContext the keys and trust to use for https; the JDK's own if absent
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration responseTimeout,
        int maxConnections,
        int connectionsPerRoute,
        @Nullable String proxyHost,
        int proxyPort,
        @Nullable SSLContext sslContext) {}
