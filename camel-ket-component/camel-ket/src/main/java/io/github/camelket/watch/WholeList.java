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
import org.jspecify.annotations.Nullable;

/** A list that the service answers in one piece. */
record WholeList(WatchedList list, ListCall call, ObjectNode parameters, ListLimit limit) implements ListSource {

    @Override
    public ObjectNode firstRequest(Instant now) {
        return parameters;
    }

    @Override
    public KetResult readAll(Instant now) throws Exception {
        KetResult result = call.read(parameters);
        limit.check(list.records(result).size());
        return result;
    }

    @Override
    public Listing read(@Nullable LocalDate resumeFrom, List<KetMessage> told, Instant now) throws Exception {
        return new Listing(list.records(readAll(now)), record -> true);
    }
}
