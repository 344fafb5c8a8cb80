/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a task of GetTaskList is ({@code TranStatus}, 查询拉转推接口).
 *
 * @param value the service's own word
 */
public record TaskState(@JsonValue String value) {

    /** Ended well. */
    public static final TaskState ENDED = new TaskState("0");

    /** Running. */
    public static final TaskState RUNNING = new TaskState("1");

    /** Ended in error. */
    public static final TaskState FAILED = new TaskState("2");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaskState {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TaskState of(int number) {
        return new TaskState(Integer.toString(number));
    }

    /** Whether the task has ended, well or in error. */
    public boolean isOver() {
        return equals(ENDED) || equals(FAILED);
    }

    @Override
    public String toString() {
        return value;
    }
}
