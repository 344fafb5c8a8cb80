/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetMessage;
import io.github.camelket.model.KetResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a list comes from: one call, or many. */
public interface ListSource {

    /**
     * What the service lists.
     *
     * @param records all of them
     * @param covers whether a record that is not among them would be, if it still existed
     */
    record Listing(List<KetMessage> records, Predicate<KetMessage> covers) {}

    /**
     * Reads a list of the service.
     *
     * @param list which one
     * @param call how the service is asked
     * @param parameters of whom and of what, under the names of the wire
     * @param maxListed the most records it may hold; reading fails if there are more
     * @param taskDays how many days back tasks are read, today included
     */
    static ListSource of(WatchedList list, ListCall call, ObjectNode parameters, int maxListed, int taskDays) {
        ListLimit limit = new ListLimit(list.action(), maxListed);
        return list == WatchedList.TASKS
                ? new TaskList(call, parameters, limit, taskDays)
                : new WholeList(list, call, parameters, limit);
    }

    /** The first request that would be made now. */
    ObjectNode firstRequest(Instant now);

    /** The whole list, as one answer. */
    KetResult readAll(Instant now) throws Exception;

    /**
     * What is needed of the list to find what has changed.
     *
     * @param resumeFrom the first day that may have tasks that were not told; absent if none were told yet
     * @param told what was told
     */
    Listing read(@Nullable LocalDate resumeFrom, List<KetMessage> told, Instant now) throws Exception;
}
