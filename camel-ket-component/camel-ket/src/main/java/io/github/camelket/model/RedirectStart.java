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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Relays streams: {@code src[0]} is pushed to {@code durl[0]}, {@code src[1]} to {@code durl[1]}, and so on (发起拉转推接口).
 * What is not set is taken from the header or the option of that name.
 *
 * @param uniqName the customer domain: 2 to 128 letters, digits or underscores
 * @param app the app (频道): 2 to 32 letters, digits or underscores
 * @param src where to pull from, 1 to 20 rtmp, http-flv or hls addresses
 * @param durl where to push to, as many rtmp addresses
 * @param transParams how to transcode: none, or as many as sources
 * @param taskStartTime when to start, at least 10 minutes ahead; at once if absent or past
 * @param taskStopTime when to stop, at least 10 minutes after the start; not before it is told to if absent or past
 * @param type a number that only the document's example shows
 * @param startIndex a number that only the document's example shows
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record RedirectStart(
        @JsonProperty("uniqname") @Nullable String uniqName,
        @JsonProperty("app") @Nullable String app,
        @JsonProperty("src") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> src,
        @JsonProperty("durl") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> durl,
        @JsonProperty("trans_params") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RedirectTransParam> transParams,
        @JsonProperty("task_start_time") @Nullable Instant taskStartTime,
        @JsonProperty("task_stop_time") @Nullable Instant taskStopTime,
        @JsonProperty("type") @Nullable Integer type,
        @JsonProperty("start_index") @Nullable Integer startIndex,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetCall {
    public RedirectStart {
        src = KetJson.orEmpty(src);
        durl = KetJson.orEmpty(durl);
        transParams = KetJson.orEmpty(transParams);
        unknown = KetJson.orEmpty(unknown);
    }

    public static RedirectStartBuilder builder() {
        return RedirectStartBuilder.builder();
    }

    @Override
    public KetAction action() {
        return KetAction.REDIRECT_START;
    }
}
