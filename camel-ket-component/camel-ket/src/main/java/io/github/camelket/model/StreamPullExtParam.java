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
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a stream is pulled (ExtParam 参数说明).
 *
 * @param preset the preset to transcode the stream by; not transcoded if absent
 * @param interval the wait before a source that failed is tried again: 1 to 20 whole seconds, 6 if absent
 * @param retryTimes how often a source that failed is tried again, 1 to 100; no longer than 5 minutes in all
 * @param timeout shown by an example only, with 5; taken for seconds
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record StreamPullExtParam(
        @JsonProperty("preset") @Nullable String preset,
        @JsonProperty("interval") @Seconds @Nullable Duration interval,
        @JsonProperty("retrytimes") @Nullable Integer retryTimes,
        @JsonProperty("timeout") @Seconds @Nullable Duration timeout,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public StreamPullExtParam {
        unknown = KetJson.orEmpty(unknown);
    }

    public static StreamPullExtParamBuilder builder() {
        return StreamPullExtParamBuilder.builder();
    }
}
