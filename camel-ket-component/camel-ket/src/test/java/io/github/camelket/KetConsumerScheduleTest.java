/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What Camel's scheduled consumers can be told works for this one as well. */
class KetConsumerScheduleTest {

    private final KetLocal local = KetLocal.start();
    private final Watching watching = new Watching(local);

    @BeforeEach
    void onAir() {
        watching.preset("mypreset");
        watching.startLoop("one");
    }

    @AfterEach
    void close() {
        watching.close();
        local.close();
    }

    @Test
    void pollsOnceAMinuteUnlessItIsToldOtherwise() {
        assertThat(endpoint("ket:getLoopList").getDelay()).isEqualTo(60_000);
        assertThat(endpoint("ket:getLoopList?delay=5m").getDelay()).isEqualTo(300_000);
    }

    private KetEndpoint endpoint(String uri) {
        return watching.camel().context().getEndpoint(uri, KetEndpoint.class);
    }

    @Test
    void pollsByItselfAndEachPollIsACall() throws Exception {
        watching.fromTimed("ket:getLoopList?initialDelay=0&delay=20&emit=all&repeatCount=3");
        await().until(() -> watching.told().size() == 3);
        assertThat(watching.asked("GetLoopList")).isEqualTo(3);
    }

    @Test
    void quartzCanSayWhen() throws Exception {
        watching.fromTimed("ket:getLoopList?scheduler=quartz&scheduler.cron=0/1+*+*+*+*+?");
        await().until(() -> Watching.words(watching.told()).equals(List.of("appeared one")));
        watching.stopLoop("one");
        await().until(() -> watching.told().size() == 2);
        assertThat(Watching.words(watching.told())).containsExactly("appeared one", "vanished one");
    }

    @Test
    void aPollStrategyIsAskedAndToldHowManyThereWere() throws Exception {
        List<String> steps = new CopyOnWriteArrayList<>();
        watching.bind("strategy", new PollingConsumerPollStrategy() {
            @Override
            public boolean begin(Consumer consumer, Endpoint endpoint) {
                steps.add("begin");
                return true;
            }

            @Override
            public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
                steps.add("commit " + polledMessages);
            }

            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
                steps.add("rollback " + cause.getClass().getSimpleName());
                return false;
            }
        });
        watching.from("ket:getLoopList?pollStrategy=#strategy");
        watching.poll();
        local.faults().next(Fault.status(503));
        watching.poll();
        watching.poll();
        assertThat(steps)
                .containsExactly("begin", "commit 1", "begin", "rollback KetNoAnswerException", "begin", "commit 0");
    }

    @Test
    void aStrategyCanPollAgainAtOnce() throws Exception {
        watching.bind("strategy", new DefaultPollingConsumerPollStrategy() {
            @Override
            public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
                return retryCounter < 2;
            }
        });
        watching.from("ket:getLoopList?pollStrategy=#strategy");
        local.faults().next(2, Fault.status(503));
        assertThat(watching.poll()).containsExactly("appeared one");
        assertThat(watching.failures()).isEmpty();
    }

    @Test
    void backsOffWhilePollsFailAndReportsEachFailureOnce() throws Exception {
        watching.from("ket:getLoopList?backoffErrorThreshold=2&backoffMultiplier=4");
        local.faults().next(2, Fault.gatewayError(429, "Throttling", "Too many."));
        int before = watching.asked("GetLoopList");
        for (int run = 0; run < 5; run++) {
            watching.poll();
        }
        // Two that fail, and three that are left out.
        assertThat(watching.asked("GetLoopList") - before).isEqualTo(2);
        assertThat(watching.failures()).hasSize(2).allMatch(KetThrottledException.class::isInstance);
        assertThat(watching.poll()).containsExactly("appeared one");
    }

    @Test
    void backsOffWhileThereIsNothingNew() throws Exception {
        watching.from("ket:getLoopList?backoffIdleThreshold=1&backoffMultiplier=3");
        watching.poll();
        watching.poll();
        int before = watching.asked("GetLoopList");
        watching.poll();
        watching.poll();
        assertThat(watching.asked("GetLoopList")).isEqualTo(before);
        watching.poll();
        assertThat(watching.asked("GetLoopList")).isEqualTo(before + 1);
    }

    @Test
    void aGreedyRouteTellsAllAtOnceAndRestsWhenItFails() throws Exception {
        watching.startLoop("two");
        watching.startLoop("three");
        watching.from("ket:getLoopList?greedy=true&maxMessagesPerPoll=1");
        assertThat(watching.poll()).hasSize(3);
        watching.failWhen(exchange -> true);
        watching.stopLoop("one");
        assertThat(watching.poll()).containsExactly("vanished one");
    }

    @Test
    void anIdlePollCanSendAnEmptyMessage() throws Exception {
        watching.from("ket:getLoopList?sendEmptyMessageWhenIdle=true");
        watching.poll();
        assertThat(watching.pollOnce())
                .singleElement()
                .satisfies(told -> assertThat(told.getMessage().getBody()).isNull());
    }

    @Test
    void aFailedPollCanGoToTheErrorHandlerOfTheRoute() throws Exception {
        List<Exception> handled = new CopyOnWriteArrayList<>();
        local.faults().on("GetLoopList", Fault.status(503));
        watching.camel().with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(KetOperationFailedException.class)
                        .handled(true)
                        .process(exchange -> handled.add(
                                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, KetOperationFailedException.class)));
                from("ket:getLoopList?initialDelay=0&delay=20&bridgeErrorHandler=true&repeatCount=1")
                        .process(exchange -> {});
            }
        });
        await().until(() -> handled.size() == 1);
    }

    @Test
    void pollEnrichGetsTheWholeList() throws Exception {
        watching.camel().with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").pollEnrich("ket:getLoopList?emit=all&initialDelay=0&delay=1000", 10000);
            }
        });
        for (String stream : List.of("two", "three")) {
            LoopListResult all = watching.camel().call("direct:start", null, LoopListResult.class);
            assertThat(all.list()).extracting(Loop::streamId).contains("one").doesNotContain(stream);
            watching.startLoop(stream);
        }
        assertThat(watching.camel()
                        .call("direct:start", null, LoopListResult.class)
                        .list())
                .hasSize(3);
    }

    @Test
    void pollEnrichGetsOneChangeAfterTheOther() throws Exception {
        watching.startLoop("two");
        watching.camel().with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").pollEnrich("ket:getLoopList?maxMessagesPerPoll=1&initialDelay=0&delay=50", 20000);
            }
        });
        List<String> streams = List.of(
                watching.camel().call("direct:start", null, Loop.class).streamId(),
                watching.camel().call("direct:start", null, Loop.class).streamId());
        assertThat(streams).containsExactlyInAnyOrder("one", "two");
        // Neither of them comes again.
        watching.startLoop("three");
        assertThat(watching.camel().call("direct:start", null, Loop.class).streamId())
                .isEqualTo("three");
    }

    @Test
    void thereIsNoLineAtInfoForAPoll() throws Exception {
        watching.from("ket:getLoopList");
        watching.poll();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        try {
            watching.poll();
        } finally {
            root.detachAppender(lines);
        }
        assertThat(lines.list).isNotEmpty().noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.INFO));
    }
}
