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
 * Pulls a stream from outside into an app (发起外网拉流接口). What is not set is taken from the header or the option of that
 * name.
 *
 * @param uniqName the customer domain: 2 to 128 letters, digits or underscores
 * @param app the app (频道): 2 to 32 letters, digits or underscores
 * @param streamId the name of the stream
 * @param srcUrl the outside stream: an rtmp, http-flv or hls address
 * @param vdoid tells pushes of one stream apart, where streams are recorded
 * @param params more parameters of the push, in the form of a query, such as {@code preset=mypreset}
 * @param dstUrl where to push the stream to, if not to the app
 * @param extParam preset and retries; a text that holds JSON on the wire
 * @param unknown members that this record does not name, kept and sent as they are
 */
@Buildable
public record StartStreamPull(
        @JsonProperty("UniqName") @Nullable String uniqName,
        @JsonProperty("App") @Nullable String app,
        @JsonProperty("StreamID") @Nullable String streamId,
        @JsonProperty("SrcUrl") @Nullable String srcUrl,
        @JsonProperty("Vdoid") @Nullable String vdoid,
        @JsonProperty("Params") @Nullable String params,
        @JsonProperty("DstUrl") @Nullable String dstUrl,
        @JsonProperty("ExtParam") @JsonInText @Nullable StreamPullExtParam extParam,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown)
        implements KetCall {
    public StartStreamPull {
        unknown = KetJson.orEmpty(unknown);
    }

    public static StartStreamPullBuilder builder() {
        return StartStreamPullBuilder.builder();
    }

    @Override
    public KetAction action() {
        return KetAction.START_STREAM_PULL;
    }
}
