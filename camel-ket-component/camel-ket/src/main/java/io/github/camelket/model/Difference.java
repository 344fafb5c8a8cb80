/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A member that the service does not have as it was asked for.
 *
 * @param path where it is, such as {@code Output[0].format.vbr}
 * @param declared what was asked for
 * @param actual what the service has; absent if it has nothing there
 */
public record Difference(
        @JsonProperty("path") String path,
        @JsonProperty("declared") JsonNode declared,
        @JsonProperty("actual") @Nullable JsonNode actual) {

    /** One clause, without a full stop. */
    @Override
    public String toString() {
        return path + " is " + ShownValue.of(actual) + ", declared " + ShownValue.of(declared);
    }
}
