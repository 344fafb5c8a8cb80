/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.storage;

import io.github.camelket.local.KetLocal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.main.Main;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Drops files into the bucket of a local store and takes them out again, and shows what goes on air. */
public final class Demo {

    private final LocalStore store;
    private final KetLocal service;
    private final Rehearsal application;

    private Demo(LocalStore store, KetLocal service, Rehearsal application) {
        this.store = store;
        this.service = service;
        this.application = application;
    }

    public static void main(String[] args) throws Exception {
        run(1_000);
    }

    /** @param many how many files are dropped at once */
    static void run(int many) throws Exception {
        Path events = Path.of("target", "demo-events.txt");
        Files.deleteIfExists(events);
        try (LocalStore store = new LocalStore();
                KetLocal service = KetLocal.start()) {
            Main main = Rehearsal.prepare(store, service, Clock.systemUTC());
            main.addOverrideProperty("poll.every", "5s");
            main.addOverrideProperty("changes.quiet", "1000");
            main.addOverrideProperty("bucket.private", "true");
            main.addOverrideProperty("events.file", events.toString());
            try (Rehearsal application = new Rehearsal(main)) {
                application.createPreset();
                new Demo(store, service, application).show(many);
            }
        }
    }

    private void show(int many) throws Exception {
        say("A file is dropped, and nobody tells of it. The poll finds it.");
        store.put("loop/morning.mp4", "a video");
        untilOnAir(1);
        say("The bucket is private. The signed address that is on air is read with HTTP "
                + application.read(application.onAir().get(0)) + ".");

        say("Another one, and the store tells of it three times.");
        store.put("loop/news.mp4", "a video");
        String notification = Rehearsal.created("loop/news.mp4");
        for (int times = 0; times < 3; times++) {
            tell(Rehearsal.SECRET, notification);
        }
        untilOnAir(2);

        say("What is no video, and what is none yet.");
        store.put("loop/notes.txt", "a text");
        store.put("loop/empty.mp4", "");
        store.put("loop/film.mp4.part", "half a video");
        CreateMultipartUploadResponse upload = store.client()
                .createMultipartUpload(file -> file.bucket(LocalStore.BUCKET).key("loop/late.mp4"));
        store.put("loop/weather.mp4", "a video");
        untilOnAir(3);

        say("The upload in parts is completed.");
        complete(upload);
        untilOnAir(4);

        say("What the webhook does not take: a stranger, no JSON, a broken record.");
        tell("wrong", Rehearsal.created("loop/news.mp4"));
        tell(Rehearsal.SECRET, "{\"Records\": [");
        tell(Rehearsal.SECRET, "{\"Records\": [{\"s3\": {\"bucket\": {\"name\": \"videos\"}}}]}");

        int before = service.requestCount("UpdateLoop");
        say(many + " files are dropped at once, and the store tells of each.");
        IntStream.range(0, many).parallel().forEach(this::dropOneOfMany);
        untilOnAir(many + 4);
        say(many + " files went on air by " + (service.requestCount("UpdateLoop") - before) + " UpdateLoop.");

        say("All files are deleted.");
        store.deleteAll();
        untilOnAir(0);
    }

    private void dropOneOfMany(int number) {
        String key = "loop/clip-%04d.mp4".formatted(number);
        store.put(key, "a video");
        try {
            application.tell(Rehearsal.SECRET, Rehearsal.created(key));
        } catch (Exception e) {
            throw new IllegalStateException(key + " could not be told of", e);
        }
    }

    private void complete(CreateMultipartUploadResponse upload) {
        UploadPartResponse part = store.client()
                .uploadPart(
                        one -> one.bucket(upload.bucket())
                                .key(upload.key())
                                .uploadId(upload.uploadId())
                                .partNumber(1),
                        RequestBody.fromBytes(new byte[5_000_000]));
        store.client().completeMultipartUpload(file -> file.bucket(upload.bucket())
                .key(upload.key())
                .uploadId(upload.uploadId())
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())));
    }

    private void tell(String secret, String notification) throws Exception {
        System.out.println("POST /storage-events: HTTP "
                + application.tell(secret, notification).statusCode());
    }

    private static void say(String text) {
        System.out.printf("%n--- %s%n", text);
    }

    private void untilOnAir(int wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> files = application.filesOnAir();
        while (files.size() != wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("After a minute there are still " + files.size() + " files on air");
            }
            TimeUnit.MILLISECONDS.sleep(200);
            files = application.filesOnAir();
        }
    }
}
