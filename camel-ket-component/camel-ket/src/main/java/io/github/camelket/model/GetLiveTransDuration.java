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
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for how long streams were transcoded (only in the vendor's client libraries). What is not set is taken from the
 * header or the option of that name.
 *
 * @param uniqName the customer domain: 2 to 128 letters, digits or underscores
 * @param startUnixTime from when on
 * @param endUnixTime until when
 * @param granularity the step of the statistics; the client libraries say 5
 * @param resultType the shape of the answer; the client libraries say 1
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record GetLiveTransDuration(
        @JsonProperty("UniqName") @Nullable String uniqName,
        @JsonProperty("StartUnixTime") @Nullable Instant startUnixTime,
        @JsonProperty("EndUnixTime") @Nullable Instant endUnixTime,
        @JsonProperty("Granularity") @Nullable Integer granularity,
        @JsonProperty("ResultType") @Nullable Integer resultType,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetCall {
    public GetLiveTransDuration {
        unknown = KetJson.orEmpty(unknown);
    }

    public static GetLiveTransDurationBuilder builder() {
        return GetLiveTransDurationBuilder.builder();
    }

    @Override
    public KetAction action() {
        return KetAction.GET_LIVE_TRANS_DURATION;
    }
}
