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
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts a loop: files that play one after the other, again and again, as a live stream (发起轮播转码接口). What is not set is
 * taken from the header or the option of that name.
 *
 * @param uniqName the customer domain: 2 to 128 letters, digits or underscores
 * @param app the app (频道): 2 to 32 letters, digits or underscores
 * @param preset the name of the preset: 2 to 32 letters, digits or underscores
 * @param streamId the name of the stream
 * @param srcInfo what to play, at least one source, each with an index of its own; see {@link LoopSource#inOrder}
 * @param pubDomain the domain that the stream is published to
 * @param taskStartTime when to start, at least one minute ahead; at once if absent
 * @param taskStopTime when to stop, more than 30 seconds after the start; a year later if absent
 * @param loopTimes how often to play the list; {@code taskStopTime} goes before it
 * @param durationHour how long the loop may run: whole hours, 1 hour to 20 days from the start on; 20 days if absent
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record StartLoop(
        @JsonProperty("UniqName") @Nullable String uniqName,
        @JsonProperty("App") @Nullable String app,
        @JsonProperty("Preset") @Nullable String preset,
        @JsonProperty("StreamID") @Nullable String streamId,
        @JsonProperty("SrcInfo") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LoopSource> srcInfo,
        @JsonProperty("PubDomain") @Nullable String pubDomain,
        @JsonProperty("TaskStartTime") @Nullable Instant taskStartTime,
        @JsonProperty("TaskStopTime") @Nullable Instant taskStopTime,
        @JsonProperty("LoopTimes") @Nullable Integer loopTimes,
        @JsonProperty("DurationHour") @Hours @Nullable Duration durationHour,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetCall {
    /** How long a loop may run from its start, or from an UpdateLoop that asks for it: 20 days (最大20天的轮播时长). */
    public static final Duration LONGEST = Duration.ofDays(20);

    public StartLoop {
        srcInfo = KetJson.orEmpty(srcInfo);
        unknown = KetJson.orEmpty(unknown);
    }

    public static StartLoopBuilder builder() {
        return StartLoopBuilder.builder();
    }

    @Override
    public KetAction action() {
        return KetAction.START_LOOP;
    }
}
