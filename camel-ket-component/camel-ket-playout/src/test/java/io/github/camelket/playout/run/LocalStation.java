/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.run;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.KetLocalBuilder;
import io.github.camelket.model.GetLoopList;
import io.github.camelket.model.GetTaskList;
import io.github.camelket.model.GetTaskListBuilder;
import io.github.camelket.model.KetCall;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.model.TaskPages;
import io.github.camelket.model.TaskType;
import io.github.camelket.playout.guide.Airtime;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.ChannelKey;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Programme;
import io.github.camelket.playout.guide.Relay;
import io.github.camelket.playout.guide.RelayKey;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** A local service, a Camel context that calls it, and the words for small guides. */
final class LocalStation implements AutoCloseable {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    final KetLocal local;
    final DefaultCamelContext camel = new DefaultCamelContext();
    private final Clock clock;

    LocalStation(Clock clock, KetLocalBuilder builder) {
        this(clock, builder, component -> {});
    }

    LocalStation(Clock clock, KetLocalBuilder builder, Consumer<KetComponent> setting) {
        this.clock = clock;
        local = builder.clock(clock).start();
        KetComponent ket = camel.getComponent("ket", KetComponent.class);
        ket.getConfiguration().setServiceUrl(local.serviceUrl().toString());
        // What is lost is looked for at once: nothing arrives late here unless a test says so.
        ket.getConfiguration().setVerifyTimeout(1);
        ket.setAccessKey(local.accessKey());
        ket.setSecretKey(local.secretKey());
        ket.setClock(clock);
        setting.accept(ket);
        camel.start();
        for (String app : List.of("live", "second")) {
            makePreset(app, "mypreset");
        }
    }

    void makePreset(String app, String preset) {
        camel.createFluentProducerTemplate()
                .to("ket:preset?uniqName=demo&preset=" + preset + "&app=" + app)
                .withBody("{\"Output\": [{\"format\": {\"output_format\": 258, \"suffix\": \"_low\"}}]}")
                .request();
    }

    Reconciler reconciler(Guide guide, PlayoutSettings settings) {
        Reconciler reconciler =
                new Reconciler(new FixedGuide(new InForce(guide, clock.instant(), null)), camel, settings, clock);
        reconciler.start();
        return reconciler;
    }

    /** A guide that stays in force, or another that a test puts into its place. */
    static final class FixedGuide implements java.util.function.Supplier<InForce> {
        volatile InForce inForce;

        FixedGuide(InForce inForce) {
            this.inForce = inForce;
        }

        @Override
        public InForce get() {
            return inForce;
        }
    }

    <T> T call(KetCall call, Class<T> type) {
        return camel.createFluentProducerTemplate()
                .to("ket:call?maxRetries=5&retryDelay=1")
                .withBody(call)
                .request(type);
    }

    List<Loop> loops(String app) {
        return call(GetLoopList.builder().uniqName("demo").app(app).build(), LoopListResult.class)
                .list();
    }

    List<String> playing(ChannelKey key) {
        return loops(key.app()).stream()
                .filter(loop -> key.stream().equals(loop.streamId()))
                .findFirst()
                .map(loop -> loop.srcInfo().stream().map(LoopSource::path).toList())
                .orElse(List.of());
    }

    List<TaskInfo> redirects(LocalDate first, LocalDate last) {
        GetTaskList query = GetTaskList.builder()
                .uniqName("demo")
                .app("live")
                .taskType(TaskType.REDIRECT)
                .startDate(first)
                .endDate(last)
                .build();
        return new TaskPages<RuntimeException>(marker -> call(
                        GetTaskListBuilder.builder(query)
                                .marker(marker)
                                .limit(TaskPages.LIMIT)
                                .build(),
                        TaskListResult.class))
                .read();
    }

    static ChannelKey key(String stream) {
        return new ChannelKey("demo", "live", stream);
    }

    static Channel channel(String stream, ZoneId zone, @Nullable Playlist filler, Programme... programmes) {
        return new Channel(key(stream), stream, "mypreset", "publish.example.com", zone, filler, List.of(programmes));
    }

    static Programme daily(String name, String start, String end, @Nullable Integer loopTimes) {
        return new Programme(name, times(Set.of(DayOfWeek.values()), start, end), playlist(name), loopTimes);
    }

    static Airtime times(Set<DayOfWeek> days, String start, String end) {
        return new Airtime(days, Set.of(), Set.of(), LocalTime.parse(start), LocalTime.parse(end));
    }

    static Playlist playlist(String... names) {
        return new Playlist.Addresses(
                Stream.of(names).map(LocalStation::address).toList());
    }

    static String address(String name) {
        return "http://videos.example.com/" + name.replace(' ', '-') + ".mp4";
    }

    static Relay relay(String name, ZoneId zone, List<String> targets, Airtime... windows) {
        return new Relay(
                new RelayKey("demo", "live", "rtmp://in.example.com/live/" + name),
                name,
                targets,
                zone,
                List.of(windows),
                null);
    }

    static PlayoutSettings settings(Duration checkEvery, Duration planAhead) {
        return new PlayoutSettings(checkEvery, planAhead, 0, 20, Duration.ofHours(72), false);
    }

    static Instant at(String time) {
        return Instant.parse(time);
    }

    @Override
    public void close() {
        camel.stop();
        local.close();
    }
}
