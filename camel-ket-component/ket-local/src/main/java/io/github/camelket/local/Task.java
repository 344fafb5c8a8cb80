/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * One task of the service as its lists show it.
 *
 * @param type the number of GetTaskList, or {@link #TRANSCODE}, which no list but GetStreamTranList shows
 * @param source where it reads from now; a loop's sources change
 */
record Task(
        String id,
        int type,
        AppKey key,
        String preset,
        String format,
        String stream,
        Supplier<String> source,
        String target,
        Instant createdAt,
        Life life) {

    static final int REDIRECT = 6;
    static final int LIVE_LOOP = 7;
    static final int FILE_LOOP = 8;
    static final int TRANSCODE = 0;

    boolean isLoop() {
        return type == LIVE_LOOP || type == FILE_LOOP;
    }
}
