/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import io.github.camelket.local.KetLocal;
import io.github.camelket.model.KetCall;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.github.camelket.model.PresetSummary;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.RedirectStartResult;
import io.github.camelket.model.RedirectStop;
import io.github.camelket.model.RedirectTask;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.StreamTran;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.UpdateLoop;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;

/** A route that watches a list of a local service, one poll at a time, and what it was told. */
public final class Watching implements AutoCloseable {

    public static final String NEWS = "http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4";
    public static final String WEATHER = "http://videos.ks3-cn-beijing-internal.ksyuncs.com/weather.mp4";

    private final KetLocal local;
    private final CamelKet camel;
    private final List<Exchange> told = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile Predicate<Exchange> fails = exchange -> false;

    public Watching(KetLocal local) {
        this(local, Clock.systemUTC());
    }

    public Watching(KetLocal local, Clock clock) {
        this.local = local;
        this.camel = new CamelKet(local, component -> component.setClock(clock));
        camel.context().getRegistry().bind("failures", new Failures(failures));
    }

    /** What an exception handler of a consumer is told. */
    private record Failures(List<Throwable> all) implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            all.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            all.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            all.add(exception);
        }
    }

    public Watching bind(String name, Object bean) {
        camel.context().getRegistry().bind(name, bean);
        return this;
    }

    /** Adds the route, whose polls wait for {@link #poll}. */
    public Watching from(String uri) throws Exception {
        return fromTimed(uri + (uri.contains("?") ? "&" : "?") + "startScheduler=false&exceptionHandler=#failures");
    }

    /** Adds a route that polls by itself. */
    public Watching fromTimed(String uri) throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("watch").process(exchange -> {
                    // The exchange is not ours to keep.
                    told.add(exchange.copy());
                    if (fails.test(exchange)) {
                        throw new IllegalStateException("Not now");
                    }
                });
            }
        });
        return this;
    }

    public void failWhen(Predicate<Exchange> condition) {
        fails = condition;
    }

    public KetConsumer consumer() {
        return (KetConsumer) camel.context().getRoute("watch").getConsumer();
    }

    /** Polls once, and returns what the route was told. */
    public List<Exchange> pollOnce() {
        told.clear();
        consumer().run();
        return told;
    }

    /** Polls once, and returns what the route was told in a few words. */
    public List<String> poll() {
        return words(pollOnce());
    }

    public static List<String> words(List<Exchange> told) {
        return told.stream().map(Watching::inWords).toList();
    }

    /** Such as {@code appeared news}: what happened to which stream, preset or source. */
    private static String inWords(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        String subject = body instanceof Loop loop
                ? loop.streamId()
                : body instanceof StreamTran stream
                        ? stream.streamName()
                        : body instanceof PresetSummary preset
                                ? preset.preset()
                                : ((TaskInfo) body).srcAddr().replaceFirst(".*/", "");
        return exchange.getMessage().getHeader(KetConstants.CHANGE) + " " + subject;
    }

    public void preset(String name) {
        call(Preset.builder().preset(name).output(outputs()).build());
    }

    public List<PresetOutput> outputs() {
        return List.of(PresetOutput.of(PresetFormat.builder()
                .outputFormat(OutputFormat.H264_360P)
                .suffix("_low")
                .build()));
    }

    public void startLoop(String stream) {
        call(StartLoop.builder()
                .streamId(stream)
                .preset("mypreset")
                .pubDomain("publish.example.com")
                .srcInfo(LoopSource.inOrder(NEWS))
                .build());
    }

    public void updateLoop(String stream, String source) {
        call(UpdateLoop.builder()
                .streamId(stream)
                .srcInfo(LoopSource.inOrder(source))
                .build());
    }

    public void stopLoop(String stream) {
        call(StopLoop.builder().streamId(stream).build());
    }

    /** Starts redirects, and returns the ids to stop them by. */
    public List<String> redirect(List<String> names) {
        RedirectStartResult result = (RedirectStartResult) call(RedirectStart.builder()
                .src(names.stream()
                        .map(name -> "rtmp://pull.example.com/live/" + name)
                        .toList())
                .durl(names.stream()
                        .map(name -> "rtmp://push.example.net/live/" + name)
                        .toList())
                .build());
        return result.reqList().stream().map(RedirectTask::reqId).toList();
    }

    public String redirect(String name) {
        return redirect(List.of(name)).get(0);
    }

    public void stopRedirect(String id) {
        call(RedirectStop.builder().reqId(id).build());
    }

    public Object call(KetCall call) {
        return camel.call("ket:call", call, Object.class);
    }

    /** How often the service was asked so far. */
    public int asked(String action) {
        return local.requestCount(action);
    }

    public List<Exchange> told() {
        return told;
    }

    public List<Throwable> failures() {
        return failures;
    }

    public CamelKet camel() {
        return camel;
    }

    @Override
    public void close() {
        camel.close();
    }
}
