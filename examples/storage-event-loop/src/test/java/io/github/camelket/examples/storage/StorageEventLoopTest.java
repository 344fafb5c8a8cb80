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
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.local.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** The example on a store with a real S3 API and a service over a socket. */
@Timeout(120)
class StorageEventLoopTest {

    /** No look but the first one, and those that events ask for. */
    private static final Map<String, String> UNPOLLED = Map.of("poll.every", "1h", "changes.quiet", "500");

    private static final Map<String, String> POLLED = Map.of("poll.every", "500");

    private static final Pattern SIGNED = Pattern.compile("X-Amz-Date=([0-9TZ]+).*X-Amz-Expires=(\\d+)");

    @TempDir
    Path directory;

    private final ManualClock clock = ManualClock.at(Instant.now());
    private final KetLocal service = KetLocal.builder().clock(clock).start();
    private final ConcurrentLinkedQueue<ILoggingEvent> log = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            log.add(event);
        }
    };
    private LocalStore store;
    private Rehearsal application;

    @BeforeEach
    void open() throws Exception {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        store = new LocalStore();
        appender.start();
        root().addAppender(appender);
    }

    @AfterEach
    void close() throws Exception {
        if (application != null) {
            application.close();
        }
        root().detachAppender(appender);
        store.close();
        service.close();
    }

    @Test
    void whatIsInTheBucketIsOnAirTheOldestFirst() throws Exception {
        store.put("loop/zebra 100%.mp4", "video");
        store.put("elsewhere/other.mp4", "video");
        start(POLLED);
        awaitOnAir("zebra 100%.mp4");
        assertThat(application.onAir())
                .as("a public bucket's addresses have no signature")
                .containsExactly(store.endpoint() + "/videos/loop/zebra%20100%25.mp4");

        awaitNextSecond();
        store.put("loop/新闻.mp4", "video");
        awaitOnAir("zebra 100%.mp4", "新闻.mp4");
        awaitNextSecond();
        store.put("loop/apple.mp4", "video");
        awaitOnAir("zebra 100%.mp4", "新闻.mp4", "apple.mp4");

        store.delete("loop/新闻.mp4");
        awaitOnAir("zebra 100%.mp4", "apple.mp4");
        store.deleteAll();
        awaitOnAir();

        assertThat(service.requestCount("StartLoop")).isEqualTo(1);
        assertThat(service.requestCount("StopLoop")).isEqualTo(1);
        store.put("loop/again.mp4", "video");
        awaitOnAir("again.mp4");
    }

    @Test
    void aRestartStartsNothingAgainAndKnowsTheEventsOfBefore() throws Exception {
        start(UNPOLLED);
        store.put("loop/a.mp4", "video");
        String event = Rehearsal.created("loop/a.mp4");
        assertThat(application.tell(Rehearsal.SECRET, event).statusCode()).isEqualTo(202);
        awaitOnAir("a.mp4");
        application.close();
        store.put("loop/b.mp4", "video");

        start(UNPOLLED);
        awaitOnAir("a.mp4", "b.mp4");
        await("the loop that was found is given its 20 days anew").untilAsserted(() -> assertThat(bodies("UpdateLoop"))
                .anyMatch(body -> body.contains("\"DurationHour\":480") && !body.contains("SrcInfo")));
        assertThat(service.requestCount("StartLoop")).isEqualTo(1);

        log.clear();
        assertThat(application.tell(Rehearsal.SECRET, event).statusCode()).isEqualTo(202);
        application.tell(Rehearsal.SECRET, Rehearsal.created("loop/b.mp4"));
        await().until(() -> changesTold() > 0);
        assertThat(changesTold()).isEqualTo(1);
    }

    @Test
    void doubledAndDisorderedEventsDoNoHarm() throws Exception {
        start(UNPOLLED);
        look();
        store.put("loop/a.mp4", "video");
        store.put("loop/b.mp4", "video");
        store.delete("loop/a.mp4");
        Instant then = Instant.now();
        List<String> disordered = List.of(
                Rehearsal.event("ObjectRemoved:Delete", "loop/a.mp4", then.plusSeconds(2)),
                Rehearsal.event("ObjectCreated:Put", "loop/b.mp4", then.plusSeconds(1)),
                Rehearsal.event("ObjectCreated:Put", "loop/a.mp4", then));
        for (int times = 0; times < 5; times++) {
            application.tell(Rehearsal.SECRET, "{\"Records\": [" + String.join(",", disordered) + "]}");
        }
        awaitOnAir("b.mp4");
        await().until(() -> changesTold() >= 3);
        look();
        assertThat(changesTold()).isEqualTo(3);
        assertThat(application.filesOnAir()).containsExactly("b.mp4");
        assertThat(service.requestCount("StartLoop")).isEqualTo(1);
        assertThat(updatesOfTheList()).isEmpty();
    }

    @Test
    void aThousandFilesAtOnceAreOnePlaylist() throws Exception {
        store.put("loop/first.mp4", "video");
        start(UNPOLLED);
        awaitOnAir("first.mp4");
        List<String> keys = IntStream.range(0, 1_000)
                .mapToObj("loop/clip %04d.mp4"::formatted)
                .toList();
        keys.parallelStream().forEach(key -> store.put(key, "video"));
        IntStream.range(0, 100).parallel().forEach(tenth -> {
            String events =
                    Rehearsal.created(keys.subList(tenth * 10, tenth * 10 + 10).toArray(String[]::new));
            tellOk(events);
            tellOk(events);
        });

        await().untilAsserted(() -> assertThat(application.onAir()).hasSize(1_001));
        List<String> oldestFirst =
                store.client().listObjectsV2Paginator(files -> files.bucket(LocalStore.BUCKET)).contents().stream()
                        .sorted(Comparator.comparing(S3Object::lastModified).thenComparing(S3Object::key))
                        .map(file -> file.key().substring("loop/".length()))
                        .toList();
        assertThat(application.filesOnAir()).isEqualTo(oldestFirst);
        look();
        assertThat(updatesOfTheList()).hasSize(1);
        assertThat(service.requestCount("StartLoop")).isEqualTo(1);
    }

    @Test
    void whatIsNoVideoIsRefusedAloneAndToldOnce() throws Exception {
        store.put("loop/a.mp4", "video");
        store.put("loop/notes.txt", "text");
        store.put("loop/empty.mp4", "");
        store.put("loop/film.mp4.part", "half");
        store.put("loop/two\nlines", "text");
        CreateMultipartUploadResponse upload = store.client()
                .createMultipartUpload(file -> file.bucket(LocalStore.BUCKET).key("loop/late.mp4"));
        UploadPartResponse part = store.client()
                .uploadPart(
                        one -> one.bucket(LocalStore.BUCKET)
                                .key("loop/late.mp4")
                                .uploadId(upload.uploadId())
                                .partNumber(1),
                        RequestBody.fromBytes(new byte[1_000]));
        start(POLLED);
        awaitOnAir("a.mp4");
        look();
        look();
        assertThat(told("Refused: "))
                .hasSize(5)
                .anyMatch(line -> line.startsWith("Refused: loop/late.mp4: it is half-uploaded, since "))
                .contains(
                        "Refused: loop/notes.txt: no loop plays files of its type, but mp4, flv, m3u8, mpegs and ts",
                        "Refused: loop/empty.mp4: it is empty",
                        "Refused: loop/film.mp4.part: its name says that it is half-uploaded",
                        "Refused: loop/two?lines: no loop plays files of its type, but mp4, flv, m3u8, mpegs and ts");

        awaitNextSecond();
        store.client().completeMultipartUpload(file -> file.bucket(LocalStore.BUCKET)
                .key("loop/late.mp4")
                .uploadId(upload.uploadId())
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(part.eTag()).build())));
        awaitOnAir("a.mp4", "late.mp4");
        store.delete("loop/late.mp4");
        awaitOnAir("a.mp4");

        store.put("loop/a.mp4", "");
        awaitLog("Nothing to play in the bucket. What is on air is left alone, as loop/a.mp4 is still there");
        assertThat(application.filesOnAir()).containsExactly("a.mp4");
        assertThat(service.requestCount("StopLoop")).isZero();
        store.put("loop/a.mp4", "video");
        look();
        store.deleteAll();
        awaitOnAir();
    }

    @Test
    void thePlaylistOfAPrivateBucketIsSignedForLongerThanTheLoopLasts() throws Exception {
        store.put("loop/a.mp4", "video");
        start(UNPOLLED, Map.of("bucket.private", "true"));
        awaitOnAir("a.mp4");
        String first = application.onAir().get(0);
        assertThat(application.read(first)).isEqualTo(200);
        assertThat(application.read(first.replaceFirst("\\?.*", ""))).isEqualTo(403);
        assertThatSourcesOutliveTheLoop(bodies("StartLoop"));

        clock.advance(Duration.ofDays(5).minusMinutes(5));
        look();
        assertThat(service.requestCount("UpdateLoop")).isZero();

        awaitNextSecond();
        store.put("loop/b.mp4", "video");
        clock.advance(Duration.ofMinutes(10));
        look();
        assertThat(application.filesOnAir()).containsExactly("a.mp4", "b.mp4");
        assertThatSourcesOutliveTheLoop(bodies("UpdateLoop"));
        assertThat(application.onAir()).doesNotContain(first);

        int before = service.requestCount("UpdateLoop");
        // The same files, and less than two days are left of the signatures.
        look();
        assertThat(service.requestCount("UpdateLoop")).isGreaterThan(before);
        assertThatSourcesOutliveTheLoop(bodies("UpdateLoop"));
        clock.advance(Duration.ofHours(166));
        assertThat(application.filesOnAir()).as("13 days later").containsExactly("a.mp4", "b.mp4");
        clock.advance(Duration.ofHours(2));
        assertThat(application.filesOnAir())
                .as("without a look, the loop ends before its signatures do")
                .isEmpty();
        assertThat(log.toString()).doesNotContain("X-Amz-");
    }

    @Test
    void theWebhookTakesNothingFromStrangersAndNoNonsense() throws Exception {
        start(UNPOLLED);
        look();
        store.put("loop/a.mp4", "video");
        log.clear();
        String good = Rehearsal.created("loop/a.mp4");
        URI plain = URI.create(application.webhook());
        URI known = URI.create(application.webhook() + "?webhook-secret=" + Rehearsal.SECRET);
        BodyPublisher body = BodyPublishers.ofString(good);

        assertThat(post(plain, body).statusCode()).isEqualTo(403);
        assertThat(application.tell("", good).statusCode()).isEqualTo(403);
        assertThat(application.tell(Rehearsal.SECRET + "x", good).statusCode()).isEqualTo(403);
        assertThat(application
                        .tell("x&webhook-secret=" + Rehearsal.SECRET, good)
                        .statusCode())
                .as("two secrets are one too many")
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(known).GET()).statusCode()).isEqualTo(405);

        byte[] large = new byte[1_000_001];
        assertThat(post(known, BodyPublishers.ofByteArray(large)).statusCode()).isEqualTo(413);
        assertThat(post(known, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .statusCode())
                .as("without a length beforehand")
                .isEqualTo(413);

        for (String nonsense : List.of(
                "",
                "null",
                "[]",
                "{}",
                "5",
                "{\"Records\": null}",
                "{\"Records\": {}}",
                "{\"Records\": [",
                "<xml/>",
                "[".repeat(100_000))) {
            HttpResponse<String> answer = application.tell(Rehearsal.SECRET, nonsense);
            assertThat(answer.statusCode()).as(nonsense).isEqualTo(400);
            assertThat(answer.body())
                    .matches(
                            "Records must be a list|It must be JSON, but is not at line 1, column \\d+|Document nesting depth .*");
        }
        HttpResponse<String> form = send(HttpRequest.newBuilder(known)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nf\r\n--x--\r\n")));
        assertThat(form.statusCode()).isEqualTo(400);

        assertThat(application
                        .tell(
                                Rehearsal.SECRET,
                                """
                        {"Records": [{}, 5, null, "text", {"s3": {"bucket": {"name": "videos"}, "object": {"key": 7}}},
                         {"s3": {"bucket": {"name": "videos"}, "object": {"key": "loop/%zz.mp4"}}},
                         {"s3": {"bucket": {"name": "others"}, "object": {"key": "loop/a.mp4"}}},
                         {"s3": {"bucket": {"name": "videos"}, "object": {"key": "elsewhere/a.mp4"}}}]}""")
                        .statusCode())
                .isEqualTo(202);
        assertThat(told("Webhook: refused Records["))
                .containsExactly(
                        "Webhook: refused Records[0]: s3.bucket.name must be a text",
                        "Webhook: refused Records[1]: s3.bucket.name must be a text",
                        "Webhook: refused Records[2]: s3.bucket.name must be a text",
                        "Webhook: refused Records[3]: s3.bucket.name must be a text",
                        "Webhook: refused Records[4]: s3.object.key must be a text",
                        "Webhook: refused Records[5]: s3.object.key must be encoded as in an address, but is 'loop/%zz.mp4'");

        HttpResponse<String> taken = send(HttpRequest.newBuilder(plain)
                .header("webhook-secret", Rehearsal.SECRET)
                .header("CamelKetStreamId", "another")
                .PUT(body));
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(taken.headers().map().toString()).doesNotContain(Rehearsal.SECRET, "another");
        awaitOnAir("a.mp4");
        assertThat(told("Told of changes")).containsExactly("Told of changes: 1");
        assertThat(log).allMatch(event -> event.getThrowableProxy() == null);
        assertThat(log.toString()).doesNotContain(Rehearsal.SECRET);
    }

    @Test
    void whatFailsIsToldAndTheNextLookTriesAgain() throws Exception {
        service.faults().on("StartLoop", Fault.closeAfterExecution());
        store.put("loop/a.mp4", "video");
        start(POLLED);
        awaitOnAir("a.mp4");
        service.faults().on("UpdateLoop", Fault.errNum(1300, "task fail"));
        awaitNextSecond();
        store.put("loop/b.mp4", "video");
        awaitOnAir("a.mp4", "b.mp4");
        assertThat(told("The look failed: ")).singleElement().asString().contains("UpdateLoop", "1300", "task fail");
        assertThat(service.requestCount("StartLoop"))
                .as("the answer was lost, but not the loop")
                .isEqualTo(1);

        log.clear();
        store.close();
        await().until(() -> told("The look failed: ").size() == 1);
        int readings = service.requestCount("GetLoopList");
        await().until(() -> told("The look failed: ").size() > 2);
        assertThat(service.requestCount("GetLoopList"))
                .as("without a listing there is nothing to compare")
                .isEqualTo(readings);
        assertThat(application.filesOnAir()).containsExactly("a.mp4", "b.mp4");
        assertThat(log).allMatch(event -> event.getThrowableProxy() == null);
    }

    @Test
    void theDemoShowsIt() throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setOut(new PrintStream(shown, true, UTF_8));
        try {
            Demo.run(20);
        } finally {
            System.setOut(console);
        }
        assertThat(shown.toString(UTF_8))
                .contains("is read with HTTP 200.", "HTTP 202", "HTTP 403", "HTTP 400")
                .containsPattern("20 files went on air by [1-9] UpdateLoop");
        assertThat(told("Refused: ")).hasSize(4);
        assertThat(told("Off air: the last file is gone")).hasSize(1);
    }

    /** As its users start it: a program of its own, configured by application.properties and the environment. */
    @Test
    void theApplicationTakesItsSecretsFromTheEnvironment() throws Exception {
        store.put("loop/a.mp4", "video");
        Path output = directory.resolve("application.log");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dcamel.component.ket.serviceUrl=" + service.serviceUrl(),
                        "-Dstore.endpoint=" + store.endpoint(),
                        "-Dstore.internalEndpoint=" + store.endpoint(),
                        "-Dstore.region=us-east-1",
                        "-Dstore.pathStyle=true",
                        "-Dbucket.private=true",
                        "-Dcamel.server.port=0",
                        "-Devents.file=" + directory.resolve("events.txt"),
                        StorageEventLoop.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        java.environment()
                .putAll(Map.of(
                        "KSYUN_ACCESS_KEY_ID", service.accessKey(),
                        "KSYUN_SECRET_ACCESS_KEY", service.secretKey(),
                        "STORE_ACCESS_KEY_ID", LocalStore.ACCESS_KEY,
                        "STORE_SECRET_ACCESS_KEY", LocalStore.SECRET_KEY,
                        "WEBHOOK_SECRET", Rehearsal.SECRET));
        Process process = java.start();
        try {
            await().until(() -> service.requestCount("StartLoop") == 1);
        } finally {
            process.destroy();
            process.waitFor();
        }
        assertThat(Files.readString(output))
                .contains("On air: loop/a.mp4 (1 in all)")
                .doesNotContain(service.secretKey(), LocalStore.SECRET_KEY, Rehearsal.SECRET, "X-Amz-");
    }

    @Test
    void theReadmeShowsTheRoute() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String snippet = readme.substring(readme.indexOf("```java") + 7);
        Path routes = Path.of("src/main/java/io/github/camelket/examples/storage/LoopRoutes.java");

        assertThat(Files.readString(routes).replaceAll("\\s+", ""))
                .contains(snippet.substring(0, snippet.indexOf("```")).replaceAll("\\s+", ""));
    }

    @SafeVarargs
    private void start(Map<String, String>... properties) {
        Main main = Rehearsal.prepare(store, service, clock);
        main.addOverrideProperty("events.file", directory.resolve("events.txt").toString());
        for (Map<String, String> some : properties) {
            some.forEach(main::addOverrideProperty);
        }
        application = new Rehearsal(main);
        if (service.requestCount("Preset") == 0) {
            application.createPreset();
        }
    }

    /** A look at what is so now, to its end: one may be under way, one follows, and when the third reads the list it is over. */
    private void look() {
        for (int i = 0; i < 3; i++) {
            int before = service.requestCount("GetLoopList");
            application.call("seda:look?size=1&discardWhenFull=true&waitForTaskToComplete=Never", "now");
            await().until(() -> service.requestCount("GetLoopList") > before);
        }
    }

    private void awaitOnAir(String... files) {
        await().untilAsserted(() -> assertThat(application.filesOnAir()).containsExactly(files));
    }

    /** A store tells the time of a file in whole seconds. */
    private static void awaitNextSecond() {
        long now = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > now);
    }

    private void awaitLog(String line) {
        await().untilAsserted(() -> assertThat(told(line)).contains(line));
    }

    private List<String> told(String beginning) {
        return log.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    /** Events that were taken, and asked for a look. */
    private int changesTold() {
        return told("Told of changes: ").stream()
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .sum();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private List<String> bodies(String action) {
        return service.requests().stream()
                .filter(request -> request.action().equals(action))
                .map(RecordedRequest::bodyText)
                .toList();
    }

    private List<String> updatesOfTheList() {
        return bodies("UpdateLoop").stream()
                .filter(body -> body.contains("SrcInfo"))
                .toList();
    }

    private static void assertThatSourcesOutliveTheLoop(List<String> calls) {
        assertThat(calls).isNotEmpty().allSatisfy(call -> {
            assertThat(call).contains("\"DurationHour\":167");
            Matcher source = SIGNED.matcher(call.replace("\"}", "\n"));
            List<Long> hours = new ArrayList<>();
            while (source.find()) {
                hours.add(Long.parseLong(source.group(2)) / 3_600);
            }
            assertThat(hours).isNotEmpty().allMatch(hour -> hour > 167);
        });
    }

    private void tellOk(String notification) {
        try {
            assertThat(application.tell(Rehearsal.SECRET, notification).statusCode())
                    .isEqualTo(202);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> post(URI address, BodyPublisher body) throws Exception {
        return send(HttpRequest.newBuilder(address).POST(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
