/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelket.local.KetLocal;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/** The application on a local store and a local service, for the demo and the tests. */
final class Rehearsal implements AutoCloseable {

    static final String SECRET = "told-to-the-store";

    private final Main main;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param main what {@link #prepare} answers, with what else should be otherwise */
    Rehearsal(Main main) {
        this.main = main;
        main.start();
    }

    /** The application as it is, but for the addresses and keys of what it works with. */
    static Main prepare(LocalStore store, KetLocal service, Clock clock) {
        Main main = StorageEventLoop.application(store.keys(), SECRET, clock);
        main.addOverrideProperty("camel.component.ket.clock", "#bean:clock");
        main.addOverrideProperty(
                "camel.component.ket.serviceUrl", service.serviceUrl().toString());
        main.addOverrideProperty("camel.component.ket.accessKey", service.accessKey());
        main.addOverrideProperty("camel.component.ket.secretKey", service.secretKey());
        main.addOverrideProperty("store.endpoint", store.endpoint());
        main.addOverrideProperty("store.internalEndpoint", store.endpoint());
        main.addOverrideProperty("store.region", "us-east-1");
        main.addOverrideProperty("store.pathStyle", "true");
        main.addOverrideProperty("camel.server.host", "127.0.0.1");
        main.addOverrideProperty("camel.server.port", "0");
        return main;
    }

    private CamelContext camel() {
        return main.getCamelContext();
    }

    void createPreset() {
        call(
                "ket:preset",
                Preset.builder()
                        .addOutput(PresetOutput.of(PresetFormat.builder()
                                .outputFormat(OutputFormat.H264_360P)
                                .suffix("_low")
                                .build()))
                        .build());
    }

    Object call(String endpoint, Object body) {
        return camel().createProducerTemplate().requestBody(endpoint, body);
    }

    /** The addresses that are on air. */
    List<String> onAir() {
        return ((LoopListResult) call("ket:getLoopList", null))
                .list().stream()
                        .flatMap(loop -> loop.srcInfo().stream())
                        .map(LoopSource::path)
                        .toList();
    }

    /** The names of the files that are on air. */
    List<String> filesOnAir() {
        return onAir().stream()
                .map(address -> URI.create(address).getPath())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }

    /** Tells the webhook something, in the name of the store. */
    HttpResponse<String> tell(String secret, String notification) throws Exception {
        URI webhook = URI.create(webhook() + "?webhook-secret=" + secret);
        return http.send(
                HttpRequest.newBuilder(webhook)
                        .POST(BodyPublishers.ofString(notification))
                        .build(),
                BodyHandlers.ofString());
    }

    String webhook() {
        int port = camel().hasService(VertxPlatformHttpServer.class).getPort();
        return "http://127.0.0.1:" + port + "/storage-events";
    }

    /** What the store answers when the service reads an address. */
    int read(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** What a store sends when files were put, as S3 documents it. */
    static String created(String... keys) {
        return Arrays.stream(keys)
                .map(key -> event("ObjectCreated:Put", key, Instant.now()))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    static String event(String name, String key, Instant time) {
        return """
                {"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"%s","eventName":"%s",\
                 "s3":{"bucket":{"name":"%s"},"object":{"key":"%s","size":5,"sequencer":"%016X"}}}"""
                .formatted(time, name, LocalStore.BUCKET, URLEncoder.encode(key, UTF_8), time.toEpochMilli());
    }

    @Override
    public void close() {
        main.stop();
    }
}
