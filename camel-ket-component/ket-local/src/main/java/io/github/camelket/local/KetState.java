/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Everything that the service knows, and the way from an action to the part that answers it. */
final class KetState {

    private static final int QUOTA = 10_000;

    final Presets presets = new Presets();
    final TaskLog log = new TaskLog(TaskLog.REMEMBERED);
    final Transcodes transcodes;
    final StreamPulls pulls;

    private final Loops loops;
    private final Redirects redirects;
    private final DirectorTasks directors;

    KetState(Settings settings) {
        TaskIds ids = new TaskIds();
        loops = new Loops(presets, log, ids, settings);
        redirects = new Redirects(log, ids);
        transcodes = new Transcodes(presets, log, ids);
        pulls = new StreamPulls(presets, transcodes, ids);
        directors = new DirectorTasks(ids);
    }

    ObjectNode execute(LocalAction action, Parameters parameters, Instant now) {
        return switch (action) {
            case PRESET -> presets.create(parameters, now);
            case UPDATE_PRESET -> presets.update(parameters, now);
            case DEL_PRESET -> presets.delete(parameters);
            case GET_PRESET_DETAIL -> presets.detail(parameters);
            case GET_PRESET_LIST -> presets.list(parameters);
            case GET_STREAM_TRAN_LIST -> transcodes.list(parameters, now);
            case START_STREAM_PULL -> pulls.start(parameters, now);
            case STOP_STREAM_PULL -> pulls.stop(parameters, now);
            case START_LOOP -> loops.start(parameters, now);
            case STOP_LOOP -> loops.stop(parameters, now);
            case UPDATE_LOOP -> loops.update(parameters, now);
            case GET_LOOP_LIST -> loops.list(parameters, now);
            case REDIRECT_START -> redirects.start(parameters, now);
            case REDIRECT_STOP -> redirects.stop(parameters, now);
            case GET_TASK_LIST -> log.page(parameters, now);
            case GET_QUOTA_USED -> quota(parameters, now);
            case GET_LIVE_TRANS_DURATION -> log.duration(parameters, now);
            case CREATE_DIRECTOR_TASK -> directors.create(parameters);
            case UPDATE_DIRECTOR_TASK -> directors.update(parameters);
            case QUERY_DIRECTOR_TASK -> directors.query(parameters);
            case DEL_DIRECTOR_TASK -> directors.delete(parameters);
        };
    }

    /** Quotas are shown and never enforced: what an account may do is agreed with the vendor, not documented. */
    private ObjectNode quota(Parameters parameters, Instant now) {
        String uniqName = NameRule.UNIQ_NAME.require(parameters, "UniqName");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("QuotaDetail")
                .put("QuotaPull", QUOTA)
                .put("QuotaPullUsed", pulls.count(uniqName, now))
                .put("QuotaTran", QUOTA)
                .put("QuotaTranUsed", (double) running(uniqName, now, false))
                .put("QuotaCopy", QUOTA)
                .put("QuotaCopyUsed", running(uniqName, now, true))
                .put("QuotaPullDeadline", "")
                .put("QuotaTranDeadline", "")
                .put("QuotaCopyDeadline", "");
        return Answers.succeed(answer);
    }

    private long running(String uniqName, Instant now, boolean redirects) {
        return log.count(task -> (task.type() == Task.REDIRECT) == redirects
                && task.key().uniqName().equals(uniqName)
                && task.life().running(now));
    }
}
