/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In which form each kind of parameter travels, whatever form it was given in. */
class KetParameterTest {

    @Test
    void writesNumbersAsNumbers() {
        assertThat(json(KetParameter.DURATION_HOUR, "480")).isEqualTo("480");
        assertThat(json(KetParameter.DURATION_HOUR, 480)).isEqualTo("480");
        assertThat(json(KetParameter.TASK_START_TIME, " 1594692000 ")).isEqualTo("1594692000");
        assertThat(json(KetParameter.TASK_START_TIME, "99999999999999999999")).isEqualTo("99999999999999999999");
    }

    @Test
    void leavesWhatIsNoNumberAsItIs() {
        assertThat(json(KetParameter.DURATION_HOUR, "soon")).isEqualTo("\"soon\"");
        assertThat(json(KetParameter.DURATION_HOUR, 1.5)).isEqualTo("1.5");
        assertThat(json(KetParameter.DURATION_HOUR, List.of(1))).isEqualTo("[1]");
        assertThat(json(KetParameter.DURATION_HOUR, true)).isEqualTo("true");
    }

    @Test
    void writesTextsAsTexts() {
        assertThat(json(KetParameter.STREAM_ID, 42)).isEqualTo("\"42\"");
        assertThat(json(KetParameter.STREAM_ID, "")).isEqualTo("\"\"");
        assertThat(json(KetParameter.STREAM_ID, Map.of("a", 1))).isEqualTo("{\"a\":1}");
    }

    @Test
    void readsStructuresFromText() {
        assertThat(json(KetParameter.SRC_INFO, "[{\"Path\":\"http://a/1.mp4\",\"Index\":0}]"))
                .isEqualTo(json(KetParameter.SRC_INFO, List.of(Map.of("Path", "http://a/1.mp4", "Index", 0)))
                        .replace("\"Index\":0,\"Path\":\"http://a/1.mp4\"", "\"Path\":\"http://a/1.mp4\",\"Index\":0"));
        assertThat(json(KetParameter.SRC_INFO, "[{")).isEqualTo("\"[{\"");
        assertThat(json(KetParameter.SRC_INFO, "7")).isEqualTo("\"7\"");
    }

    @Test
    void writesExtParamAsTheTextOfItsJson() {
        assertThat(json(KetParameter.EXT_PARAM, Map.of("retrytimes", 3))).isEqualTo("\"{\\\"retrytimes\\\":3}\"");
        assertThat(json(KetParameter.EXT_PARAM, "{\"retrytimes\":3}")).isEqualTo("\"{\\\"retrytimes\\\":3}\"");
    }

    @Test
    void makesAListOfASingleAddress() {
        assertThat(json(KetParameter.SRC_LIST, "rtmp://a/live/1")).isEqualTo("[\"rtmp://a/live/1\"]");
        assertThat(json(KetParameter.SRC_LIST, "[\"rtmp://a\",\"rtmp://b\"]")).isEqualTo("[\"rtmp://a\",\"rtmp://b\"]");
        assertThat(json(KetParameter.SRC_LIST, List.of("rtmp://a"))).isEqualTo("[\"rtmp://a\"]");
        assertThat(json(KetParameter.SRC, "rtmp://a")).isEqualTo("\"rtmp://a\"");
        assertThat(json(KetParameter.SRC_LIST, Map.of())).isEqualTo("{}");
    }

    @Test
    void takesNumbersAsDatabasesGiveThem() {
        assertThat(json(KetParameter.DURATION_HOUR, new BigDecimal("480.00"))).isEqualTo("480");
        assertThat(json(KetParameter.DURATION_HOUR, new BigDecimal("4.8E+2"))).isEqualTo("480");
        assertThat(json(KetParameter.STREAM_ID, new BigDecimal("1000"))).isEqualTo("\"1000\"");
        assertThat(json(KetParameter.STREAM_ID, new BigDecimal("1E+3"))).isEqualTo("\"1000\"");
        assertThat(json(KetParameter.SRC_INFO, List.of(Map.of("Index", new BigDecimal("10.00")))))
                .isEqualTo("[{\"Index\":10.00}]");
    }

    @Test
    void takesPointsInTimeAsUnixSeconds() {
        assertThat(json(KetParameter.TASK_START_TIME, Instant.ofEpochSecond(1594692000)))
                .isEqualTo("1594692000");
        assertThat(json(KetParameter.TASK_START_TIME, new Date(1594692000_999L)))
                .isEqualTo("1594692000");
        assertThat(json(KetParameter.START_DATE, LocalDate.of(2026, 11, 23))).isEqualTo("\"2026-11-23\"");
    }

    /** Written out, they would have a billion digits. */
    @Test
    void leavesAbsurdNumbersAsTheyAre() {
        for (KetParameter parameter : List.of(KetParameter.DURATION_HOUR, KetParameter.STREAM_ID)) {
            JsonNode absurd = DecimalNode.valueOf(new BigDecimal("1E+999999999"));
            assertThat(parameter.toJson(absurd)).isEqualTo(absurd);
        }
        assertThat(json(KetParameter.DURATION_HOUR, "1E+999999999")).isEqualTo("\"1E+999999999\"");
    }

    @Test
    @Timeout(10)
    void leavesATextOfAMillionDigitsAsItIs() {
        String digits = "9".repeat(1_000_000);
        assertThat(json(KetParameter.DURATION_HOUR, digits)).hasSize(digits.length() + 2);
    }

    @Test
    void leavesWhatIsNotFiniteAsItIs() {
        for (KetParameter parameter : List.of(KetParameter.DURATION_HOUR, KetParameter.STREAM_ID)) {
            assertThat(json(parameter, Double.NaN)).isEqualTo("\"NaN\"");
        }
    }

    private static String json(KetParameter parameter, Object value) {
        JsonNode given = KetJson.MAPPER.valueToTree(value);
        return parameter.toJson(given).toString();
    }
}
