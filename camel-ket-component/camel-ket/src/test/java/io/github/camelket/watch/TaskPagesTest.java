/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import io.github.camelket.watch.TaskDays.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of a list that changes between them in ways that ket-local's does not: tasks are removed from it. */
class TaskPagesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final List<String> tasks =
            new ArrayList<>(IntStream.range(0, 120).mapToObj(Integer::toString).toList());
    private int calls;
    private boolean tellsTotal = true;
    private Runnable between = () -> {};

    /** As the document describes the service. */
    private TaskListResult page(ObjectNode request) throws Exception {
        calls++;
        int marker = request.get("Marker").asInt();
        ObjectNode answer = KetJson.MAPPER.createObjectNode();
        ArrayNode page = answer.putArray("TaskInfo");
        tasks.stream().skip(marker).limit(request.get("Limit").asInt()).forEach(id -> page.addObject()
                .put("TaskID", id));
        if (tellsTotal) {
            answer.put("Total", tasks.size());
        }
        between.run();
        return KetJson.MAPPER.treeToValue(answer, TaskListResult.class);
    }

    private List<String> read() throws Exception {
        TaskPages pages = new TaskPages(
                this::page, KetJson.MAPPER.createObjectNode(), new ListLimit(KetAction.GET_TASK_LIST, 1000));
        return pages.read(new Window(DAY, DAY)).stream().map(TaskInfo::taskId).toList();
    }

    @Test
    void readsAnewWhenATaskOfAnEarlierPageIsGone() throws Exception {
        between = () -> {
            if (calls == 1) {
                tasks.remove(3);
            }
        };
        assertThat(read()).containsExactlyElementsOf(tasks);
        assertThat(calls).isEqualTo(2 + 3);
    }

    /** The total is the same, and yet all pages have moved. */
    @Test
    void readsAnewWhenOneIsGoneAndAnotherOneCame() throws Exception {
        between = () -> {
            if (calls == 2) {
                tasks.remove(3);
                tasks.add("new");
            }
        };
        assertThat(read()).containsExactlyElementsOf(tasks);
    }

    @Test
    void readsToTheEndWithoutATotal() throws Exception {
        tellsTotal = false;
        assertThat(read()).containsExactlyElementsOf(tasks);
    }

    @Test
    void givesUpOnAListThatNeverStandsStill() {
        between = () -> tasks.remove(0);
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("GetTaskList gave no consistent list of the tasks created from 2026-11-23 to 2026-11-23: it"
                        + " changed between pages, 3 times in a row");
        assertThat(calls).isEqualTo(6);
    }

    @Test
    void anEmptyListIsOneCall() throws Exception {
        tasks.clear();
        assertThat(read()).isEmpty();
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void aListThatShrinksToNothingMeanwhileIsReadAnew() throws Exception {
        between = tasks::clear;
        assertThat(read()).isEmpty();
    }
}
