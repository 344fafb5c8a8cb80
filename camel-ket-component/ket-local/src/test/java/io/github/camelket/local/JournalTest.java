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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalTest extends LocalTest {

    @Override
    KetLocalBuilder configure(KetLocalBuilder builder) {
        return builder.journalSize(3);
    }

    @Test
    void recordsWhatWasSent() {
        Signed sent = client.request()
                .action("StopLoop")
                .query("Note", "a b")
                .header("X-Test", "yes")
                .post("{\"名\":1}");
        client.send(sent);
        RecordedRequest request = local.takeRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.action()).isEqualTo("StopLoop");
        assertThat(request.rawTarget()).isEqualTo("/?" + request.rawQuery());
        assertThat(request.rawQuery()).startsWith("Action=StopLoop&Version=2017-01-01&Note=a%20b&X-Amz-Algorithm=");
        assertThat(request.header("x-TEST")).isEqualTo("yes");
        assertThat(request.header("x-none")).isNull();
        assertThat(request.headers().get("HOST"))
                .containsExactly(local.serviceUrl().getAuthority());
        assertThat(request.bodyText()).isEqualTo("{\"名\":1}");
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.executed()).isTrue();
        assertThat(request.toString()).isEqualTo("POST StopLoop -> 200 (executed)");
    }

    @Test
    void handsOutEachRequestOnceAndForgetsTheOldest() {
        for (String name : List.of("a1", "a2", "a3", "a4")) {
            client.get("GetQuotaUsed", "UniqName", name);
        }
        assertThat(local.requests())
                .extracting(RecordedRequest::rawQuery)
                .satisfiesExactly(
                        query -> assertThat(query).contains("UniqName=a2"),
                        query -> assertThat(query).contains("UniqName=a3"),
                        query -> assertThat(query).contains("UniqName=a4"));
        assertThat(local.requestCount()).isEqualTo(4);
        assertThat(local.requestCount("GetQuotaUsed")).isEqualTo(4);
        assertThat(local.requestCount("StartLoop")).isZero();
        assertThat(local.takeRequest().rawQuery()).contains("UniqName=a2");
        assertThat(local.takeRequest().rawQuery()).contains("UniqName=a3");
        client.get("GetQuotaUsed", "UniqName", "a5");
        assertThat(local.takeRequest().rawQuery()).contains("UniqName=a4");
        assertThat(local.takeRequest().rawQuery()).contains("UniqName=a5");
        assertThat(local.takeRequest(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void waitsForARequestAndSaysWhenThereIsNone() {
        assertThatThrownBy(() -> local.takeRequest())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No request within 5 s; requests so far, taken ones included: 0");
    }

    private static RecordedRequest request(String target, Map<String, List<String>> headers, int bodyBytes) {
        return new RecordedRequest("POST", target, headers, new byte[bodyBytes], "StartLoop", 200, true);
    }

    @Test
    void boundsTheBytesOfBodiesTargetsAndHeaders() {
        int large = 10 << 20;
        String text = "x".repeat(large);
        for (RecordedRequest request : List.of(
                request("/", Map.of(), large),
                request("/?" + text, Map.of(), 0),
                request("/", Map.of("X-Large", List.of("", text)), 0))) {
            Journal journal = new Journal(1000);
            for (int i = 0; i < 20; i++) {
                journal.add(request);
            }
            assertThat(journal.requests()).hasSize(6);
            assertThat(journal.count("StartLoop")).isEqualTo(20);
            journal.reset();
            for (int i = 0; i < 5; i++) {
                journal.add(request);
            }
            assertThat(journal.requests()).as("after a reset").hasSize(5);
        }
    }

    @Test
    void readsTheQueryFromTheTarget() {
        assertThat(request("/", Map.of(), 0).rawQuery()).isEmpty();
        assertThat(request("/?", Map.of(), 0).rawQuery()).isEmpty();
        assertThat(request("/?a=?&b=%23", Map.of(), 0).rawQuery()).isEqualTo("a=?&b=%23");
        assertThat(request("/?a#b?c", Map.of(), 0).rawQuery()).isEqualTo("a");
        assertThat(request("/#b?c", Map.of(), 0).rawQuery()).isEmpty();
    }

    @Test
    void printsNoSignature() {
        client.get("GetQuotaUsed", "UniqName", "demo");
        assertThat(local.takeRequest().toString()).isEqualTo("GET GetQuotaUsed -> 200 (executed)");
        assertThat(local.toString()).doesNotContain(local.secretKey());
    }
}
