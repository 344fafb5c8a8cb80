/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class GuideFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final String ONE = "channels: [{stream: one, preset: hd, pubDomain: a.example.com}]";
    private static final String TWO = "channels: [{stream: two, preset: hd, pubDomain: a.example.com}]";
    private static final String BROKEN = "channels: [{stream: two, preset: hd}]";

    private final CamelContext context = new DefaultCamelContext();
    private final Logger logger = (Logger) LoggerFactory.getLogger(GuideFiles.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void stop() throws Exception {
        logger.detachAppender(log);
        logger.setLevel(null);
        context.close();
    }

    @Test
    void aNewVersionComesIntoForce() throws IOException {
        Files.writeString(folder.resolve("guide.yaml"), ONE);
        GuideFiles files = files("file:" + folder.resolve("guide.yaml"));

        assertThat(files.load()).isEqualTo(new GuideFiles.Loaded(read(ONE), NOW));
        assertThat(files.refresh()).isEmpty();

        Files.writeString(folder.resolve("guide.yaml"), TWO);

        assertThat(files.refresh()).as("it may be half written").isEmpty();
        assertThat(files.refresh()).contains(new GuideFiles.Loaded(read(TWO), NOW));
        assertThat(files.refresh()).isEmpty();
        assertThat(files.problem()).isEmpty();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("A new version of the guide is in force: 1 channel and 0 relays.");
    }

    @Test
    void aBrokenVersionIsRefusedAndToldOnce() throws IOException {
        Path guide = folder.resolve("guide.yaml");
        Files.writeString(guide, ONE);
        GuideFiles files = files("file:" + guide);
        files.load();
        Files.writeString(guide, BROKEN);

        assertThat(files.refresh()).isEmpty();
        assertThat(files.refresh()).isEmpty();

        String problem = guide + ":1: channels[0] has no pubDomain: say it here or at the top of the guide";
        assertThat(files.problem()).contains(problem);
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage())
                    .isEqualTo(
                            "The new version of the guide is refused, and the one before stays in force:\n" + problem);
        });

        Files.writeString(guide, ONE);
        assertThat(files.refresh()).isEmpty();
        assertThat(files.problem()).isEmpty();

        Files.writeString(guide, BROKEN);
        assertThat(files.refresh()).isEmpty();
        assertThat(files.problem()).isEmpty();
        assertThat(files.refresh()).isEmpty();
        assertThat(files.problem()).contains(problem);

        Files.writeString(guide, TWO);
        assertThat(files.refresh()).as("it may be half written").isEmpty();
        assertThat(files.refresh()).contains(new GuideFiles.Loaded(read(TWO), NOW));
        assertThat(files.problem()).isEmpty();
    }

    @Test
    void aGuideThatIsGoneStaysInForce() throws IOException {
        Path guide = folder.resolve("guide.yaml");
        Files.writeString(guide, ONE);
        GuideFiles files = files("file:" + guide);
        files.load();
        Files.delete(guide);

        assertThat(files.refresh()).isEmpty();
        assertThat(files.refresh()).isEmpty();

        assertThat(files.problem()).contains(guide + " cannot be read: it is not there");
        assertThat(log.list).hasSize(1);
    }

    @Test
    void manyFilesAreOneGuide() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), TWO);
        Files.writeString(folder.resolve("a.yaml"), ONE);
        Files.writeString(folder.resolve("c.txt"), BROKEN);
        GuideFiles files = files("file:" + folder + "/*.yaml, classpath:io/github/camelket/playout/guide/three.yaml");

        assertThat(files.load().guide().channels())
                .extracting(channel -> channel.key().stream())
                .containsExactly("one", "two", "three");

        Files.writeString(folder.resolve("d.yaml"), TWO.replace("two", "four"));

        assertThat(files.refresh()).isEmpty();
        assertThat(files.refresh().orElseThrow().guide().channels())
                .extracting(channel -> channel.key().stream())
                .containsExactly("one", "two", "four", "three");

        Files.delete(folder.resolve("a.yaml"));

        assertThat(files.refresh()).isEmpty();
        assertThat(files.refresh().orElseThrow().guide().channels()).hasSize(3);
    }

    @Test
    void aGuideThatIsBrokenFromTheStartIsAnException() throws IOException {
        Files.writeString(folder.resolve("guide.yaml"), BROKEN);

        assertThatThrownBy(() -> files("file:" + folder.resolve("guide.yaml")).load())
                .isInstanceOf(GuideException.class)
                .hasMessageContaining("guide.yaml:1: channels[0] has no pubDomain");
        assertThatThrownBy(() -> files("file:" + folder + "/*.yml").load())
                .hasMessage(folder + "/*.yml cannot be read: no file has such a name");
        assertThatThrownBy(() -> files("classpath:nowhere.yaml").load())
                .hasMessage("nowhere.yaml cannot be read: it is not there");
        assertThatThrownBy(() -> files("ftps:nowhere.yaml").load())
                .isInstanceOf(GuideException.class)
                .hasMessageStartingWith("ftps:nowhere.yaml cannot be read: ");
        assertThatThrownBy(() -> files(" , ")).hasMessageStartingWith("No guide is given");
    }

    @Test
    void addressesAreShownWithoutTheirQueries() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/guide.yaml", exchange -> {
            byte[] guide = ("sign=123".equals(exchange.getRequestURI().getQuery()) ? ONE : BROKEN)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, guide.length);
            exchange.getResponseBody().write(guide);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();

            assertThat(files(address + "/guide.yaml?sign=123").load().guide()).isEqualTo(read(ONE));
            assertThatThrownBy(() -> files(address + "/guide.yaml?sign=456").load())
                    .hasMessage(address
                            + "/guide.yaml:1: channels[0] has no pubDomain: say it here or at the top of the guide");
            assertThatThrownBy(() -> files(address + "/other.yaml?sign=456").load())
                    .hasMessage(address + "/other.yaml cannot be read: FileNotFoundException");
        } finally {
            server.stop(0);
        }
    }

    private GuideFiles files(String locations) {
        return new GuideFiles(
                context, locations, new GuideReader("mydomain", "live"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Guide read(String guide) {
        return new GuideReader("mydomain", "live")
                .read(List.of(new GuideText("guide.yaml", guide.getBytes(StandardCharsets.UTF_8))));
    }
}
