/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import io.github.camelket.auth.SigV4Signer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpProducer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls over camel-http. The HTTP component is private: it is in no registry, sees no message but the ones made
 * here, and signs nothing but these calls. One transport, and so one pool of connections, serves a whole component.
 */
public final class HttpTransport extends ServiceSupport {

    /** Keep-alives of load balancers end after about a minute; a connection that old is not worth the risk of a reset. */
    private static final TimeValue IDLE_LIMIT = TimeValue.ofSeconds(30);

    private final HttpComponent http = new HttpComponent();
    private final Map<URI, HttpProducer> producers = new ConcurrentHashMap<>();
    private final ThreadLocal<HttpCall> current = new ThreadLocal<>();
    private final HttpSettings settings;
    private final SigV4Signer signer;
    private volatile @Nullable Deadlines deadlines;

    public HttpTransport(CamelContext camelContext, HttpSettings settings, SigV4Signer signer) {
        this.settings = settings;
        this.signer = signer;
        http.setCamelContext(camelContext);
    }

    @Override
    protected void doStart() {
        long connectTimeout = settings.connectTimeout().toMillis();
        http.setConnectTimeout(connectTimeout);
        http.setConnectionRequestTimeout(connectTimeout);
        http.setResponseTimeout(settings.responseTimeout().toMillis());
        http.setClientConnectionManager(connections());
        http.setAutomaticRetriesDisabled(true);
        http.setRedirectHandlingDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setAuthCachingDisabled(true);
        http.setSkipControlHeaders(true);
        http.setSkipRequestHeaders(true);
        http.setSkipResponseHeaders(true);
        http.setCopyHeaders(false);
        http.setUserAgent("camel-ket");
        http.setHttpClientConfigurer(this::configure);
        ServiceHelper.startService(http);
        deadlines = new Deadlines(
                longestCall(),
                work -> http.getCamelContext().getExecutorServiceManager().newThread("KetDeadline", work));
    }

    private PoolingHttpClientConnectionManager connections() {
        Timeout connectTimeout = Timeout.of(settings.connectTimeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> {
                    QuietConnection connection = new QuietConnection();
                    if (socket != null) {
                        connection.bind(socket);
                    }
                    return connection;
                })
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        settings.sslContext() == null ? SSLContexts.createDefault() : settings.sslContext()))
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connectTimeout).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connectTimeout)
                        .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.connectionsPerRoute())
                .build();
    }

    private void configure(HttpClientBuilder builder) {
        if (settings.proxyHost() != null) {
            builder.setProxy(new HttpHost(settings.proxyHost(), settings.proxyPort()));
        }
        builder.setKeepAliveStrategy((response, context) -> {
            TimeValue asked = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
            return TimeValue.isPositive(asked) && asked.compareTo(IDLE_LIMIT) < 0 ? asked : IDLE_LIMIT;
        });
        builder.addExecInterceptorFirst("ket-answer", this::readAnswer);
        builder.addRequestInterceptorLast(
                (request, entity, context) -> current.get().sign(request, signer));
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(producers.values());
        producers.clear();
        ServiceHelper.stopService(http);
        Deadlines started = deadlines;
        deadlines = null;
        if (started != null) {
            started.close();
        }
    }

    /**
     * Sends a call once and notes the answer in it.
     *
     * @throws IOException if there was no answer; {@link HttpCall#hasBegun()} then tells whether anything was sent
     */
    void send(HttpCall call) throws IOException {
        deadlines();
        HttpProducer producer = producers.computeIfAbsent(call.service().url(), this::producer);
        Exchange exchange = producer.getEndpoint().createExchange();
        if (call.body().length > 0) {
            // With a body camel-http posts, without it gets.
            exchange.getIn().setBody(new ByteArrayEntity(call.body(), ContentType.APPLICATION_JSON));
        }
        current.set(call);
        try {
            producer.process(exchange);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            current.remove();
        }
    }

    private HttpProducer producer(URI serviceUrl) {
        try {
            HttpEndpoint endpoint = (HttpEndpoint) http.createEndpoint(serviceUrl.toString());
            endpoint.setThrowExceptionOnFailure(false);
            endpoint.setIgnoreResponseBody(true);
            HttpProducer producer = (HttpProducer) endpoint.createProducer();
            ServiceHelper.startService(endpoint, producer);
            return producer;
        } catch (Exception e) {
            throw new IllegalStateException("No HTTP producer for " + serviceUrl, e);
        }
    }

    /** Reads the whole answer while the connection is at hand, so that a body without end can be cut by closing it. */
    private ClassicHttpResponse readAnswer(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpCall call = current.get();
        Deadlines watching = deadlines();
        Deadlines.Running running = watching.begin((HttpUriRequestBase) scope.originalRequest);
        ClassicHttpResponse response;
        HttpAnswer answer;
        try {
            response = chain.proceed(request, scope);
            AnswerBody body =
                    AnswerBody.read(response.getEntity(), call.service().maxResponseSize(), settings.responseTimeout());
            answer = new HttpAnswer(
                    response.getCode(),
                    List.of(response.getHeaders()),
                    body.bytes(),
                    body.tooLarge(),
                    body.interrupted());
        } finally {
            watching.end(running);
        }
        if (answer.tooLarge() || answer.interrupted() != null) {
            scope.execRuntime.discardEndpoint();
        }
        response.setEntity(null);
        call.answered(answer);
        return response;
    }

    /** A free connection, connecting, an answer that begins, all of it: each in its time. */
    private Duration longestCall() {
        return settings.connectTimeout().plus(settings.responseTimeout()).multipliedBy(2);
    }

    private Deadlines deadlines() {
        Deadlines started = deadlines;
        if (started == null) {
            // A producer made now would have connections of camel-http's own making, which log what they carry.
            throw new IllegalStateException("The ket component is stopped");
        }
        return started;
    }
}
