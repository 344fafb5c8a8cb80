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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages of a list that changes between them in ways that ket-local's does not: tasks are removed from it. */
class TaskPagesTest {

    private final List<String> tasks =
            new ArrayList<>(IntStream.range(0, 120).mapToObj(Integer::toString).toList());
    private int calls;
    private boolean tellsTotal = true;
    private Runnable between = () -> {};

    /** As the document describes the service. */
    private TaskListResult page(int marker) throws Exception {
        calls++;
        ObjectNode answer = KetJson.MAPPER.createObjectNode();
        ArrayNode page = answer.putArray("TaskInfo");
        tasks.stream().skip(marker).limit(TaskPages.LIMIT).forEach(id -> page.addObject()
                .put("TaskID", id));
        if (tellsTotal) {
            answer.put("Total", tasks.size());
        }
        between.run();
        return KetJson.MAPPER.treeToValue(answer, TaskListResult.class);
    }

    private List<String> read() throws Exception {
        return new TaskPages<>(this::page).read().stream().map(TaskInfo::taskId).toList();
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
                .hasMessage("GetTaskList gave no consistent list: it changed between pages, 3 times in a row");
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

    /** What a service would do that does not know Marker. */
    @Test
    void givesUpOnAListWithoutAnEnd() {
        TaskPages<Exception> pages = new TaskPages<>(marker -> page(0));
        assertThatThrownBy(pages::read).isInstanceOf(IllegalStateException.class);
        assertThat(calls).isEqualTo(6);
    }

    @Test
    void asksNoFurtherThanTheLimitAllows() {
        TaskPages<Exception> pages = new TaskPages<>(this::page, tasks -> {
            if (tasks > 60) {
                throw new IllegalStateException(tasks + " are too many");
            }
        });
        assertThatThrownBy(pages::read).hasMessage("99 are too many");
        assertThat(calls).isEqualTo(2);
    }
}
