/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.auth.SignatureLocation;
import io.github.camelket.model.KetParameter;
import io.github.camelket.resilience.OnUnknown;
import io.github.camelket.resilience.ReadBackPolicy;
import io.github.camelket.resilience.RetryPolicy;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** What an endpoint can be told. Set on the component, it is the default of all endpoints. */
@Configurer
@UriParams
public class KetConfiguration implements Cloneable {

    @UriParam(label = "common", defaultValue = "https://ket.cn-beijing-6.api.ksyun.com")
    @Metadata(description = "The address of the service: http or https, host, and a port or path if it needs one.")
    private String serviceUrl = "https://ket.cn-beijing-6.api.ksyun.com";

    @UriParam(label = "common", defaultValue = "cn-beijing-6")
    @Metadata(description = "The region that requests are signed for.")
    private String region = "cn-beijing-6";

    @UriParam(label = "security", defaultValue = "QUERY")
    @Metadata(
            description = "Where the signature travels: in the query, as the API document shows it, or in the"
                    + " Authorization header, as the vendor's client libraries send it. Query strings end up in the access logs of"
                    + " proxies, headers do not.")
    private SignatureLocation signatureLocation = SignatureLocation.QUERY;

    @UriParam(label = "security")
    @Metadata(
            autowired = true,
            description =
                    "A bean that is asked for credentials before each call, so that they can change while routes run."
                            + " One that an endpoint names is used for that endpoint; one of the component, which may be a single"
                            + " such bean in the registry, where accessKey and secretKey are not set.")
    private @Nullable KetCredentialsProvider credentialsProvider;

    @UriParam(label = "producer", defaultValue = "true")
    @Metadata(
            description = "Whether a call that the service or its gateway refuses fails with a"
                    + " KetOperationFailedException. If not, the answer becomes the message body and the headers tell what happened."
                    + " A call without a readable answer always fails.")
    private boolean throwExceptionOnFailure = true;

    @UriParam(label = "producer", defaultValue = "STRICT")
    @Metadata(
            description = "How strictly requests are held against the rules of the API document before they are sent."
                    + " STRICT: one that breaks a rule is not sent. LENIENT: values out of their range, pattern or list are"
                    + " sent with a warning in the log; what is missing, contradictory or of a wrong type is not. OFF: all is"
                    + " sent that can be.")
    private Validation validation = Validation.STRICT;

    @UriParam(label = "producer", defaultValue = "FAIL")
    @Metadata(
            description =
                    "What becomes of a change of which no answer tells whether it was made: the connection broke, the"
                            + " answer was late, unreadable or an HTTP 5xx. FAIL: the call fails, and repeating it is not safe."
                            + " VERIFY: the state of the service is read back. If it is the one asked for, the call is a success; if"
                            + " it is not after verifyTimeout, the call fails, and repeating it is safe.")
    private OnUnknown onUnknown = OnUnknown.FAIL;

