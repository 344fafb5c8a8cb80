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

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.KetJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data type {@code ket:application-cloudevents}, as a route uses it. */
class KetCloudEventTransformerTest {

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T04:00:00Z"));
    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final Watching watching = new Watching(local, clock);
    private final List<Exchange> events = new ArrayList<>();

    @BeforeEach
    void preset() {
        watching.preset("mypreset");
    }

    @AfterEach
    void close() {
        watching.close();
        local.close();
    }

    private void poll(String uri) throws Exception {
        if (watching.camel().context().getRoute("events") == null) {
            watching.camel().with(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri + "startScheduler=false")
                            .routeId("events")
                            .transformDataType(new DataType("ket:application-cloudevents"))
                            .process(exchange -> events.add(exchange.copy()));
                }
            });
        }
        events.clear();
        ((KetConsumer) watching.camel().context().getRoute("events").getConsumer()).run();
    }

    private Object header(String name) {
        return events.get(0).getMessage().getHeader(name);
    }

    @Test
    void aChangeIsAnEvent() throws Exception {
        watching.startLoop("channel1");
        poll("ket:getLoopList?");
        assertThat(header("CamelCloudEventVersion")).isEqualTo("1.0");
        assertThat(header("CamelCloudEventID")).isEqualTo(header(KetConstants.CHANGE_ID));
        assertThat(header("CamelCloudEventType")).isEqualTo("io.github.camelket.event.getLoopList.appeared");
        assertThat(header("CamelCloudEventSource")).isEqualTo("ket:demo/live");
        assertThat(header("CamelCloudEventSubject")).isEqualTo("channel1");
        assertThat(header("CamelCloudEventTime")).isEqualTo("2026-11-23T04:00:00Z");
        assertThat(header("Content-Type")).isEqualTo("application/json");
        assertThat(header("CamelCloudEventDataContentType")).isEqualTo("application/json");
        assertThat(KetJson.MAPPER
                        .readTree(events.get(0).getMessage().getBody(String.class))
                        .get("StreamID")
                        .asText())
                .isEqualTo("channel1");

        Object id = header("CamelCloudEventID");
        watching.stopLoop("channel1");
        poll("ket:getLoopList?");
        assertThat(header("CamelCloudEventType")).isEqualTo("io.github.camelket.event.getLoopList.vanished");
        assertThat(header("CamelCloudEventID")).isNotEqualTo(id);
    }

    @Test
    void theSubjectIsTheTaskThePresetOrTheStream() throws Exception {
        watching.redirect("match");
        poll("ket:getTaskList?taskType=6&");
        assertThat(header("CamelCloudEventSubject").toString()).matches("[0-9a-f]{32}");
        watching.camel().context().getRouteController().stopRoute("events");
        watching.camel().context().removeRoute("events");
        poll("ket:getPresetList?");
        assertThat(header("CamelCloudEventSubject")).isEqualTo("mypreset");
        watching.camel().context().getRouteController().stopRoute("events");
        watching.camel().context().removeRoute("events");
        local.publish("live", "match", "mypreset");
        poll("ket:getStreamTranList?streamId=match&");
        assertThat(header("CamelCloudEventSubject")).isEqualTo("match");
    }

    @Test
    void aWholeListIsAnEventWithoutASubject() throws Exception {
        poll("ket:getLoopList?emit=all&");
        assertThat(header("CamelCloudEventType")).isEqualTo("io.github.camelket.event.getLoopList");
        assertThat(header("CamelCloudEventID")).isNotNull();
        assertThat(header("CamelCloudEventSubject")).isNull();
    }

    @Test
    void theAnswerOfACallIsOneAndKeepsTheHeadersThatAreSet() throws Exception {
        watching.camel().with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call")
                        .to("ket:getPresetList")
                        .setHeader("CamelCloudEventSource", constant("mine"))
                        .transformDataType(new DataType("ket:application-cloudevents"));
            }
        });
        Exchange exchange = watching.camel().send("direct:call", null, Map.of());
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelCloudEventType"))
                .isEqualTo("io.github.camelket.event.getPresetList");
        assertThat(exchange.getMessage().getHeader("CamelCloudEventSource")).isEqualTo("mine");
        assertThat(Instant.parse(exchange.getMessage().getHeader("CamelCloudEventTime", String.class)))
                .isBefore(Instant.now().plusSeconds(60));
    }
}
