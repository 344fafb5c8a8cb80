/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelket.CamelKet;
import io.github.camelket.KetConstants;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;

/** An application with Kamelets, on a local service that has the preset {@code mypreset}. */
public final class KameletRun implements AutoCloseable {

    public static final String NEWS = "http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4";
    public static final String WEATHER = "http://videos.ks3-cn-beijing-internal.ksyuncs.com/weather.mp4";

    private final KetLocal local;
    private final CamelKet camel;
    /** Messages that a Kamelet emitted, and what reached the onException of the route that uses it. */
    private final List<Exchange> emitted = new CopyOnWriteArrayList<>();

    private final List<Exchange> failed = new CopyOnWriteArrayList<>();

    public KameletRun(KetLocal local, Clock clock) {
        this.local = local;
        this.camel = new CamelKet(local, component -> component.setClock(clock));
        camel.call(
                "ket:preset?preset=mypreset",
                "{\"Output\": [{\"format\": {\"output_format\": 258, \"suffix\": \"_low\"}}]}",
                Object.class);
    }

    public KameletRun(KetLocal local) {
        this(local, Clock.systemUTC());
    }

    /** Adds a route in Java: what the Kamelet emits is kept, and so is what its route's onException gets to handle. */
    public KameletRun from(String uri) throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class).handled(true).process(failed::add);
                from(uri).process(emitted::add);
            }
        });
        return this;
    }

    public KameletRun with(RouteBuilder routes) throws Exception {
        camel.with(routes);
        return this;
    }

    /** Adds routes in YAML or XML; they can send to {@code direct:emitted}. */
    public KameletRun load(String name, String routes) throws Exception {
        if (context().getRoute("emitted") == null) {
            camel.with(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:emitted").routeId("emitted").process(emitted::add);
                }
            });
        }
        PluginHelper.getRoutesLoader(context()).loadRoutes(ResourceHelper.fromString(name, routes));
        return this;
    }

    public DefaultCamelContext context() {
        return camel.context();
    }

    public KetLocal local() {
        return local;
    }

    public List<Exchange> emitted() {
        return emitted;
    }

    public List<Exchange> failed() {
        return failed;
    }

    public List<Object> emittedActions() {
        return emitted.stream()
                .map(exchange -> (Object) exchange.getMessage().getHeader(KetConstants.CALLED_ACTION, String.class))
                .toList();
    }

    /** All that was asked of the service, but for the preset that was made before. */
    public List<String> actions() {
        return local.requests().stream().map(RecordedRequest::action).skip(1).toList();
    }

    public List<String> changes() {
        return actions().stream().filter(action -> !action.startsWith("Get")).toList();
    }

    public RecordedRequest last(String action) {
        return local.requests().stream()
                .filter(request -> request.action().equals(action))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** What plays on each stream. */
    public List<Loop> onAir() {
        return camel.call("ket:call", GetLoopList.builder().build(), LoopListResult.class)
                .list();
    }

    public void startLoop(String stream, String... sources) {
        camel.call(
                "ket:startLoop?preset=mypreset&pubDomain=publish.example.com",
                Map.of("StreamID", stream, "SrcInfo", LoopSource.inOrder(sources)),
                Object.class);
    }

    public Object call(Object body) {
        return camel.call("ket:call", body, Object.class);
    }

    /** What a route that cannot start says: the message at the bottom of what was thrown. */
    public String refusal(String uri) {
        Throwable refused = catchThrowable(() -> from(uri));
        return Stream.iterate(refused, thrown -> thrown != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .map(Throwable::getMessage)
                .orElse("The route has started");
    }

    /** Lets Quartz fire a trigger of a Kamelet now. */
    public void fire(String name) throws SchedulerException {
        Scheduler scheduler =
                context().getComponent("quartz", QuartzComponent.class).getScheduler();
        for (JobKey key : scheduler.getJobKeys(GroupMatcher.anyJobGroup())) {
            if (key.getName().equals(name)) {
                scheduler.triggerJob(key);
                return;
            }
        }
        throw new IllegalStateException("There is no trigger " + name);
    }

    public void restart(String routeId) throws Exception {
        context().getRouteController().stopRoute(routeId);
        context().getRouteController().startRoute(routeId);
    }

    public void awaitThat(Consumer<KameletRun> condition) {
        await().untilAsserted(() -> condition.accept(this));
    }

    @Override
    public void close() {
        camel.close();
    }
}
