/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of a guide as they stand in its file. What they mean is in the schema. */
final class GuideEntries {

    private GuideEntries() {}

    record ProgrammeEntry(
            String name, @Nullable List<String> playlist, @Nullable BucketEntry bucket, @Nullable Integer loopTimes) {}

    record BucketEntry(String endpoint, String key, String baseUrl) {}

    /** Of a programme or a window. */
    record AirtimeEntry(
            @Nullable JsonNode days,
            @Nullable List<String> dates,
            @Nullable List<String> except,
            String start,
            String end) {}
}
