/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of a director task, as in the vendor's client libraries.
 *
 * @param uniqName the customer domain of a stream
 * @param app the app of a stream
 * @param streamId the name of a stream
 * @param dstUrl where to push to
 * @param mainly not documented
 * @param index its number
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record DirectorDestination(
        @JsonProperty("UniqName") @Nullable String uniqName,
        @JsonProperty("App") @Nullable String app,
        @JsonProperty("StreamID") @Nullable String streamId,
        @JsonProperty("DstUrl") @Nullable String dstUrl,
        @JsonProperty("Mainly") @Nullable Integer mainly,
        @JsonProperty("Index") @Nullable Integer index,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public DirectorDestination {
        unknown = KetJson.orEmpty(unknown);
    }

    public static DirectorDestinationBuilder builder() {
        return DirectorDestinationBuilder.builder();
    }
}
