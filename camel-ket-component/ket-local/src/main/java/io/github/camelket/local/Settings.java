/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@link KetLocalBuilder} was told. */
record Settings(
        String host,
        int port,
        String accessKey,
        String secretKey,
        @Nullable String sessionToken,
        String region,
        Clock clock,
        Duration maxClockSkew,
        int requestsPerMinute,
        int maxBodyBytes,
        int journalSize,
        int maxLoopTasks,
        Function<String, Duration> sourceLength) {

    /** Two secrets are in here. */
    @Override
    public String toString() {
        return "Settings[host=" + host + ", port=" + port + ", region=" + region + "]";
    }
}
