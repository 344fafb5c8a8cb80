/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.model;

import static io.github.camelket.model.KetAction.Effect.CHANGES;
import static io.github.camelket.model.KetAction.Effect.ENDS;
import static io.github.camelket.model.KetAction.Effect.READS;
import static io.github.camelket.model.KetAction.Method.GET;
import static io.github.camelket.model.KetAction.Method.POST;
import static io.github.camelket.model.KetParameter.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one table of what the service can do. Adding an action is adding a row, and a record where its answer has a
 * shape of its own.
 *
 * <p>Fifteen actions are in the vendor's API document; {@code GetQuotaUsed}, {@code GetLiveTransDuration} and the four
 * director-task actions are known from the vendor's client libraries only.
 */
public enum KetAction {
    // spotless:off
    // Action                                    Method  Effect   Answer
    //   Required parameters, or else others     Optional parameters
    //       What tells afterwards whether it has happened, if anything does
    PRESET               ("Preset",               POST, CHANGES, Acknowledgement.class,
        form(UNIQ_NAME, APP, PRESET_NAME, OUTPUT).optional(DESCRIPTION, VIDEO, PRESET_TYPE)
            .readBack("GetPresetDetail")),
    UPDATE_PRESET        ("UpdatePreset",         POST, CHANGES, Acknowledgement.class,
        form(UNIQ_NAME, APP, PRESET_NAME, OUTPUT).optional(DESCRIPTION, VIDEO, PRESET_TYPE)
            .readBack("GetPresetDetail")),
    DEL_PRESET           ("DelPreset",            GET,  ENDS,    Acknowledgement.class,
        form(UNIQ_NAME, APP, PRESET_NAME)
            .readBack("GetPresetDetail")),
    GET_PRESET_DETAIL    ("GetPresetDetail",      GET,  READS,   PresetDetailResult.class,
        form(UNIQ_NAME, APP, PRESET_NAME)),
    GET_PRESET_LIST      ("GetPresetList",        GET,  READS,   PresetListResult.class,
        form(UNIQ_NAME, APP)),

    GET_STREAM_TRAN_LIST ("GetStreamTranList",    GET,  READS,   StreamTranListResult.class,
        form(UNIQ_NAME, APP, STREAM_ID).optional(OUT_PULL)),
    START_STREAM_PULL    ("StartStreamPull",      POST, CHANGES, TaskResult.class,
        form(UNIQ_NAME, APP, STREAM_ID, SRC_URL).optional(VDOID, PARAMS, DST_URL, EXT_PARAM)),
    STOP_STREAM_PULL     ("StopStreamPull",       POST, ENDS,    Acknowledgement.class,
        form(UNIQ_NAME, APP, STREAM_ID)),

    START_LOOP           ("StartLoop",            POST, CHANGES, StartLoopResult.class,
        form(UNIQ_NAME, APP, PRESET_NAME, STREAM_ID, SRC_INFO, PUB_DOMAIN)
            .optional(TASK_START_TIME, TASK_STOP_TIME, LOOP_TIMES, DURATION_HOUR)
            .readBack("GetLoopList")),
    STOP_LOOP            ("StopLoop",             POST, ENDS,    Acknowledgement.class,
        form(UNIQ_NAME, APP, STREAM_ID)
            .readBack("GetLoopList")),
    UPDATE_LOOP          ("UpdateLoop",           POST, CHANGES, Acknowledgement.class,
        form(UNIQ_NAME, APP, STREAM_ID, SRC_INFO).or(UNIQ_NAME, APP, STREAM_ID, DURATION_HOUR)
            .readBack("GetLoopList")),
    GET_LOOP_LIST        ("GetLoopList",          GET,  READS,   LoopListResult.class,
        form(UNIQ_NAME, APP).optional(STREAM_ID)),

    REDIRECT_START       ("RedirectStart",        POST, CHANGES, RedirectStartResult.class,
        form(UNIQ_NAME, APP, SRC_LIST, DURL_LIST)
            .optional(TRANS_PARAMS, TASK_START_TIME, TASK_STOP_TIME, TYPE, START_INDEX)
            .readBack("GetTaskList")),
    REDIRECT_STOP        ("RedirectStop",         POST, ENDS,    Acknowledgement.class,
        form(UNIQ_NAME, APP, SRC, DURL).or(REQ_ID)
            .readBack("GetTaskList")),
    GET_TASK_LIST        ("GetTaskList",          GET,  READS,   TaskListResult.class,
        form(UNIQ_NAME, TASK_TYPE, START_DATE, END_DATE).optional(APP, MARKER, LIMIT)),

    GET_QUOTA_USED       ("GetQuotaUsed",         GET,  READS,   QuotaResult.class,
        form(UNIQ_NAME)),
    GET_LIVE_TRANS_DURATION("GetLiveTransDuration", GET, READS,  Acknowledgement.class,
        form(UNIQ_NAME, START_UNIX_TIME, END_UNIX_TIME).optional(GRANULARITY, RESULT_TYPE)),

