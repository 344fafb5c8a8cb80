/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.TaskResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamPullTest {

    private static final String MATCH =
            "kamelet:ket-stream-pull/pull?streamId=match&srcUrl=rtmp://pull.example.com/live/match";

    private final KetLocal local = KetLocal.start();
    private final KameletRun run = new KameletRun(local);

    @AfterEach
    void stop() {
        run.close();
        local.close();
    }

    @Test
    void theStreamIsPulledWhenTheRouteStarts() throws Exception {
        run.from(MATCH + "&preset=mypreset&retryInterval=10&retryTimes=30");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("StartStreamPull"));
        assertThat(run.emitted().get(0).getMessage().getBody(TaskResult.class).taskId())
                .isNotBlank();
        assertThat(run.actions()).containsExactly("GetPresetDetail", "StartStreamPull");
        assertThat(run.last("StartStreamPull").bodyText())
                .contains("\"StreamID\":\"match\"", "\\\"preset\\\":\\\"mypreset\\\"", "\\\"interval\\\":10")
                .contains("\\\"retrytimes\\\":30");
        run.context().getRouteController().stopRoute("pull");
        assertThat(run.changes()).containsExactly("StartStreamPull");
    }

    @Test
    void aStreamThatIsPulledAlreadyIsFine() throws Exception {
        run.from(MATCH).awaitThat(it -> assertThat(it.emitted()).hasSize(1));
        run.restart("pull");
        run.awaitThat(it -> assertThat(it.changes()).containsExactly("StartStreamPull", "StartStreamPull"));
        run.context().stop();
        assertThat(run.emitted()).hasSize(1);
        assertThat(run.failed()).isEmpty();
        assertThat(run.last("StartStreamPull").bodyText()).doesNotContain("ExtParam");
    }

    @Test
    void theRouteTakesThePullWithItWhenItStopsIfAsked() throws Exception {
        run.from(MATCH + "&stopOnShutdown=true")
                .awaitThat(it -> assertThat(it.emitted()).hasSize(1));
        run.context().stop();
        assertThat(run.changes()).containsExactly("StartStreamPull", "StopStreamPull");
    }

    @Test
    void aSlowServiceIsWaitedForWhenTheRouteStops() throws Exception {
        run.context().getExecutorServiceManager().setShutdownAwaitTermination(100);
        local.faults().on("StartStreamPull", Fault.delayAnswer(Duration.ofSeconds(1)));
        run.from(MATCH + "&stopOnShutdown=true")
                .awaitThat(it -> assertThat(it.changes()).hasSize(1));
        run.context().getRouteController().stopRoute("pull");
        assertThat(run.changes()).containsExactly("StartStreamPull", "StopStreamPull");
    }

    @Test
    void aPullThatHasEndedOrCannotBeStoppedDoesNotKeepTheRouteFromStopping() throws Exception {
        run.from(MATCH + "&stopOnShutdown=true")
                .awaitThat(it -> assertThat(it.emitted()).hasSize(1));
        local.faults().on("StopStreamPull", Fault.status(500));
        run.restart("pull");
        local.sourceStopped("live", "match");
        local.faults().on("StopStreamPull", Fault.errNum(1301, "task most exist"));
        run.context().stop();
        assertThat(run.changes())
                .containsExactly("StartStreamPull", "StopStreamPull", "StartStreamPull", "StopStreamPull");
    }

    @Test
    void aPullThatFailsReachesTheRoutesErrorHandling() throws Exception {
        local.faults().on("StartStreamPull", Fault.errNum(1300, "task failed"));
        run.from(MATCH).awaitThat(it -> assertThat(it.failed()).hasSize(1));
        assertThat(run.changes()).containsExactly("StartStreamPull");
    }

    @Test
    void whatCannotWorkDoesNotStart() {
        assertThat(run.refusal(MATCH + "&retryInterval=21"))
                .isEqualTo("Property retryInterval of Kamelet ket-stream-pull is '21', but must be 1 to 20 seconds");
        assertThat(run.refusal(MATCH + "&retryTimes=0"))
                .isEqualTo("Property retryTimes of Kamelet ket-stream-pull is '0', but must be 1 to 100 attempts");
        assertThat(run.refusal(MATCH.replace("rtmp:", "ftp:"))).contains("SrcUrl");
        assertThat(run.actions()).isEmpty();
        assertThat(run.refusal(MATCH + "&preset=yourpreset"))
                .startsWith("Property preset of Kamelet ket-stream-pull is 'yourpreset', but must be one that exists");
        assertThat(run.changes()).isEmpty();
    }
}
