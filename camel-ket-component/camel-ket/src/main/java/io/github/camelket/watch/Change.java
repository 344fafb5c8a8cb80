/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import io.github.camelket.model.KetMessage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one task, loop, stream or preset since a consumer last told of it.
 *
 * @param kind what has happened
 * @param id the same whenever this change is told again, and no other change's
 * @param key what tells the record from others in its list
 * @param record how it is now; of what vanished, how it was last
 * @param previous how it was; absent if it just appeared
 */
public record Change(Kind kind, String id, String key, KetMessage record, @Nullable KetMessage previous) {

    /** What can happen to a record of a list. */
    public enum Kind {
        /** It is listed and was not. */
        APPEARED,
        /** It is not as it was. */
        CHANGED,
        /** It was listed and is not any more. */
        VANISHED;

        /** The word for it in headers and events, such as {@code appeared}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
