/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.client.KetRequest;
import io.github.camelket.model.Content;
import io.github.camelket.model.DirectorTaskResult;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetParameter;
import io.github.camelket.model.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A director task, as QueryDirectorTask tells it, which is known from the vendor's client libraries only. */
final class DirectorState implements WantedState {

    private static final List<String> NAMES = List.of("UniqName", "App", "TaskID");

    @Override
    public Finding look(KetRequest asked, StateReader reader) throws UnreadableStateException {
        Optional<DirectorTaskResult> task = reader.find(
                KetAction.QUERY_DIRECTOR_TASK,
                StateReader.parameters(
                        asked,
                        KetAction.QUERY_DIRECTOR_TASK,
                        KetParameter.UNIQ_NAME,
                        KetParameter.APP,
                        KetParameter.TASK_ID),
                DirectorTaskResult.class);
        if (asked.action().isEnding()) {
            return task.isEmpty()
                    ? Finding.asAsked(Concluded.acknowledgement(asked.action()))
                    : Finding.notAsAsked("the task is there");
        }
        if (task.isEmpty()) {
            return Finding.notAsAsked("there is no such task");
        }
        ObjectNode wanted = asked.parameters().deepCopy().without(NAMES);
        List<String> differences = Content.differingPaths(wanted, KetJson.MAPPER.valueToTree(task.get()));
        return differences.isEmpty()
                ? Finding.asAsked(new TaskResult(
                        asked.parameters().path("TaskID").asText(),
                        Concluded.SUCCESS,
                        Concluded.from(asked.action()),
                        null,
                        Map.of()))
                : Finding.notAsAsked("the task differs in " + String.join(", ", differences));
    }
}
