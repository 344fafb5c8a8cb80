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
import io.github.camelket.model.KetResult;
import io.github.camelket.watch.Change;
import io.github.camelket.watch.ListSource;
import io.github.camelket.watch.Watch;
import io.github.camelket.watch.WatchedList;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** Asks for a list of the service again and again, and hands to the route what has changed in it, or all of it. */
public class KetConsumer extends ScheduledBatchPollingConsumer {

    private final WatchedList list;
    private final KetConsumerConfiguration options;
    private final Clock clock;
    private @Nullable ListSource source;
    private @Nullable Watch watch;

    KetConsumer(KetEndpoint endpoint, WatchedList list, Processor processor) {
        super(endpoint, processor);
        this.list = list;
        this.options = endpoint.getConsumerConfiguration();
        this.clock = endpoint.getComponent().clock();
        setMaxMessagesPerPoll(options.getMaxMessagesPerPoll());
    }

    /** What cannot work is told here and not by each poll. Nothing is sent. */
    @Override
    protected void doStart() throws Exception {
        try {
            prepare();
        } catch (Exception e) {
            // Camel names the route of a consumer that cannot be made, but not of one that cannot be started.
            throw getRouteId() == null ? e : new FailedToStartRouteException(getRouteId(), e.getMessage(), e);
        }
        super.doStart();
    }

    private void prepare() throws Exception {
        if (options.getEmit() == Emit.ALL && isGreedy()) {
            throw new IllegalArgumentException("Options emit=ALL and greedy=true would poll without a pause");
        }
        KetEndpoint endpoint = getEndpoint();
        RequestCheck check = new RequestCheck(endpoint.getConfiguration().getValidation(), clock);
        ObjectNode parameters = options.parameters(list.action(), endpoint.getConfiguration());
        KetCaller caller = endpoint.caller();
        ListSource started = ListSource.of(
                list, new ListReader(list, caller, check), parameters, options.getMaxListed(), options.getTaskDays());
        check.request(list.action(), started.firstRequest(clock.instant()));
        source = started;
        watch = options.getEmit() == Emit.ALL ? null : watch(started);
    }

    private Watch watch(ListSource started) throws Exception {
        StateRepository<String, String> repository = repository();
        return new Watch(
                list,
                started,
                options.getMaxListed(),
                options.isBeginQuietly(),
                repository,
                options.stateKey(list.action(), getEndpoint().getConfiguration()),
                clock);
    }

    /** What a bean remembers is the context's to stop and not ours, as other routes may use it. */
    private StateRepository<String, String> repository() throws Exception {
        StateRepository<String, String> named = options.getStateRepository();
        if (named == null) {
            // A route that starts again has another consumer. Consumers without a route come and go with what uses
            // them.
            return getRouteId() == null
                    ? new MemoryStateRepository()
                    : getEndpoint().memory();
        }
        CamelContext context = getEndpoint().getCamelContext();
        if (!context.hasService(named)) {
            context.addService(named);
        }
        // A context that is starting itself would put it off, and what was told would be looked for in nothing.
        ServiceHelper.startService(named);
        return named;
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        Watch watching = watch;
        if (watching == null) {
            KetResult all = source().readAll(clock.instant());
            return processBatch(new ArrayDeque<>(List.of(all)));
        }
        Queue<Object> changes = new ArrayDeque<>(watching.poll());
        try {
            return processBatch(changes);
        } finally {
            watching.settle();
        }
    }

    private ListSource source() {
        ListSource started = source;
        if (started == null) {
            throw new IllegalStateException("The consumer of " + getEndpoint() + " is not started");
        }
        return started;
    }

    /** Counts what the route is done with, so that a greedy consumer rests when the route fails. */
    @Override
    public int processBatch(Queue<Object> found) throws Exception {
        int size = maxMessagesPerPoll > 0 ? Math.min(maxMessagesPerPoll, found.size()) : found.size();
        int done = 0;
        for (int index = 0; index < size && isBatchAllowed(); index++) {
            pendingExchanges = size - index - 1;
            Object next = found.remove();
            boolean told = process(next, index, size);
            done += told ? 1 : 0;
            if (next instanceof Change change && watch != null) {
                if (told) {
                    watch.acknowledge(change);
                } else {
                    watch.postpone(change);
                }
            }
        }
        return done;
    }

    /** Whether the route is done with it: that is, has not failed. */
    private boolean process(Object found, int index, int size) {
        Exchange exchange = createExchange(false);
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
        tell(exchange.getMessage(), found);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        try {
            if (exchange.getException() != null) {
                getExceptionHandler().handleException("The route failed", exchange, exchange.getException());
            }
            return !exchange.isFailed() && !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast();
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void tell(Message message, Object found) {
        message.setHeader(KetConstants.CALLED_ACTION, list.action().wireName());
        message.setHeader(KetConstants.TIMESTAMP, clock.millis());
        if (found instanceof Change change) {
            message.setBody(change.record());
            message.setHeader(KetConstants.CHANGE, change.kind().word());
            message.setHeader(KetConstants.CHANGE_ID, change.id());
            if (change.previous() != null) {
                message.setHeader(KetConstants.PREVIOUS, change.previous());
            }
        } else {
            message.setBody(found);
        }
    }

    @Override
    public KetEndpoint getEndpoint() {
        return (KetEndpoint) super.getEndpoint();
    }
}
