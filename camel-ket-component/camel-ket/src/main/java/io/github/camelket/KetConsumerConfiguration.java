/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetParameter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** What an endpoint can be told that a route begins with. */
@UriParams
public class KetConsumerConfiguration {

    private static final String TASK_TYPES = "6 redirects, 7 loops of live streams, 8 loops of files";

    @UriParam(label = "consumer", defaultValue = "CHANGES")
    @Metadata(
            description = "What a poll hands to the route. CHANGES: one message for each task, loop, stream or preset"
                    + " that appeared, changed or vanished since the last poll. ALL: one message with the whole list.")
    private Emit emit = Emit.CHANGES;

    @UriParam(label = "consumer", enums = "6,7,8")
    @Metadata(description = "Which tasks getTaskList asks for: " + TASK_TYPES + ". Required to consume from it.")
    private @Nullable String taskType;

    @UriParam(label = "consumer", defaultValue = "21")
    @Metadata(
            description = "How many days back getTaskList asks for, today in China included: by the first poll, and"
                    + " with emit=ALL by each. Later polls ask for the days since the last one, and those on which tasks"
                    + " began that are not over. A loop lasts 20 days unless it is extended.")
    private int taskDays = 21;

    @UriParam(label = "consumer", defaultValue = "10000")
    @Metadata(
            description = "The most records that a list may hold, and that are remembered of it. A poll that finds"
                    + " more fails.")
    private int maxListed = 10_000;

    @UriParam(label = "consumer", defaultValue = "false")
    @Metadata(
            description = "Whether the first poll ever only remembers what there is. If not, all of it appears. What"
                    + " stateRepository remembers from before a restart counts.")
    private boolean beginQuietly;

    @UriParam(label = "consumer")
    @Metadata(
            description = "The most messages of one poll; the next one goes on with the rest. No limit if 0.",
            defaultValue = "0")
    private int maxMessagesPerPoll;

    @UriParam(label = "consumer,advanced")
    @Metadata(
            description = "A bean that remembers what has been told, such as a FileStateRepository, so that a restart"
                    + " neither repeats nor misses a change. In memory if not set.")
    private @Nullable StateRepository<String, String> stateRepository;

    @UriParam(label = "consumer,advanced")
    @Metadata(
            description = "The key in stateRepository. Made of action, uniqName, app, streamId and taskType if not set;"
                    + " two routes that watch the same with one repository need a key each.")
    private @Nullable String stateKey;

    /**
     * What a list is asked with.
     *
     * @throws IllegalArgumentException if an option is missing, or a number is too small
     */
    ObjectNode parameters(KetAction action, KetConfiguration configuration) {
        atLeastOne("taskDays", taskDays);
        atLeastOne("maxListed", maxListed);
        ObjectNode parameters = KetJson.MAPPER.createObjectNode();
        values(action, configuration)
                .forEach((parameter, value) -> parameters.put(action.wireNameOf(parameter), value));
        action.forms().get(0).stream()
                .filter(parameter -> parameter != KetParameter.START_DATE && parameter != KetParameter.END_DATE)
                .filter(parameter ->
                        parameters.path(action.wireNameOf(parameter)).asText().isBlank())
                .findFirst()
                .ifPresent(missing -> {
                    throw new IllegalArgumentException("To consume from ket:" + action.camelName() + ", set option "
                            + missing.javaName() + (missing == KetParameter.TASK_TYPE ? ": " + TASK_TYPES : ""));
                });
        return parameters;
    }

    private static void atLeastOne(String option, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("Option " + option + " must be at least 1, but is " + number);
        }
    }

    /** Under which name stateRepository keeps what was told of a list. */
    String stateKey(KetAction action, KetConfiguration configuration) {
        return stateKey != null
                ? stateKey
                : "ket/" + action.camelName() + "/"
                        + String.join("/", values(action, configuration).values());
    }

    private Map<KetParameter, String> values(KetAction action, KetConfiguration configuration) {
        Map<KetParameter, String> values = new EnumMap<>(configuration.defaultParameters());
        if (taskType != null) {
            values.put(KetParameter.TASK_TYPE, taskType);
        }
        Set<KetParameter> known = new HashSet<>();
        action.parameters().forEach(known::add);
        values.keySet().retainAll(known);
        return values;
    }

    public Emit getEmit() {
        return emit;
    }

    public void setEmit(Emit emit) {
        this.emit = emit;
    }

    public @Nullable String getTaskType() {
        return taskType;
    }

    public void setTaskType(@Nullable String taskType) {
        this.taskType = taskType;
    }

    public int getTaskDays() {
        return taskDays;
    }

    public void setTaskDays(int taskDays) {
        this.taskDays = taskDays;
    }

    public int getMaxListed() {
        return maxListed;
    }

    public void setMaxListed(int maxListed) {
        this.maxListed = maxListed;
    }

    public boolean isBeginQuietly() {
        return beginQuietly;
    }

    public void setBeginQuietly(boolean beginQuietly) {
        this.beginQuietly = beginQuietly;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public @Nullable StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(@Nullable StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public @Nullable String getStateKey() {
        return stateKey;
    }

    public void setStateKey(@Nullable String stateKey) {
        this.stateKey = stateKey;
    }
}
