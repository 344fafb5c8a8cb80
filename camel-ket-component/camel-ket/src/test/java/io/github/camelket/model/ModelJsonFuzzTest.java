/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whatever JSON a call or a result is read from, it is refused as JSON or survives being written and read again. An input
 * is a byte for the record, and the JSON.
 */
class ModelJsonFuzzTest {

    private static final List<Class<? extends KetMessage>> CALLS = List.of(
            Preset.class,
            UpdatePreset.class,
            DelPreset.class,
            GetPresetDetail.class,
            GetPresetList.class,
            GetStreamTranList.class,
            StartStreamPull.class,
            StopStreamPull.class,
            StartLoop.class,
            StopLoop.class,
            UpdateLoop.class,
            GetLoopList.class,
            RedirectStart.class,
            RedirectStop.class,
            GetTaskList.class,
            GetQuotaUsed.class,
            GetLiveTransDuration.class,
            CreateDirectorTask.class,
            UpdateDirectorTask.class,
            QueryDirectorTask.class,
            DelDirectorTask.class);

    private static final List<Class<? extends KetMessage>> RECORDS = Stream.concat(
                    CALLS.stream(), Arrays.stream(KetAction.values()).map(KetAction::resultType))
            .distinct()
            .toList();

    @FuzzTest(maxDuration = "")
    void whatIsReadSurvivesBeingWritten(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        Class<? extends KetMessage> type = RECORDS.get((input[0] & 0xFF) % RECORDS.size());
        byte[] written;
        byte[] again;
        try {
            written = KetJson.MAPPER.writeValueAsBytes(
                    KetJson.readValue(Arrays.copyOfRange(input, 1, input.length), type));
        } catch (IOException e) {
            // No JSON, no text even, or a number so large that it could only be written with an exponent.
            return;
        }
        try {
            again = KetJson.MAPPER.writeValueAsBytes(KetJson.readValue(written, type));
        } catch (JsonProcessingException e) {
            // Numbers are written without exponent, and 1e9000 is longer then than is read.
            if (e instanceof StreamConstraintsException || e.getCause() instanceof StreamConstraintsException) {
                return;
            }
            throw e;
        }
        // Members that a record does not name come in any order.
        if (!KetJson.readTree(written).equals(KetJson.readTree(again))) {
            throw new AssertionError(
                    type.getSimpleName() + ": " + new String(written) + " became " + new String(again));
        }
    }
}
