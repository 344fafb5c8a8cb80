/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A service on a clock that stands at ten in the morning in China, and a client that signs by the same clock. */
abstract class LocalTest {

    static final Instant MORNING = Instant.parse("2026-11-23T02:00:00Z");
    static final String IDS = "'UniqName':'demo','App':'live'";

    final ManualClock clock = ManualClock.at(MORNING);
    KetLocal local;
    TestClient client;

    @BeforeEach
    void startLocal() {
        local = configure(KetLocal.builder().clock(clock)).start();
        client = new TestClient(local, clock);
    }

    KetLocalBuilder configure(KetLocalBuilder builder) {
        return builder;
    }

    @AfterEach
    void closeLocal() {
        client.close();
        local.close();
    }

    /** Creates a preset with these formats, each the inside of a format object. */
    void preset(String name, String... formats) {
        StringBuilder output = new StringBuilder();
        for (String format : formats) {
            output.append(output.isEmpty() ? "" : ",")
                    .append("{'format':{")
                    .append(format)
                    .append("}}");
        }
        assertSuccess(client.post("Preset", "{" + IDS + ",'Preset':'" + name + "','Output':[" + output + "]}"));
    }

    static void assertSuccess(JsonNode answer) {
        assertThat(answer.path("ErrNum").isInt()).as("%s", answer).isTrue();
        assertThat(answer.path("ErrNum").asInt()).as("%s", answer).isZero();
        assertThat(answer.path("ErrMsg").asText()).isEqualTo("success");
    }

    static void assertRefused(JsonNode answer, int number, String... inMessage) {
        assertThat(answer.path("ErrNum").asInt(-1)).as("%s", answer).isEqualTo(number);
        for (String part : inMessage) {
            assertThat(answer.path("ErrMsg").asText()).contains(part);
        }
    }
}
