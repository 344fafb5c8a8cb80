/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.client.KetCaller;
import io.github.camelket.client.KetClient;
import io.github.camelket.client.KetService;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetCall;
import io.github.camelket.resilience.ReadBackCaller;
import io.github.camelket.resilience.ReadBackPolicy;
import io.github.camelket.resilience.RetryCaller;
import io.github.camelket.resilience.RetryPolicy;
import io.github.camelket.watch.WatchedList;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/**
 * Transcode, pull, loop and relay live streams with KET, Kingsoft Cloud's live-transcoding service.
 *
 * Each action of the service is an endpoint; requests are signed with Signature V4 and sent once. Routes can begin with
 * those that list something.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = KetConstants.SCHEME,
        title = "KET Live Transcoding",
        syntax = "ket:action",
        remote = true,
        category = {Category.CLOUD, Category.API},
        headersClass = KetConstants.class)
public class KetEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {

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

    @UriParam
    private final KetConsumerConfiguration consumerConfiguration = new KetConsumerConfiguration();

    // Camel's own default of half a second would be 120 calls a minute.
    @UriParam(
            defaultValue = "60000",
            javaType = "java.time.Duration",
            label = "consumer,scheduler",
            description = "Milliseconds before the next poll. Each counts for the account's calls a minute.")
    private long delay = 60_000;

    private final MemoryStateRepository memory = new MemoryStateRepository();

    private boolean providerNamed;

    /** {@code setDelay} sets fields and no more, which compilers since JDK 21 cannot see. */
    @SuppressWarnings("this-escape")
    public KetEndpoint(String uri, KetComponent component, String action, KetConfiguration configuration) {
        super(uri, component);
        this.action = action;
        this.configuration = configuration;
        setDelay(delay);
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
        check(exchange);
    }

    /**
     * The same of the call that a message would make.
     *
     * @return the parameters that would be sent, under the names of the wire
     */
    public ObjectNode check(Exchange exchange) throws InvalidPayloadException {
        return requests().create(exchange).parameters();
    }

    /** Makes this endpoint's calls. What cannot work is told now and not when the first call is due. */
    KetCaller caller() {
        KetComponent component = getComponent();
        component.transport();
        KetService service = service();
        component.plainHttp().check(service.url());
        KetCaller caller = component.limited(component.observed(new KetClient(component::transport, service)));
        RetryPolicy retries = configuration.retryPolicy();
        if (retries.maxRetries() > 0) {
            caller = new RetryCaller(caller, retries, component.waiting());
        }
        ReadBackPolicy readBack = configuration.readBackPolicy();
        return readBack.isNeeded()
                ? new ReadBackCaller(caller, readBack, component.waiting(), component.clock())
                : caller;
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
    public Consumer createConsumer(Processor processor) throws Exception {
        WatchedList list = action().flatMap(WatchedList::of).orElseThrow(this::notConsumable);
        KetConsumer consumer = new KetConsumer(this, list, processor);
        configureConsumer(consumer);
        return consumer;
    }

    private IllegalArgumentException notConsumable() {
        String changes = action().filter(known -> !known.isReadOnly()).isPresent() ? ": it changes something" : "";
        return new IllegalArgumentException("No route can begin with ket:" + action + changes
                + ". Those that list something can be consumed from: "
                + Stream.of(WatchedList.values())
                        .map(list -> "ket:" + list.action().camelName())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public KetComponent getComponent() {
        return (KetComponent) super.getComponent();
    }

    public String getAction() {
        return action;
    }

    /** What was told of this endpoint's list by a route without a stateRepository. */
    MemoryStateRepository memory() {
        return memory;
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

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    public KetConsumerConfiguration getConsumerConfiguration() {
        return consumerConfiguration;
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
