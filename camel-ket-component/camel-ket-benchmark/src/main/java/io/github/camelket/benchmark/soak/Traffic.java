/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.soak;

import io.github.camelket.KetComponent;
import io.github.camelket.KetConstants;
import io.github.camelket.KetOperationFailedException;
import io.github.camelket.benchmark.JavaProgram;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** An application that does a little of everything. */
final class Traffic implements AutoCloseable {

    static final int WORKERS = 8;
    static final int CONSUMERS = 2;
    static final int LARGEST_ANSWER = 500_000;
    static final Duration PATIENCE = Duration.ofMillis(200);

    private static final int STREAMS = 20;
    private static final String PULL = "rtmp://pull.example.com/live/";
    private static final String PUSH = "rtmp://push.example.net/live/";
    private static final Map<String, Object> SOURCES =
            Map.of("SrcInfo", LoopSource.inOrder("http://videos.ks3-cn-beijing-internal.ksyuncs.com/news.mp4"));
    private static final String CARE = "onUnknown=verify&verifyTimeout=200&idempotent=true&maxRetries=2&retryDelay=1";

    private final JavaProgram service = JavaProgram.start(FaultyService.class.getName());
    private final CamelContext camel = new DefaultCamelContext();
    /** One for all, as Camel keeps the producers of each that is not closed. */
    private final ProducerTemplate template;

    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    Traffic() throws Exception {
        KetComponent ket = camel.getComponent("ket", KetComponent.class);
        ket.getConfiguration().setServiceUrl(service.firstLine());
        ket.getConfiguration().setUniqName("demo");
        ket.getConfiguration().setApp("live");
        ket.getConfiguration().setMaxResponseSize(LARGEST_ANSWER);
        ket.setAccessKey(KetLocal.DEFAULT_ACCESS_KEY);
        ket.setSecretKey(KetLocal.DEFAULT_SECRET_KEY);
        ket.setResponseTimeout(PATIENCE.toMillis());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:any").toD("ket:${header.action}?streamId=${header.stream}&" + CARE);
                from("ket:getLoopList?delay=100").to("direct:told");
                from("ket:getTaskList?taskType=6&delay=100").to("direct:told");
                from("direct:told").process(exchange -> {});
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    CamelContext camel() {
        return camel;
    }

    long calls() {
        return calls.get();
    }

    long failures() {
        return failures.get();
    }

    /**
     * Makes calls for so long, and then leaves the service empty and the application at rest.
     *
     * @param besides done after each call
     */
    void run(Duration time, Runnable besides) throws Exception {
        send("ket:preset?" + CARE, preset("mypreset"), Map.of());
        long end = System.nanoTime() + time.toNanos();
        Callable<Void> work = () -> {
            Random random = new Random();
            while (System.nanoTime() - end < 0) {
                call(random);
                besides.run();
            }
            return null;
        };
        List<Future<Void>> done = workers.invokeAll(
                IntStream.range(0, WORKERS).mapToObj(i -> work).toList());
        for (Future<Void> each : done) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A worker has failed", e);
            }
        }
        service.ask("forget");
    }

    private void call(Random random) {
        String stream = "channel" + random.nextInt(STREAMS);
        // Another name each time, as applications have it that name streams by date or by user.
        String other = "stream" + random.nextInt(1_000_000);
        Map<String, Object> channel = Map.of(KetConstants.STREAM_ID, stream);
        switch (random.nextInt(10)) {
            case 0 -> send("ket:startLoop?preset=mypreset&pubDomain=publish.example.com&" + CARE, SOURCES, channel);
            case 1 -> send("ket:updateLoop?" + CARE, SOURCES, channel);
            case 2 -> send("ket:stopLoop?" + CARE, null, channel);
            case 3 -> send("ket:getLoopList", null, channel);
            case 4 -> send("ket:preset?" + CARE, preset(random.nextBoolean() ? "mypreset" : stream), Map.of());
            case 5 -> send("ket:delPreset?" + CARE, null, Map.of(KetConstants.PRESET, stream));
            case 6 ->
                send("ket:redirectStart?" + CARE, redirect(List.of(PULL + stream), List.of(PUSH + stream)), Map.of());
            case 7 -> send("ket:redirectStop?" + CARE, redirect(PULL + stream, PUSH + stream), Map.of());
            case 8 -> send("direct:any", null, Map.of("action", "stopLoop", "stream", other));
            default -> send("direct:any", null, Map.of("action", "getLoopList", "stream", other));
        }
    }

    private void send(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange exchange = template.send(uri, message -> {
            message.getMessage().setBody(body);
            message.getMessage().setHeaders(new HashMap<>(headers));
        });
        calls.incrementAndGet();
        Exception exception = exchange.getException();
        if (exception instanceof KetOperationFailedException) {
            failures.incrementAndGet();
        } else if (exception != null) {
            throw new IllegalStateException(uri + " failed as no call should", exception);
        }
    }

    private static Map<String, Object> redirect(Object src, Object durl) {
        return Map.of("src", src, "durl", durl);
    }

    private static Preset preset(String name) {
        return Preset.builder()
                .preset(name)
                .addOutput(PresetOutput.of(PresetFormat.builder()
                        .outputFormat(OutputFormat.H264_360P)
                        .suffix("_low")
                        .build()))
                .build();
    }

    @Override
    public void close() {
        workers.shutdownNow();
        camel.stop();
        service.close();
    }
}
