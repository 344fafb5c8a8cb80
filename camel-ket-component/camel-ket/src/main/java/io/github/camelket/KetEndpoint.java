/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.client.KetCaller;
import io.github.camelket.client.KetClient;
import io.github.camelket.client.KetService;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetCall;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Transcode, pull, loop and relay live streams with KET, Kingsoft Cloud's live-transcoding service.
 *
 * Each action of the service is an endpoint; requests are signed with Signature V4 and sent once.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = KetConstants.SCHEME,
        title = "KET Live Transcoding",
        syntax = "ket:action",
        producerOnly = true,
        remote = true,
        category = {Category.CLOUD, Category.API},
        headersClass = KetConstants.class)
public class KetEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    /** The action of endpoints that leave it to the message. */
    static final String CALL = "call";

    @UriPath(
            enums = "preset,updatePreset,delPreset,getPresetDetail,getPresetList,getStreamTranList,startStreamPull,"
                    + "stopStreamPull,startLoop,stopLoop,updateLoop,getLoopList,redirectStart,redirectStop,getTaskList,"
                    + "getQuotaUsed,getLiveTransDuration,createDirectorTask,updateDirectorTask,queryDirectorTask,"
                    + "delDirectorTask,call")
    @Metadata(
            required = true,
            description =
                    "The action, read without regard to case; call leaves it to the message: its header CamelKetAction, or the KetCall that is its body.")
    private final String action;

    @UriParam
    private final KetConfiguration configuration;

    private boolean providerNamed;

    public KetEndpoint(String uri, KetComponent component, String action, KetConfiguration configuration) {
        super(uri, component);
        this.action = action;
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return new KetProducer(this);
    }

    /** What makes a request of a message, or refuses it. */
    KetRequestFactory requests() {
        return new KetRequestFactory(
                action(),
                configuration.defaultParameters(),
                new RequestCheck(configuration.getValidation(), getComponent().clock()));
    }

    /**
     * Refuses a call that could not be sent, without making it.
     *
     * @throws io.github.camelket.model.KetInvalidRequestException if the call is against the rules, as strictly as they are taken
     */
    public void check(KetCall call) throws InvalidPayloadException {
        Exchange exchange = createExchange();
        exchange.getMessage().setBody(call);
        requests().create(exchange);
    }

    /** Makes this endpoint's calls. What cannot work is told now and not when the first call is due. */
    KetCaller caller() {
        KetComponent component = getComponent();
        component.transport();
        return component.observed(new KetClient(component::transport, service()));
    }

    /** Whom this endpoint calls, and as whom. */
    private KetService service() {
        return new KetService(
                serviceUrl(),
                configuration.getRegion(),
                configuration.getSignatureLocation(),
                getComponent().credentials(this),
                maxResponseSize());
    }

    /** Checked here, as camel-http is more forgiving and would only fail when the first call is due. */
    private URI serviceUrl() {
        URI url;
        try {
            url = new URI(configuration.getServiceUrl());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Option serviceUrl is not a URL: " + e.getReason());
        }
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "Option serviceUrl must be an http or https URL with a host, but is " + shown(url));
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("Option serviceUrl must have no user, query or fragment");
        }
        return url;
    }

    /** Unless there may be a password in it. */
    private static String shown(URI url) {
        return url.toString().matches("[^@?#]*") ? "'" + url + "'" : "something else";
    }

    private int maxResponseSize() {
        if (configuration.getMaxResponseSize() < 1) {
            throw new IllegalArgumentException(
                    "Option maxResponseSize must be at least 1 byte, but is " + configuration.getMaxResponseSize());
        }
        return configuration.getMaxResponseSize();
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("ket endpoints can be sent to, not consumed from");
    }

    @Override
    public KetComponent getComponent() {
        return (KetComponent) super.getComponent();
    }

    public String getAction() {
        return action;
    }

    /** Whether the endpoint's URI names its credentialsProvider, and did not just find one. */
    boolean isProviderNamed() {
        return providerNamed;
    }

    void setProviderNamed(boolean providerNamed) {
        this.providerNamed = providerNamed;
    }

    /** The action of this endpoint, unless it leaves that to the message. */
    Optional<KetAction> action() {
        return action.equalsIgnoreCase(CALL) ? Optional.empty() : Optional.of(KetAction.of(action));
    }

    public KetConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public String getServiceUrl() {
        return configuration.getServiceUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }
}