    @UriParam(label = "producer", defaultValue = "10000", javaType = "java.time.Duration")
    @Metadata(
            description =
                    "How long after a failure its request may still be on its way to the service: with"
                            + " onUnknown=VERIFY, the state is looked at again for that long before a change counts as not made.")
    private long verifyTimeout = 10_000;

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description =
                    "Whether a change that the service refuses counts as a success if nothing is left to do: what a"
                            + " start or preset would make exists already with equal content, or what a stop or deletion would end"
                            + " does not exist.")
    private boolean idempotent;

    @UriParam(label = "advanced", defaultValue = "0")
    @Metadata(
            description = "How often a call that failed is made again if that is safe and of use: it only reads, it was"
                    + " throttled, or it provably never left. A change that may have been made is never repeated.")
    private int maxRetries;

    @UriParam(label = "advanced", defaultValue = "1000", javaType = "java.time.Duration")
    @Metadata(
            description =
                    "The pause before the first retry. It doubles with each further one, and up to half of it is left"
                            + " out by chance. What the answer asks for by Retry-After is waited for before.")
    private long retryDelay = 1_000;

    @UriParam(label = "advanced", defaultValue = "60000", javaType = "java.time.Duration")
    @Metadata(description = "The longest pause before a retry, whatever Retry-After asks for.")
    private long retryMaxDelay = 60_000;

    @UriParam(label = "advanced", defaultValue = "10485760")
    @Metadata(description = "The largest answer that is read, in bytes. A larger one fails the call.")
    private int maxResponseSize = 10 * 1024 * 1024;

    @UriParam
    @Metadata(description = "The customer domain (UniqName) for messages that do not name one.")
    private @Nullable String uniqName;

    @UriParam
    @Metadata(description = "The app, or channel, for messages that do not name one.")
    private @Nullable String app;

    @UriParam
    @Metadata(description = "The stream for messages that do not name one.")
    private @Nullable String streamId;

    @UriParam
    @Metadata(description = "The preset for messages that do not name one.")
    private @Nullable String preset;

    @UriParam
    @Metadata(description = "The domain that loops are published to, for messages that do not name one.")
    private @Nullable String pubDomain;

    public String getServiceUrl() {
        return serviceUrl;
    }

    public void setServiceUrl(String serviceUrl) {
        this.serviceUrl = serviceUrl;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public SignatureLocation getSignatureLocation() {
        return signatureLocation;
    }

    public void setSignatureLocation(SignatureLocation signatureLocation) {
        this.signatureLocation = signatureLocation;
    }

    public @Nullable KetCredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    public void setCredentialsProvider(@Nullable KetCredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    public boolean isThrowExceptionOnFailure() {
        return throwExceptionOnFailure;
    }

    public void setThrowExceptionOnFailure(boolean throwExceptionOnFailure) {
        this.throwExceptionOnFailure = throwExceptionOnFailure;
    }

    public Validation getValidation() {
        return validation;
    }

    public void setValidation(Validation validation) {
        this.validation = validation;
    }

    public OnUnknown getOnUnknown() {
        return onUnknown;
    }

    public void setOnUnknown(OnUnknown onUnknown) {
        this.onUnknown = onUnknown;
    }

    public long getVerifyTimeout() {
        return verifyTimeout;
    }

    public void setVerifyTimeout(long verifyTimeout) {
        this.verifyTimeout = verifyTimeout;
    }

    public boolean isIdempotent() {
        return idempotent;
    }

    public void setIdempotent(boolean idempotent) {
        this.idempotent = idempotent;
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public int getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(int maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public @Nullable String getUniqName() {
        return uniqName;
    }

    public void setUniqName(@Nullable String uniqName) {
        this.uniqName = uniqName;
    }

    public @Nullable String getApp() {
        return app;
    }

    public void setApp(@Nullable String app) {
        this.app = app;
    }

    public @Nullable String getStreamId() {
        return streamId;
    }

    public void setStreamId(@Nullable String streamId) {
        this.streamId = streamId;
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

    /** The parameters that are set here, for messages that do not set them. */
    Map<KetParameter, String> defaultParameters() {
        Map<KetParameter, String> defaults = new EnumMap<>(KetParameter.class);
        putIfSet(defaults, KetParameter.UNIQ_NAME, uniqName);
        putIfSet(defaults, KetParameter.APP, app);
        putIfSet(defaults, KetParameter.STREAM_ID, streamId);
        putIfSet(defaults, KetParameter.PRESET_NAME, preset);
        putIfSet(defaults, KetParameter.PUB_DOMAIN, pubDomain);
        return defaults;
    }

    private static void putIfSet(Map<KetParameter, String> defaults, KetParameter parameter, @Nullable String value) {
        if (value != null) {
            defaults.put(parameter, value);
        }
    }

    ReadBackPolicy readBackPolicy() {
        return new ReadBackPolicy(onUnknown, Duration.ofMillis(verifyTimeout), idempotent);
    }

    RetryPolicy retryPolicy() {
        return new RetryPolicy(maxRetries, Duration.ofMillis(retryDelay), Duration.ofMillis(retryMaxDelay));
    }

    public KetConfiguration copy() {
        try {
            return (KetConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
