/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.springboot;

import io.github.camelket.KetConfiguration;
import io.github.camelket.Validation;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.auth.SignatureLocation;
import io.github.camelket.resilience.OnUnknown;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties {@code camel.component.ket.*}: the options of the component, as its catalog has them. None has a value unless
 * the application gives it one, so that nothing is set on a component but what was asked for. What they mean and what is used
 * without them tells {@code META-INF/spring-configuration-metadata.json}. A name that is none of them ends the start, as
 * {@code on-unknwon} would otherwise be a wish that nobody hears.
 */
@ConfigurationProperties(value = "camel.component.ket", ignoreUnknownFields = false)
public class KetComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    private @Nullable String app;

    @KetReference
    private @Nullable KetConfiguration configuration;

    private @Nullable String preset;
    private @Nullable String pubDomain;
    private @Nullable String region;
    private @Nullable String serviceUrl;
    private @Nullable String streamId;
    private @Nullable String uniqName;
    private @Nullable Boolean bridgeErrorHandler;
    private @Nullable Boolean idempotent;
    private @Nullable Boolean lazyStartProducer;
    private @Nullable OnUnknown onUnknown;
    private @Nullable Boolean throwExceptionOnFailure;
    private @Nullable Validation validation;
    private @Nullable Duration verifyTimeout;
    private @Nullable Boolean autowiredEnabled;

    @KetReference
    private @Nullable Clock clock;

    private @Nullable Integer connectionsPerRoute;
    private @Nullable Duration connectTimeout;
    private @Nullable Integer maxResponseSize;
    private @Nullable Integer maxRetries;
    private @Nullable Integer maxTotalConnections;
    private @Nullable Integer requestsPerMinute;
    private @Nullable Duration requestsPerMinuteMaxWait;
    private @Nullable Duration responseTimeout;
    private @Nullable Duration retryDelay;
    private @Nullable Duration retryMaxDelay;
    private @Nullable Boolean healthCheckConsumerEnabled;
    private @Nullable Boolean healthCheckProducerEnabled;
    private @Nullable String proxyHost;
    private @Nullable Integer proxyPort;
    private @Nullable String accessKey;

    @KetReference
    private @Nullable KetCredentialsProvider credentialsProvider;

    private @Nullable String secretKey;
    private @Nullable String sessionToken;
    private @Nullable SignatureLocation signatureLocation;

    @KetReference
    private @Nullable SSLContextParameters sslContextParameters;

    private @Nullable Boolean useGlobalSslContextParameters;

    public @Nullable String getApp() {
        return app;
    }

    public void setApp(@Nullable String app) {
        this.app = app;
    }

    public @Nullable KetConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(@Nullable KetConfiguration configuration) {
        this.configuration = configuration;
    }

    public @Nullable String getPreset() {
        return preset;
    }

    public void setPreset(@Nullable String preset) {
        this.preset = preset;
    }

    public @Nullable String getPubDomain() {
        return pubDomain;
    }

    public void setPubDomain(@Nullable String pubDomain) {
        this.pubDomain = pubDomain;
    }

    public @Nullable String getRegion() {
        return region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region;
    }

    public @Nullable String getServiceUrl() {
        return serviceUrl;
    }

    public void setServiceUrl(@Nullable String serviceUrl) {
        this.serviceUrl = serviceUrl;
    }

    public @Nullable String getStreamId() {
        return streamId;
    }

    public void setStreamId(@Nullable String streamId) {
        this.streamId = streamId;
    }

    public @Nullable String getUniqName() {
        return uniqName;
    }

    public void setUniqName(@Nullable String uniqName) {
        this.uniqName = uniqName;
    }

    public @Nullable Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(@Nullable Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public @Nullable Boolean getIdempotent() {
        return idempotent;
    }

    public void setIdempotent(@Nullable Boolean idempotent) {
        this.idempotent = idempotent;
    }

    public @Nullable Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(@Nullable Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public @Nullable OnUnknown getOnUnknown() {
        return onUnknown;
    }

    public void setOnUnknown(@Nullable OnUnknown onUnknown) {
        this.onUnknown = onUnknown;
    }

    public @Nullable Boolean getThrowExceptionOnFailure() {
        return throwExceptionOnFailure;
    }

    public void setThrowExceptionOnFailure(@Nullable Boolean throwExceptionOnFailure) {
        this.throwExceptionOnFailure = throwExceptionOnFailure;
    }

    public @Nullable Validation getValidation() {
        return validation;
    }

    public void setValidation(@Nullable Validation validation) {
        this.validation = validation;
    }

    public @Nullable Duration getVerifyTimeout() {
        return verifyTimeout;
    }

    public void setVerifyTimeout(@Nullable Duration verifyTimeout) {
        this.verifyTimeout = verifyTimeout;
    }

    public @Nullable Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(@Nullable Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public @Nullable Clock getClock() {
        return clock;
    }

    public void setClock(@Nullable Clock clock) {
        this.clock = clock;
    }

    public @Nullable Integer getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    public void setConnectionsPerRoute(@Nullable Integer connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(@Nullable Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public @Nullable Integer getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(@Nullable Integer maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public @Nullable Integer getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(@Nullable Integer maxRetries) {
        this.maxRetries = maxRetries;
    }

    public @Nullable Integer getMaxTotalConnections() {
        return maxTotalConnections;
    }

    public void setMaxTotalConnections(@Nullable Integer maxTotalConnections) {
        this.maxTotalConnections = maxTotalConnections;
    }

    public @Nullable Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    public void setRequestsPerMinute(@Nullable Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public @Nullable Duration getRequestsPerMinuteMaxWait() {
        return requestsPerMinuteMaxWait;
    }

    public void setRequestsPerMinuteMaxWait(@Nullable Duration requestsPerMinuteMaxWait) {
        this.requestsPerMinuteMaxWait = requestsPerMinuteMaxWait;
    }

    public @Nullable Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(@Nullable Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public @Nullable Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(@Nullable Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public @Nullable Duration getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(@Nullable Duration retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public @Nullable Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(@Nullable Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public @Nullable Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(@Nullable Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getAccessKey() {
        return accessKey;
    }

    public void setAccessKey(@Nullable String accessKey) {
        this.accessKey = accessKey;
    }

    public @Nullable KetCredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    public void setCredentialsProvider(@Nullable KetCredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
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

    public @Nullable SignatureLocation getSignatureLocation() {
        return signatureLocation;
    }

    public void setSignatureLocation(@Nullable SignatureLocation signatureLocation) {
        this.signatureLocation = signatureLocation;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(@Nullable Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
