/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.auth.DefaultCredentialsProvider;
import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.auth.SigV4Signer;
import io.github.camelket.client.CallListener;
import io.github.camelket.client.HttpSettings;
import io.github.camelket.client.HttpTransport;
import io.github.camelket.client.KetCaller;
import io.github.camelket.client.ObservedCaller;
import io.github.camelket.client.PlainHttpWarning;
import io.github.camelket.resilience.BucketLimiter;
import io.github.camelket.resilience.LimitedCaller;
import io.github.camelket.resilience.Limiter;
import io.github.camelket.resilience.Waiting;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ket} component. It holds what all its endpoints share: credentials, and one pool of connections.
 *
 * <p>Keys are options of the component and never of an endpoint, as Camel itself logs endpoint URIs as they were
 * written when its loggers are at TRACE. Where a second account is needed, endpoints name a
 * {@link KetCredentialsProvider} bean.
 */
@Component(KetConstants.SCHEME)
public class KetComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final String SERVICE = "ket";
    private static final Set<String> KEYS = Set.of("accessKey", "secretKey", "sessionToken");

    @Metadata(description = "What endpoints are told unless they say otherwise.")
    private KetConfiguration configuration = new KetConfiguration();

    @Metadata(
            label = "security",
            secret = true,
            description = "The access key. Not an option of endpoints, as Camel logs their URIs at TRACE.")
    private volatile @Nullable String accessKey;

    @Metadata(
            label = "security",
            secret = true,
            description =
                    "The secret key. A new value is used by the next call; where access and secret key change together while routes run, a credentialsProvider is the way.")
    private volatile @Nullable String secretKey;

    @Metadata(label = "security", secret = true, description = "The token that temporary credentials come with.")
    private volatile @Nullable String sessionToken;

    @Metadata(label = "security", description = "The keys and trust for https. The JDK's own if not set.")
    private @Nullable SSLContextParameters sslContextParameters;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the SSL context parameters of the Camel context for https.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "The longest to wait"
                    + " for a connection: for a free one of the pool, for the socket, and for the TLS handshake.")
    private long connectTimeout = 10_000;

    @Metadata(
            label = "advanced",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "The longest to wait for an answer to begin, and from then on for all of it to arrive.")
    private long responseTimeout = 30_000;

    @Metadata(
            label = "advanced",
            defaultValue = "200",
            description = "The most connections that the component keeps open.")
    private int maxTotalConnections = 200;

    @Metadata(label = "advanced", defaultValue = "50", description = "The most connections to one host.")
    private int connectionsPerRoute = 50;

    @Metadata(
            label = "advanced",
            defaultValue = "0",
            description =
                    "How many requests the account may make in a minute, counted over all endpoints of the component:"
                            + " further ones wait for their turn. 0 is for no limit. Needs the library com.bucket4j:bucket4j_jdk17-core.")
    private int requestsPerMinute;

    @Metadata(
            label = "advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description =
                    "The longest that a request waits for its turn where requestsPerMinute is set. One that would have"
                            + " to wait for longer is not sent and fails as throttled.")
    private long requestsPerMinuteMaxWait = 60_000;

    @Metadata(label = "proxy", description = "The host of an HTTP proxy that calls go through.")
    private @Nullable String proxyHost;

    @Metadata(label = "proxy", defaultValue = "8080", description = "The port of the HTTP proxy.")
    private int proxyPort = 8080;

    @Metadata(
            label = "advanced",
            description =
                    "The clock that dates signatures, and that the rules about times in requests count from. The system's if not set.")
    private @Nullable Clock clock;

    private final PlainHttpWarning plainHttp = new PlainHttpWarning();
    private final Lock lock = new ReentrantLock();
    private @Nullable HttpTransport transport;
    /** Outlives a restart of the component, as the service's count does. */
    private @Nullable Limiter limiter;

    private final Waiting waiting = new Waiting();
    private final CallListeners listeners = new CallListeners();

    /** Keeps the component for later and asks it for nothing yet, which compilers since JDK 21 cannot see. */
    @SuppressWarnings("this-escape")
    private final HealthChecks healthChecks = new HealthChecks(this);

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        for (String key : KEYS) {
            // Refused here, as Camel's complaint about an unknown option would print its value.
            if (parameters.keySet().removeIf(key::equalsIgnoreCase)) {
                throw new IllegalArgumentException(
                        "Option " + key + " belongs to the ket component, not to an endpoint:"
                                + " Camel logs endpoint URIs as they are written. Set it on the component, or name a"
                                + " KetCredentialsProvider bean with credentialsProvider=#bean.");
            }
        }
        refuseOwnOptions(parameters.keySet());
        if (remaining == null || remaining.isBlank()) {
            throw new IllegalArgumentException("Name the action after the colon, as in ket:startLoop");
        }
        KetEndpoint endpoint = new KetEndpoint(uri, this, remaining, configuration.copy());
        // Asked now, as an endpoint that names none gets one autowired.
        endpoint.setProviderNamed(parameters.keySet().stream().anyMatch("credentialsProvider"::equalsIgnoreCase));
        // An unknown action fails here and now.
        endpoint.action();
        // Blank is as good as nothing, so that {{app:}} can leave it to the component.
        parameters.values().removeIf(value -> value instanceof String text && text.isBlank());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Camel's complaint about an unknown option would not tell where it belongs. */
    private void refuseOwnOptions(Set<String> names) {
        if (getComponentPropertyConfigurer() instanceof PropertyConfigurerGetter own
                && getEndpointPropertyConfigurer() instanceof PropertyConfigurerGetter endpoints) {
            for (String name : names) {
                if (own.getOptionType(name, true) != null && endpoints.getOptionType(name, true) == null) {
                    throw new IllegalArgumentException(
                            "Option " + name + " belongs to the ket component, not to an endpoint, as all endpoints"
                                    + " share it: set it on the component, such as by camel.component.ket." + name);
                }
            }
        }
    }

    /**
     * The credentials of an endpoint: its own provider, or the component's keys, or the component's provider, or what the
     * environment or the profile file has.
     *
     * @throws IllegalArgumentException if only one of the component's keys is set
     * @throws IllegalStateException if there are none
     */
    KetCredentialsProvider credentials(KetEndpoint endpoint) {
        KetCredentialsProvider provider = provider(endpoint);
        // Keys that are missing, or cannot be keys, are told now and not when the first call is due.
        provider.resolve();
        return provider;
    }

    private KetCredentialsProvider provider(KetEndpoint endpoint) {
        KetCredentialsProvider provider = endpoint.getConfiguration().getCredentialsProvider();
        if (provider != null && endpoint.isProviderNamed()) {
            return provider;
        }
        if (isSet(accessKey) && isSet(secretKey)) {
            return this::componentKeys;
        }
        if (provider != null) {
            return provider;
        }
        if (isSet(accessKey) || isSet(secretKey)) {
            String given = isSet(accessKey) ? "accessKey" : "secretKey";
            String missing = isSet(accessKey) ? "secretKey" : "accessKey";
            throw new IllegalArgumentException(
                    "Option " + missing + " of the ket component is not set, but " + given + " is: set both or none.");
        }
        return new DefaultCredentialsProvider();
    }

    private static boolean isSet(@Nullable String key) {
        return key != null && !key.isBlank();
    }

    private KetCredentials componentKeys() {
        String access = accessKey;
        String secret = secretKey;
        if (access == null || secret == null) {
            throw new IllegalStateException("accessKey or secretKey of the ket component has been taken away");
        }
        return new KetCredentials(access, secret, isSet(sessionToken) ? sessionToken : null);
    }

    /** The one transport of this component, made when the first endpoint needs it. */
    HttpTransport transport() {
        lock.lock();
        try {
            if (isStopping() || isStopped()) {
                throw new IllegalStateException("The ket component is stopped");
            }
            if (transport == null) {
                transport = new HttpTransport(getCamelContext(), httpSettings(), new SigV4Signer(SERVICE, clock()));
                ServiceHelper.startService(transport);
            }
            return transport;
        } finally {
            lock.unlock();
        }
    }

    PlainHttpWarning plainHttp() {
        return plainHttp;
    }

    /** The same calls, at the pace of the account if there is one to keep. */
    KetCaller limited(ObservedCaller caller) {
        if (requestsPerMinute < 0) {
            throw new IllegalArgumentException(
                    "Option requestsPerMinute must be 0, for no limit, or more, but is " + requestsPerMinute);
        }
        return requestsPerMinute == 0 ? caller : new LimitedCaller(caller, limiter());
    }

    private Limiter limiter() {
        Duration maxWait = positive("requestsPerMinuteMaxWait", requestsPerMinuteMaxWait);
        lock.lock();
        try {
            if (limiter == null) {
                limiter = new BucketLimiter(requestsPerMinute, maxWait, waiting());
            }
            return limiter;
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "Option requestsPerMinute needs the library Bucket4j: add the dependency"
                            + " com.bucket4j:bucket4j_jdk17-core to the application",
                    e);
        } finally {
            lock.unlock();
        }
    }

    /** How many requests wait for their turn now; none without requestsPerMinute. */
    public int requestsWaiting() {
        lock.lock();
        try {
            return limiter == null ? 0 : limiter.waiting();
        } finally {
            lock.unlock();
        }
    }

    /** How calls wait; a test has time go faster here. */
    Waiting waiting() {
        return waiting;
    }

    /** The same calls, of which the listeners are told. */
    ObservedCaller observed(KetCaller caller) {
        return new ObservedCaller(caller, listeners.find(getCamelContext(), clock()), clock());
    }

    /** Has a listener told of all calls from now on, besides the beans of this type in the registry. */
    public void addCallListener(CallListener listener) {
        listeners.add(listener);
    }

    /** Tells a listener no more. */
    public void removeCallListener(CallListener listener) {
        listeners.remove(listener);
    }

    /** The listener of a type that is told of this component's calls. */
    public <T extends CallListener> Optional<T> callListener(Class<T> type) {
        return listeners.of(type);
    }

    /** Whether the service answers those who ask; of the endpoints that are in use. */
    HealthChecks healthChecks() {
        return healthChecks;
    }

    /** What time it is for this component. */
    Clock clock() {
        return clock == null ? Clock.systemUTC() : clock;
    }

    private HttpSettings httpSettings() {
        return new HttpSettings(
                positive("connectTimeout", connectTimeout),
                positive("responseTimeout", responseTimeout),
                atLeastOne("maxTotalConnections", maxTotalConnections),
                atLeastOne("connectionsPerRoute", connectionsPerRoute),
                proxyHost,
                atLeastOne("proxyPort", proxyPort),
                sslContext());
    }

    private static Duration positive(String option, long milliseconds) {
        if (milliseconds <= 0) {
            throw new IllegalArgumentException("Option " + option + " must be at least 1 ms, but is " + milliseconds
                    + ": waiting has an end here.");
        }
        return Duration.ofMillis(milliseconds);
    }

    private static int atLeastOne(String option, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("Option " + option + " must be at least 1, but is " + number);
        }
        return number;
    }

    private @Nullable SSLContext sslContext() {
        SSLContextParameters ssl =
                sslContextParameters == null ? retrieveGlobalSslContextParameters() : sslContextParameters;
        try {
            return ssl == null ? null : ssl.createSSLContext(getCamelContext());
        } catch (GeneralSecurityException | IOException e) {
            throw new RuntimeCamelException("The SSL context of the ket component cannot be made", e);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        waiting().start();
        listeners.start(getCamelContext(), clock());
        if (configuration.getUniqName() != null) {
            KetEndpoint own = new KetEndpoint("ket:" + KetEndpoint.CALL, this, KetEndpoint.CALL, configuration.copy());
            healthChecks.add(own);
        }
    }

    @Override
    protected void doStop() throws Exception {
        waiting().stop();
        healthChecks.clear();
        lock.lock();
        try {
            ServiceHelper.stopService(transport);
            transport = null;
            listeners.stop();
        } finally {
            lock.unlock();
        }
        super.doStop();
    }

    public KetConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(KetConfiguration configuration) {
        this.configuration = configuration;
    }

    public @Nullable String getAccessKey() {
        return accessKey;
    }

    public void setAccessKey(@Nullable String accessKey) {
        this.accessKey = accessKey;
    }

    public @Nullable String getSecretKey() {
        return secretKey;
    }

    public void setSecretKey(@Nullable String secretKey) {
        this.secretKey = secretKey;
    }

    public @Nullable String getSessionToken() {
        return sessionToken;
    }

    public void setSessionToken(@Nullable String sessionToken) {
        this.sessionToken = sessionToken;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public int getMaxTotalConnections() {
        return maxTotalConnections;
    }

    public void setMaxTotalConnections(int maxTotalConnections) {
        this.maxTotalConnections = maxTotalConnections;
    }

    public int getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    public void setConnectionsPerRoute(int connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    public int getRequestsPerMinute() {
        return requestsPerMinute;
    }

    public void setRequestsPerMinute(int requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public long getRequestsPerMinuteMaxWait() {
        return requestsPerMinuteMaxWait;
    }

    public void setRequestsPerMinuteMaxWait(long requestsPerMinuteMaxWait) {
        this.requestsPerMinuteMaxWait = requestsPerMinuteMaxWait;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable Clock getClock() {
        return clock;
    }

    public void setClock(@Nullable Clock clock) {
        this.clock = clock;
    }
}
