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
 * The kinds of tasks that GetTaskList can list ({@code TaskType} and {@code QuotaType}, 查询拉转推接口).
 *
 * @param value the service's own word
 */
public record TaskType(@JsonValue String value) {

    /** Relays. */
    public static final TaskType REDIRECT = new TaskType("6");

    /** Loops of live streams. */
    public static final TaskType LIVE_LOOP = new TaskType("7");

    /** Loops of files. */
    public static final TaskType FILE_LOOP = new TaskType("8");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaskType {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TaskType of(int number) {
        return new TaskType(Integer.toString(number));
    }

    @Override
    public String toString() {
        return value;
    }
}
