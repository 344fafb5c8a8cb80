/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The director task actions, which only the vendor's client libraries describe: tasks are kept as they are given. */
final class DirectorTasks {

    private static final int RUNNING = 1;
    private static final List<String> LISTS = List.of("SrcInfo", "DstInfo", "Output");
    private static final List<String> SHOWN = List.of("Preset", "SrcInfo", "DstInfo", "Output");

    private record DirectorKey(AppKey key, String taskId) {}

    private final TaskIds ids;
    private final Map<DirectorKey, ObjectNode> tasks = new HashMap<>();

    DirectorTasks(TaskIds ids) {
        this.ids = ids;
    }

    ObjectNode create(Parameters parameters) {
        AppKey key = AppKey.of(parameters);
        NameRule.PRESET.require(parameters, "Preset");
        LISTS.forEach(parameters::requireObjects);
        DirectorKey task = new DirectorKey(key, ids.next());
        tasks.put(task, parameters.node().deepCopy());
        return Answers.succeed(JsonNodeFactory.instance.objectNode().put("TaskID", task.taskId()));
    }

    /** Members that are given replace the old ones, the others stay. */
    ObjectNode update(Parameters parameters) {
        DirectorKey task = key(parameters);
        NameRule.PRESET.optional(parameters, "Preset");
        LISTS.stream().filter(parameters::has).forEach(parameters::requireObjects);
        if (SHOWN.stream().noneMatch(parameters::has)) {
            throw ServiceError.lacking("Preset, SrcInfo, DstInfo or Output");
        }
        ObjectNode known = require(task);
        SHOWN.stream()
                .filter(parameters::has)
                .forEach(name -> known.set(name, parameters.node().get(name).deepCopy()));
        return Answers.succeed(JsonNodeFactory.instance.objectNode().put("TaskID", task.taskId()));
    }

    ObjectNode query(Parameters parameters) {
        ObjectNode known = require(key(parameters));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("TaskStatus", RUNNING);
        SHOWN.forEach(name -> answer.set(name, known.get(name).deepCopy()));
        return Answers.succeed(answer);
    }

    ObjectNode delete(Parameters parameters) {
        DirectorKey task = key(parameters);
        require(task);
        tasks.remove(task);
        return Answers.success();
    }

    private static DirectorKey key(Parameters parameters) {
        return new DirectorKey(AppKey.of(parameters), parameters.requireText("TaskID"));
    }

    private ObjectNode require(DirectorKey task) {
        ObjectNode known = tasks.get(task);
        if (known == null) {
            throw new ServiceError(ErrNum.TASK_UNKNOWN, "TaskID " + task.taskId());
        }
        return known;
    }
}