    CREATE_DIRECTOR_TASK ("CreateDirectorTask",   POST, CHANGES, TaskResult.class,
        form(UNIQ_NAME, APP, PRESET_NAME, SRC_INFO, DST_INFO, OUTPUT)),
    UPDATE_DIRECTOR_TASK ("UpdateDirectorTask",   POST, CHANGES, TaskResult.class,
        form(UNIQ_NAME, APP, TASK_ID).optional(PRESET_NAME, SRC_INFO, DST_INFO, OUTPUT)
            .readBack("QueryDirectorTask")),
    QUERY_DIRECTOR_TASK  ("QueryDirectorTask",    GET,  READS,   DirectorTaskResult.class,
        form(UNIQ_NAME, APP, TASK_ID)),
    DEL_DIRECTOR_TASK    ("DelDirectorTask",      GET,  ENDS,    Acknowledgement.class,
        form(UNIQ_NAME, APP, TASK_ID)
            .readBack("QueryDirectorTask"));
    // spotless:on

    /** The HTTP method, which also says where parameters travel: GET in the query, POST in a JSON body. */
    public enum Method {
        GET,
        POST
    }

    /** Whether a call changes what the service runs or keeps; a call that only reads may always be repeated. */
    public enum Effect {
        READS,
        CHANGES,
        /** A change that takes something away: once it is gone, there is nothing left to do. */
        ENDS
    }

    private static final Map<String, KetAction> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    action -> action.camelName().toLowerCase(Locale.ROOT), Function.identity()));

    private final String wireName;
    private final Method method;
    private final Effect effect;
    private final Class<? extends KetResult> resultType;
    private final List<Set<KetParameter>> forms;
    private final @Nullable String readBack;
    private final Map<String, KetParameter> parameters = new LinkedHashMap<>();

    KetAction(
            String wireName, Method method, Effect effect, Class<? extends KetResult> resultType, Signature signature) {
        this.wireName = wireName;
        this.method = method;
        this.effect = effect;
        this.resultType = resultType;
        this.forms = List.copyOf(signature.forms);
        this.readBack = signature.readBack;
        Stream.concat(signature.forms.stream().flatMap(Set::stream), signature.optional.stream())
                .forEach(parameter -> parameters.put(parameter.key(), parameter));
    }

    /** The vendor's name, as it travels in {@code Action=}: {@code StartLoop}. */
    public String wireName() {
        return wireName;
    }

    /** The name in endpoint URIs: {@code startLoop}. */
    public String camelName() {
        return Character.toLowerCase(wireName.charAt(0)) + wireName.substring(1);
    }

    public Method method() {
        return method;
    }

    public boolean isReadOnly() {
        return effect == Effect.READS;
    }

    /** Whether the call takes something away, so that a service that does not know it is as the call would leave it. */
    public boolean isEnding() {
        return effect == Effect.ENDS;
    }

    /**
     * The action that tells afterwards whether a call of this one has happened. Pulls of streams and new director tasks
     * cannot be read back: no action lists them by what they were asked for with.
     */
    public Optional<KetAction> readBack() {
        return Optional.ofNullable(readBack).map(KetAction::of);
    }

    /** The record that a successful answer is read into. */
    public Class<? extends KetResult> resultType() {
        return resultType;
    }

    /** The sets of parameters of which at least one must be complete; most actions have a single form. */
    public List<Set<KetParameter>> forms() {
        return forms;
    }

    /** All parameters that the action is known to take. The service may take more; those travel in the body as they are. */
    public Iterable<KetParameter> parameters() {
        return parameters.values();
    }

    /** The parameter of this action that a member of that name means, whatever its case or underscores. */
    public Optional<KetParameter> parameter(String name) {
        return Optional.ofNullable(parameters.get(KetParameter.key(name)));
    }

    /** The name of a parameter on this action's wire: {@code UniqName} for most, {@code uniqname} for the Redirect actions. */
    public String wireNameOf(KetParameter parameter) {
        return this == REDIRECT_START || this == REDIRECT_STOP ? parameter.lowerWireName() : parameter.wireName();
    }

    /**
     * Reads an action's name without regard to case.
     *
     * @throws KetInvalidRequestException if there is no such action; its message names the closest ones
     */
    public static KetAction of(String name) {
        KetAction action = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (action == null) {
            throw new KetInvalidRequestException("There is no KET action '" + ShownValue.escaped(name)
                    + "'. The closest are " + String.join(", ", closestTo(name)) + ".");
        }
        return action;
    }

    private static List<String> closestTo(String name) {
        return BY_NAME.values().stream()
                .map(KetAction::camelName)
                .sorted(Comparator.comparingInt((String known) -> distance(known, name))
                        .thenComparing(Function.identity()))
                .limit(3)
                .toList();
    }

    /** Levenshtein's distance without regard to case: how many letters to add, drop or replace. */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        // A longer name is no action's anyway, and the table below grows with it.
        String b = to.substring(0, Math.min(to.length(), 64)).toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static Signature form(KetParameter... required) {
        return new Signature().or(required);
    }

    /** What an action takes, while its row is written. */
    private static final class Signature {
        private final List<Set<KetParameter>> forms = new ArrayList<>();
        private List<KetParameter> optional = List.of();
        private @Nullable String readBack;

        Signature or(KetParameter... required) {
            forms.add(new LinkedHashSet<>(List.of(required)));
            return this;
        }

        Signature optional(KetParameter... parameters) {
            optional = List.of(parameters);
            return this;
        }

        /** By name, as the row of that action may stand below. */
        Signature readBack(String action) {
            readBack = action;
            return this;
        }
    }
}
