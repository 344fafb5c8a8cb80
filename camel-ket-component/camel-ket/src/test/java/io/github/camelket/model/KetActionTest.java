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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class KetActionTest {

    @Test
    void knowsAllActionsAndHowEachIsSent() {
        String table = Arrays.stream(KetAction.values())
                .map(action -> action.method() + " " + action.wireName() + (action.isReadOnly() ? "" : " changes"))
                .collect(Collectors.joining("\n"));

        assertThat(table)
                .isEqualTo(
                        """
                POST Preset changes
                POST UpdatePreset changes
                GET DelPreset changes
                GET GetPresetDetail
                GET GetPresetList
                GET GetStreamTranList
                POST StartStreamPull changes
                POST StopStreamPull changes
                POST StartLoop changes
                POST StopLoop changes
                POST UpdateLoop changes
                GET GetLoopList
                POST RedirectStart changes
                POST RedirectStop changes
                GET GetTaskList
                GET GetQuotaUsed
                GET GetLiveTransDuration
                POST CreateDirectorTask changes
                POST UpdateDirectorTask changes
                GET QueryDirectorTask
                GET DelDirectorTask changes""");
    }

    @Test
    void readsNamesWithoutRegardToCase() {
        assertThat(KetAction.of("startLoop")).isEqualTo(KetAction.START_LOOP);
        assertThat(KetAction.of("STARTLOOP")).isEqualTo(KetAction.START_LOOP);
        assertThat(KetAction.of("StartLoop")).isEqualTo(KetAction.START_LOOP);
    }

    @Test
    void namesTheClosestActionsToAnUnknownOne() {
        assertThatThrownBy(() -> KetAction.of("startLop"))
                .isInstanceOf(KetInvalidRequestException.class)
                .hasMessage("There is no KET action 'startLop'. The closest are startLoop, stopLoop, updateLoop.");
        assertThatThrownBy(() -> KetAction.of("x\r\ny".repeat(100_000)))
                .hasMessageStartingWith("There is no KET action 'x\\r\\ny")
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void spellsParametersAsTheActionWantsThem() {
        assertThat(KetAction.START_LOOP.wireNameOf(KetParameter.UNIQ_NAME)).isEqualTo("UniqName");
        assertThat(KetAction.START_LOOP.wireNameOf(KetParameter.TASK_START_TIME))
                .isEqualTo("TaskStartTime");
        assertThat(KetAction.REDIRECT_START.wireNameOf(KetParameter.UNIQ_NAME)).isEqualTo("uniqname");
        assertThat(KetAction.REDIRECT_START.wireNameOf(KetParameter.TASK_START_TIME))
                .isEqualTo("task_start_time");
    }

    @Test
    void recognisesAParameterInAnySpelling() {
        assertThat(KetAction.START_LOOP.parameter("StreamID")).contains(KetParameter.STREAM_ID);
        assertThat(KetAction.START_LOOP.parameter("streamId")).contains(KetParameter.STREAM_ID);
        assertThat(KetAction.START_LOOP.parameter("stream_id")).contains(KetParameter.STREAM_ID);
        assertThat(KetAction.REDIRECT_STOP.parameter("src")).contains(KetParameter.SRC);
        assertThat(KetAction.REDIRECT_START.parameter("src")).contains(KetParameter.SRC_LIST);
        assertThat(KetAction.GET_PRESET_LIST.parameter("streamId")).isEmpty();
    }
}
