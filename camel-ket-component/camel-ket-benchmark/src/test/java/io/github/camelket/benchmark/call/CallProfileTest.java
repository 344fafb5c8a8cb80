/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That a profile is one of what it says; its figures are measured elsewhere. */
class CallProfileTest {

    @Test
    void bothQuestionsByBothClients() throws Exception {
        ObjectNode results = CallProfile.profile(2_000, Duration.ofSeconds(1));

        Map<String, JsonNode> profiles = new HashMap<>();
        results.path("profiles")
                .forEach(profile -> profiles.put(
                        profile.path("client").asText() + " "
                                + profile.path("question").asText(),
                        profile));
        assertThat(profiles)
                .containsOnlyKeys(
                        "KET GET_LOOP_LIST", "KET START_LOOP", "CAMEL_HTTP GET_LOOP_LIST", "CAMEL_HTTP START_LOOP");
        profiles.values().forEach(CallProfileTest::isWhole);

        for (Question question : Question.values()) {
            Map<String, Double> ket = bytes(profiles.get("KET " + question));
            assertThat(ket.get("signature")).isPositive();
            assertThat(ket.get("answer into records")).isPositive();
            assertThat(ket.get("HttpClient 5")).isPositive();
            Map<String, Double> http = bytes(profiles.get("CAMEL_HTTP " + question));
            assertThat(http.get("HttpClient 5")).isPositive();
            assertThat(http.get("camel-http")).isPositive();
            // Nothing of the component is in it.
            assertThat(http.get("signature")).isZero();
            assertThat(http.get("answer into records")).isZero();
            assertThat(http.get("rest of the component")).isZero();
        }
    }

    private static void isWhole(JsonNode profile) {
        double bytes = profile.path("bytesOfACall").asDouble();
        assertThat(bytes).isBetween(5_000.0, 100_000.0);
        assertThat(bytes(profile).values().stream().mapToDouble(each -> each).sum())
                .isCloseTo(bytes, within(1.0));
        assertThat(profile.path("samplesOfBytes").asInt()).isGreaterThan(100);
        double processor = profile.path("processorMicrosecondsOfACall").asDouble();
        assertThat(processor).isPositive();
        assertThat(profile.path("kernelMicrosecondsOfACall").asDouble()).isBetween(0.0, processor);
        double sampled = profile.path("sampledMicrosecondsOfACall").asDouble();
        double parts = 0;
        for (JsonNode part : profile.path("parts")) {
            parts += part.path("microseconds").asDouble();
        }
        assertThat(parts).isCloseTo(sampled, within(0.1));
    }

    private static Map<String, Double> bytes(JsonNode profile) {
        Map<String, Double> bytes = new HashMap<>();
        profile.path("parts")
                .forEach(part ->
                        bytes.put(part.path("part").asText(), part.path("bytes").asDouble()));
        return bytes;
    }

    @Test
    void whatTheRecorderKnowsNoThreadOfIsNotCounted() {
        assertThat(Samples.isOf("main", null)).isFalse();
    }
}
