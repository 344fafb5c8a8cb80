/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Producer;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the polls of a source Kamelet that failed to the route that uses the Kamelet, whose error handling they are for.
 * Its options are those of the Kamelet's bean.
 */
public final class FailedPolls implements ExceptionHandler, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(FailedPolls.class);

    private @Nullable CamelContext camelContext;
    private String kamelet = "";
    private String routeId = "";

    @Override
    public void handleException(Throwable exception) {
        handleException("", null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    /** A message that the route failed for has been through the error handling of the route. */
    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
        LOG.warn("Kamelet {} {}: {}", kamelet, routeId, exception.getMessage());
        if (exchange == null) {
            try {
                deliver(exception);
            } catch (Exception e) {
                LOG.warn("Kamelet {} {}: the route could not be told: {}", kamelet, routeId, e.getMessage());
            }
        }
    }

    /** Past the Kamelet's own route, as a failed step of the other sources is. */
    private void deliver(Throwable exception) throws Exception {
        Endpoint sink = getCamelContext().getEndpoint("kamelet:sink?templateId=" + kamelet + "&routeId=" + routeId);
        Exchange exchange = sink.createExchange();
        exchange.setException(exception);
        exchange.setProperty(ExchangePropertyKey.ERRORHANDLER_BRIDGE, true);
        exchange.getExchangeExtension().setRedeliveryExhausted(true);
        Producer producer = sink.createProducer();
        ServiceHelper.startService(producer);
        try {
            producer.process(exchange);
        } finally {
            ServiceHelper.stopAndShutdownService(producer);
        }
    }

    public void setKamelet(String kamelet) {
        this.kamelet = kamelet;
    }

    public void setRouteId(String routeId) {
        this.routeId = routeId;
    }

    @Override
    public CamelContext getCamelContext() {
        CamelContext context = camelContext;
        if (context == null) {
            throw new IllegalStateException("There is no Camel context yet");
        }
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
