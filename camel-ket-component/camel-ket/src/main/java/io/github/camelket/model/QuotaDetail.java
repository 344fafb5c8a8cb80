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
 * What an account may use, and uses.
 *
 * @param quotaPull stream pulls allowed
 * @param quotaPullUsed stream pulls running
 * @param quotaTran transcoding allowed
 * @param quotaTranUsed transcoding running
 * @param quotaCopy copies allowed
 * @param quotaCopyUsed copies running
 * @param quotaPullDeadline when the allowance for pulls ends
 * @param quotaTranDeadline when the allowance for transcoding ends
 * @param quotaCopyDeadline when the allowance for copies ends
 */
public record QuotaDetail(
        @JsonProperty("QuotaPull") @Nullable Integer quotaPull,
        @JsonProperty("QuotaPullUsed") @Nullable Integer quotaPullUsed,
        @JsonProperty("QuotaTran") @Nullable Double quotaTran,
        @JsonProperty("QuotaTranUsed") @Nullable Double quotaTranUsed,
        @JsonProperty("QuotaCopy") @Nullable Integer quotaCopy,
        @JsonProperty("QuotaCopyUsed") @Nullable Integer quotaCopyUsed,
        @JsonProperty("QuotaPullDeadline") @Nullable String quotaPullDeadline,
        @JsonProperty("QuotaTranDeadline") @Nullable String quotaTranDeadline,
        @JsonProperty("QuotaCopyDeadline") @Nullable String quotaCopyDeadline,
        @JsonProperty(KetJson.ANY_OTHER) @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    public QuotaDetail {
        unknown = KetJson.orEmpty(unknown);
    }
}
