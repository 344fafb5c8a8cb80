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
import static io.github.camelket.kamelet.KameletRun.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.KetConstants;
import io.github.camelket.KetNoAnswerException;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.RedirectStart;
import io.github.camelket.model.StopLoop;
import io.github.camelket.model.TaskInfo;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code ket-loop-source} and {@code ket-task-source}. */
class WatchingSourcesTest {

    private static final String LOOPS = "kamelet:ket-loop-source?delay=50";

    private final KetLocal local = KetLocal.start();
    private final KameletRun run = new KameletRun(local);

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    private List<String> emitted() {
        return run.emitted().stream()
                .map(exchange -> exchange.getMessage().getHeader(KetConstants.CHANGE) + " "
                        + exchange.getMessage().getBody(Loop.class).streamId())
                .toList();
    }

    @Test
    void theRouteIsToldOfEachLoop() throws Exception {
        run.startLoop("channel1", NEWS);
        run.from(LOOPS);
        run.awaitThat(it -> assertThat(emitted()).containsExactly("appeared channel1"));
        run.call(StopLoop.builder().streamId("channel1").build());
        run.awaitThat(it -> assertThat(emitted()).containsExactly("appeared channel1", "vanished channel1"));
    }

    @Test
    void oneStreamQuietlyAndOverARestart() throws Exception {
        MemoryStateRepository told = new MemoryStateRepository();
        run.context().getRegistry().bind("told", told);
        run.startLoop("one", NEWS);
        run.startLoop("two", NEWS);
        run.from(LOOPS + "&streamId=one&beginQuietly=true&stateRepository=#told");
        run.awaitThat(
                it -> assertThat(told.getState("ket/getLoopList/demo/live/one")).contains("one"));
        run.startLoop("three", WEATHER);
        run.call(StopLoop.builder().streamId("two").build());
        run.call(StopLoop.builder().streamId("one").build());
        run.awaitThat(it -> assertThat(emitted()).containsExactly("vanished one"));
    }

    /** With one key, the second would find nothing that the first has not been told already. */
    @Test
    void twoThatWatchTheSameWithOneRepositoryAreToldEachWithAKeyOfItsOwn() throws Exception {
        MemoryStateRepository told = new MemoryStateRepository();
        run.context().getRegistry().bind("told", told);
        run.startLoop("one", NEWS);
        run.from(LOOPS + "&stateRepository=#told&stateKey=archive");
        run.awaitThat(it -> assertThat(told.getState("archive")).contains("one"));
        run.from(LOOPS + "&stateRepository=#told&stateKey=alarm");
        run.awaitThat(it -> assertThat(told.getState("alarm")).contains("one"));
        assertThat(emitted()).containsExactly("appeared one", "appeared one");
    }

    @Test
    void allOfThem() throws Exception {
        run.startLoop("channel1", NEWS);
        run.from(LOOPS + "&emit=ALL");
        run.awaitThat(it -> assertThat(it.emitted()).hasSizeGreaterThan(1));
        assertThat(run.emitted()
                        .get(1)
                        .getMessage()
                        .getBody(LoopListResult.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void theRouteIsToldOfEachTask() throws Exception {
        run.call(RedirectStart.builder()
                .addSrc("rtmp://pull.example.com/live/match")
                .addDurl("rtmp://push.example.net/live/match")
                .build());
        run.from("kamelet:ket-task-source?taskType=6&delay=50&taskDays=2");
        run.awaitThat(it -> assertThat(it.emitted()).hasSize(1));
        TaskInfo task = run.emitted().get(0).getMessage().getBody(TaskInfo.class);
        local.failTask(task.taskId(), "no source");
        run.awaitThat(it -> assertThat(it.emitted()).hasSize(2));
        assertThat(run.emitted().get(1).getMessage().getHeader(KetConstants.PREVIOUS))
                .isEqualTo(task);
    }

    @Test
    void aFailedLookGoesToTheErrorHandlingOfTheRouteThatUsesIt() throws Exception {
        local.faults().on("GetLoopList", Fault.status(503));
        run.from(LOOPS);
        run.awaitThat(it -> assertThat(it.failed()).hasSize(1));
        assertThat(run.failed().get(0).getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(KetNoAnswerException.class);
        run.startLoop("channel1", NEWS);
        run.awaitThat(it -> assertThat(emitted()).containsExactly("appeared channel1"));
        assertThat(run.failed()).hasSize(1);
    }

    @Test
    void aTaskTypeIsNeeded() {
        assertThat(run.refusal("kamelet:ket-task-source")).contains("taskType");
    }
}
