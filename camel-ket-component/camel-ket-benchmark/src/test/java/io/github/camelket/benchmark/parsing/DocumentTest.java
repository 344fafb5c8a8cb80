/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.model.KetJson;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.TaskListResult;
import org.junit.jupiter.api.Test;

/** That all of what is read ends in records, or it would not be reading that is measured. */
class DocumentTest {

    @Test
    void tasks() throws Exception {
        TaskListResult result = KetJson.readValue(Document.TASKS_50.json(), TaskListResult.class);
        assertThat(result.unknown()).isEmpty();
        assertThat(result.taskInfo()).hasSize(50).allSatisfy(task -> {
            assertThat(task).hasNoNullFieldsOrProperties();
            assertThat(task.unknown()).isEmpty();
        });
    }

    @Test
    void loops() throws Exception {
        LoopListResult result = KetJson.readValue(Document.LOOPS_100_OF_1000.json(), LoopListResult.class);
        assertThat(result.unknown()).isEmpty();
        assertThat(result.list()).hasSize(100).allSatisfy(loop -> {
            assertThat(loop).hasNoNullFieldsOrProperties();
            assertThat(loop.unknown()).isEmpty();
            assertThat(loop.srcInfo()).hasSize(1_000).allMatch(source -> source.path() != null);
        });
    }
}
