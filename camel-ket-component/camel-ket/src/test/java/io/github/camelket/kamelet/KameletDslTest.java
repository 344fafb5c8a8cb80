/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static io.github.camelket.kamelet.KameletRun.NEWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelket.local.KetLocal;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each Kamelet from YAML and from XML; from Java they are used in the tests of their own. */
class KameletDslTest {

    private final KetLocal local = KetLocal.start();
    private final KameletRun run = new KameletRun(local);

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    static Stream<Arguments> kamelets() {
        Map<String, String> actions = Map.of(
                "ket-sink", "GetLoopList",
                "ket-preset-sink", "Preset",
                "ket-playlist-schedule", "StartLoop",
                "ket-loop-keepalive", "UpdateLoop",
                "ket-redirect-window", "RedirectStart",
                "ket-stream-pull", "StartStreamPull");
        return actions.keySet().stream()
                .flatMap(kamelet -> Stream.of("yaml", "xml").map(dsl -> arguments(kamelet, dsl, actions.get(kamelet))));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void emitsWhatItDid(String kamelet, String dsl, String action) throws Exception {
        run.startLoop("other", NEWS);
        run.load("routes." + dsl, dsl.equals("yaml") ? yaml(kamelet) : xml(kamelet));
        run.awaitThat(it -> assertThat(it.emittedActions()).contains(action));
    }

    private static String xml(String kamelet) {
        if (kamelet.endsWith("-sink")) {
            return """
                    <routes xmlns="http://camel.apache.org/schema/xml-io">
                      <route>
                        <from uri="timer:once?repeatCount=1&amp;delay=0"/>
                        <setBody><constant>%s</constant></setBody>
                        <to uri="kamelet:%s?%s"/>
                        <to uri="direct:emitted"/>
                      </route>
                    </routes>
                    """
                    .formatted(body(kamelet), kamelet, properties(kamelet).replace(": ", "="));
        }
        return """
                <routes xmlns="http://camel.apache.org/schema/xml-io">
                  <route>
                    <from uri="kamelet:%s?%s"/>
                    <to uri="direct:emitted"/>
                  </route>
                </routes>
                """
                .formatted(
                        kamelet,
                        properties(kamelet)
                                .replace(": ", "=")
                                .replace("\n", "&amp;")
                                .replace("\"", ""));
    }

    private static String yaml(String kamelet) {
        if (kamelet.endsWith("-sink")) {
            return """
                    - route:
                        from:
                          uri: timer:once
                          parameters:
                            repeatCount: 1
                            delay: 0
                          steps:
                            - setBody:
                                constant: '%s'
                            - to:
                                uri: kamelet:%s
                                parameters:
                                  %s
                            - to: direct:emitted
                    """
                    .formatted(body(kamelet), kamelet, properties(kamelet));
        }
        return """
                - route:
                    from:
                      uri: kamelet:%s
                      parameters:
                %s
                      steps:
                        - to: direct:emitted
                """
                .formatted(kamelet, properties(kamelet).indent(8).stripTrailing());
    }

    private static String body(String kamelet) {
        return kamelet.equals("ket-sink")
                ? "{}"
                : "{\"Preset\": \"ladder\", \"Output\": [{\"format\": {\"output_format\": 258}}]}";
    }

    private static String properties(String kamelet) {
        return switch (kamelet) {
            case "ket-sink" -> "action: getLoopList";
            case "ket-preset-sink" -> "app: live";
            case "ket-playlist-schedule" ->
                """
                streamId: channel1
                preset: mypreset
                pubDomain: publish.example.com
                startCron: "* * * * * ?"
                playlist: %s"""
                        .formatted(NEWS);
            case "ket-loop-keepalive" -> "app: live\nstreamId: other";
            case "ket-redirect-window" ->
                """
                src: rtmp://pull.example.com/live/match
                durl: rtmp://push.example.net/live/match
                startTime: "%s"
                stopTime: "%s\""""
                        .formatted(Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600));
            case "ket-stream-pull" ->
                """
                streamId: match
                srcUrl: rtmp://pull.example.com/live/match
                retryTimes: 3""";
            default -> throw new IllegalArgumentException(kamelet);
        };
    }
}
