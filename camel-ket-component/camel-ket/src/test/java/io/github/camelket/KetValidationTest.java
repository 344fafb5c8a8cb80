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

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What becomes of a request that breaks the rules. */
class KetValidationTest {

    private static final String PRESET = "{\"Preset\":\"my-preset\",\"Output\":[{\"format\":{\"output_format\":258}},"
            + "{\"format\":{\"output_format\":262,\"vbr\":100,\"suffix\":\"low\"}}]}";

    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T02:00:00Z"));
    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final CamelKet camel = new CamelKet(local, component -> component.setClock(clock));
    private final Logger log = (Logger) LoggerFactory.getLogger(RequestCheck.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void close() {
        log.detachAppender(logged);
        camel.close();
        local.close();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNothingIsSent() {
        KetInvalidRequestException refused = refused("ket:preset", PRESET, Map.of());
        assertThat(refused)
                .hasMessage("Preset cannot be sent: Preset must be 2 to 32 letters, digits or underscores, but is"
                        + " 'my-preset'; Output[1].format.output_format must be one of 256, 257, 258, 259, 260, 261,"
                        + " 263, 264, 266, 268, 271, 274, 275, 276, 277, 279, 280, 282, 284, 287, but is 262;"
                        + " Output[1].format.vbr must be a whole number from 100000 to 10000000, but is 100;"
                        + " Output[1].format.suffix must be an underscore, and letters, digits or underscores after it,"
                        + " but is 'low'.");
        assertThat(refused.violations())
                .extracting(Violation::path)
                .containsExactly(
                        "Preset", "Output[1].format.output_format", "Output[1].format.vbr", "Output[1].format.suffix");
        assertThat(local.requests()).isEmpty();
    }

    @Test
    void whatIsMissingOrReservedOrOfAWrongTypeIsToldWithTheRest() {
        assertThat(refused(
                        "ket:updateLoop",
                        Map.of("DurationHour", "soon", "Version", "1", "SrcInfo", "news.mp4"),
                        Map.of()))
                .hasMessage(
                        "UpdateLoop cannot be sent: required and missing: streamId (option streamId, header CamelKetStreamId or body"
                                + " member StreamID); Version must be left to the component, which writes it itself, but is"
                                + " given; SrcInfo must be a list of JSON objects, but is 'news.mp4'; DurationHour must be a"
                                + " whole number from 1 to 480, but is 'soon'.");
        assertThat(refused("ket:getLoopList", Map.of("StreamID", List.of("a")), Map.of())
                        .violations())
                .as("told once")
                .hasSize(1);
        assertThat(local.requests()).isEmpty();
    }

    @Test
    void headersAndOptionsAreCheckedLikeTheBody() {
        assertThat(refused("ket:stopLoop?streamId=good", null, Map.of("CamelKetStreamId", "a/b")))
                .hasMessageContaining("StreamID must be");
        assertThat(refused("ket:stopLoop?streamId=s&app=my-app", null, Map.of()))
                .hasMessageContaining("App must be 2 to 32 letters, digits or underscores, but is 'my-app'");
        camel.send(
                "ket:stopLoop?app=my-app",
                "{\"StreamID\":\"a b\"}",
                Map.of("CamelKetStreamId", "good", "CamelKetApp", "live"));
        assertThat(local.takeRequest().bodyText())
                .as("what counts is what would be sent")
                .contains("\"StreamID\":\"good\"", "\"App\":\"live\"");
    }

    @Test
    void timesCountFromTheComponentsClock() {
        String redirect = "{\"src\":\"rtmp://a/l/1\",\"durl\":\"rtmp://b/l/1\",\"task_start_time\":"
                + clock.instant().plus(Duration.ofMinutes(15)).getEpochSecond() + "}";
        clock.advance(Duration.ofMinutes(6));
        assertThat(refused("ket:redirectStart", redirect, Map.of()))
                .hasMessageContaining("task_start_time must be in Unix seconds, at least 10 minutes ahead");
        clock.advance(Duration.ofMinutes(9));
        assertThat(camel.send("ket:redirectStart", redirect, Map.of()).getException())
                .as("the time has come, and it starts at once")
                .isNull();
    }

    @Test
    void lenientSendsOddValuesWithOneWarning() {
        camel.send("ket:preset?validation=lenient", PRESET, Map.of());
        assertThat(sent().at("/Output/1/format/vbr").intValue()).isEqualTo(100);
        assertThat(logged.list).singleElement().satisfies(warning -> {
            assertThat(warning.getLevel()).isEqualTo(Level.WARN);
            assertThat(warning.getFormattedMessage())
                    .startsWith("Preset is sent against the rules of the API document: Preset must be 2 to 32 letters,")
                    .contains("; Output[1].format.vbr must be a whole number from 100000 to 10000000, but is 100; ");
        });
    }

    @Test
    void lenientRefusesWhatCannotBeMeant() {
        String uri = "ket:updateLoop?streamId=s&validation=lenient";
        assertThat(refused(uri, null, Map.of())).hasMessageContaining("required and missing: srcInfo");
        assertThat(refused(uri, Map.of("DurationHour", "soon"), Map.of())).hasMessageContaining("but is 'soon'");
        assertThat(refused(
                        "ket:redirectStart?validation=lenient",
                        "{\"src\":[\"rtmp://a/l/1\"],\"durl\":[\"x\",\"rtmp://b/l/2\"]}",
                        Map.of()))
                .hasMessageContaining("durl must be as long as src, a list of 1, but is a list of 2");
        String format = "{\"format\":{\"output_format\":258,\"format_index\":100,\"vbr\":100}}";
        assertThat(refused(
                        "ket:preset?validation=lenient",
                        "{\"Preset\":\"mypreset\",\"Output\":[" + format + "," + format + "]}",
                        Map.of()))
                .as("two streams of one name, whatever else is odd about them")
                .hasMessageContaining("Output[1].format.output_format must be another one");
        String source = "{\"Path\":\"http://b/1.mp4\",\"Index\":-1}";
        assertThat(refused(uri, "{\"SrcInfo\":[" + source + "," + source + "]}", Map.of()))
                .hasMessageContaining("SrcInfo[1].Index must be another one");
        assertThat(logged.list).as("nothing was sent").isEmpty();
        assertThat(local.requests()).isEmpty();
    }

    @Test
    void offSendsAllThatCanBeSent() {
        camel.send("ket:updateLoop?validation=off", Map.of("DurationHour", "soon", "SrcInfo", "[{"), Map.of());
        JsonNode sent = sent();
        assertThat(sent.get("DurationHour").textValue()).isEqualTo("soon");
        assertThat(sent.get("SrcInfo").textValue()).isEqualTo("[{");
        assertThat(sent.has("StreamID")).isFalse();
        assertThat(logged.list).isEmpty();
        assertThat(refused("ket:updateLoop?validation=off", Map.of("Action", "StopLoop"), Map.of()))
                .hasMessageContaining("Action must be left to the component");
        assertThat(refused("ket:getLoopList?validation=off", Map.of("List", List.of(1)), Map.of()))
                .hasMessageContaining("List must be a single value");
    }

    @Test
    void secretsInAddressesAreNotShown() {
        String loop =
                "{\"StreamID\":\"s\",\"Preset\":\"mypreset\",\"PubDomain\":\"rtmp://u:s3cr3t@h/live\",\"SrcInfo\":["
                        + "{\"Path\":\"http://b.example.com/n.avi?X-Amz-Signature=s3cr3t\",\"Index\":0},"
                        + "{\"Path\":\"http://u:s3cr3t@b.example.com/n.mov\",\"Index\":1},"
                        + "{\"Path\":\"/s3cr3t/n.mp4\",\"Index\":2}]}";
        assertThat(refused("ket:startLoop", loop, Map.of()))
                .hasMessageContaining("but is 'http://b.example.com/….avi'")
                .hasMessageNotContaining("s3cr3t");
        camel.send("ket:startLoop?validation=lenient", loop, Map.of());
        assertThat(logged.list).singleElement().satisfies(warning -> assertThat(warning.getFormattedMessage())
                .doesNotContain("s3cr3t"));
        assertThat(refused(
                        "ket:redirectStart", "{\"src\":\"srt://a/s3cr3t\",\"durl\":\"srt://b/live/s3cr3t\"}", Map.of()))
                .hasMessageContaining("durl[0] must be an rtmp address, but is 'srt://b/…'")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void routesCanTellAViolationFromAFailure() throws Exception {
        camel.with(new RouteBuilder() {
            @Override
            public void configure() {
                onException(KetInvalidRequestException.class).handled(true).setBody(simple("${exception.violations}"));
                from("direct:start").to("ket:stopLoop");
            }
        });
        List<?> violations = camel.call("direct:start", "{\"StreamID\":\"a b\"}", List.class);
        assertThat(violations).hasSize(1);
        assertThat(local.requests()).isEmpty();
    }

    private KetInvalidRequestException refused(String uri, Object body, Map<String, Object> headers) {
        Exception exception = camel.send(uri, body, headers).getException();
        assertThat(exception).isInstanceOf(KetInvalidRequestException.class);
        return (KetInvalidRequestException) exception;
    }

    private JsonNode sent() {
        try {
            return KetJson.MAPPER.readTree(local.takeRequest().body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
