/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.model.KetCall;
import io.github.camelket.model.KetResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.StartupListener;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the work of a source Kamelet on a thread of its own. Calls are made here and not by a processor of the route, so
 * that no redelivery of a route's error handler can make them a second time.
 */
final class StepConsumer extends DefaultConsumer implements StartupListener, Steps {

    private static final Logger LOG = LoggerFactory.getLogger(StepConsumer.class);

    private final KameletSource source;
    private final List<AutoCloseable> endings = new ArrayList<>();
    private @Nullable Producer ket;
    private @Nullable Producer sink;
    private @Nullable KameletWork work;
    private @Nullable ScheduledExecutorService thread;
    private final AtomicBoolean begun = new AtomicBoolean();

    StepConsumer(KameletSource source, Processor processor) {
        super(source, processor);
        this.source = source;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        begun.set(false);
        ket = started(source.ket().createProducer());
        sink = started(context()
                .getEndpoint("kamelet:sink?templateId=" + source.kamelet() + "&routeId=" + getRouteId())
                .createProducer());
        thread = context().getExecutorServiceManager().newSingleThreadScheduledExecutor(this, name());
        try {
            work = source.prepare(this);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "Kamelet " + source.kamelet() + " needs a library that is not there, camel-quartz most likely", e);
        }
        if (context().getStatus().isStarted()) {
            begin();
        }
    }

    private static Producer started(Producer producer) {
        ServiceHelper.startService(producer);
        return producer;
    }

    /** Of a context that runs, this is told before the consumer has started, and whenever some other route starts. */
    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        begin();
    }

    private void begin() {
        KameletWork prepared = work;
        if (prepared != null && begun.compareAndSet(false, true)) {
            take(prepared::begin);
        }
    }

    @Override
    protected void doStop() throws Exception {
        for (AutoCloseable ending : endings) {
            ending.close();
        }
        endings.clear();
        if (thread != null) {
            KameletWork last = work;
            if (last != null && begun.get()) {
                thread.execute(() -> end(last));
            }
            // As long as the application grants: a pool's own 10 seconds may be over before a slow service has
            // answered,
            // and then the last step would be dropped.
            ShutdownStrategy grace = context().getShutdownStrategy();
            context()
                    .getExecutorServiceManager()
                    .shutdownGraceful(thread, grace.getTimeUnit().toMillis(grace.getTimeout()));
        }
        work = null;
        thread = null;
        ServiceHelper.stopService(ket, sink);
        super.doStop();
    }

    /** The route that is told of failures may have stopped already. */
    private void end(KameletWork last) {
        try {
            last.end();
        } catch (Exception e) {
            LOG.warn("Kamelet {}: {}", name(), e.getMessage());
        }
    }

    @Override
    public void take(Step step) {
        thread().execute(() -> attempt(step));
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (Throwable e) {
            // An Error, too: it would end the looks of a keepalive for good, and nobody would be told.
            Exchange exchange = createExchange(false);
            exchange.setException(e);
            deliver(exchange);
        }
    }

    private ScheduledExecutorService thread() {
        ScheduledExecutorService running = thread;
        if (running == null) {
            throw new IllegalStateException("Kamelet " + source.kamelet() + " is not started");
        }
        return running;
    }

    @Override
    public Exchange call(KetCall call) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(call);
        try {
            ket.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
            // Nothing for the next ket endpoint to take for its own request, and no address with a key for a log.
            exchange.getMessage().setBody(null);
        }
        return exchange;
    }

    @Override
    public <T extends KetResult> T read(KetCall call, Class<T> type) throws Exception {
        Exchange exchange = call(call);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return type.cast(exchange.getMessage().getBody());
    }

    @Override
    public void deliver(Exchange exchange) {
        Exception failure = exchange.getException();
        try {
            createUoW(exchange);
            if (failure == null) {
                getProcessor().process(exchange);
            } else {
                LOG.warn("Kamelet {}: {}", name(), failure.getMessage());
                fail(exchange);
            }
        } catch (Exception e) {
            exchange.setException(e);
        } finally {
            doneUoW(exchange);
        }
        if (exchange.getException() != null && exchange.getException() != failure) {
            getExceptionHandler().handleException("The route failed", exchange, exchange.getException());
        }
    }

    /** Past the Kamelet's own route, whose error handler would not know the onException of the route that uses it. */
    private void fail(Exchange exchange) throws Exception {
        exchange.setProperty(ExchangePropertyKey.ERRORHANDLER_BRIDGE, true);
        exchange.getExchangeExtension().setRedeliveryExhausted(true);
        sink.process(exchange);
    }

    @Override
    public void every(Duration period, Step step) {
        thread().scheduleAtFixedRate(() -> attempt(step), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void atStop(AutoCloseable ending) {
        endings.add(ending);
    }

    @Override
    public String name() {
        return source.kamelet() + " " + getRouteId();
    }

    @Override
    public CamelContext context() {
        return source.getCamelContext();
    }
}
