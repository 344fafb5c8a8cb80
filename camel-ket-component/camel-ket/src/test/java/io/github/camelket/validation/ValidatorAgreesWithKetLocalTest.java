/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.KetAction;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.Violation;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The validator and ket-local are two readings of one document, and share no code: what one accepts the other accepts, and
 * what both refuse they refuse for the same member. Another run tries other requests; {@code -Dket.seed=} repeats one.
 */
class ValidatorAgreesWithKetLocalTest {

    private static final int REQUESTS = Integer.getInteger("ket.requests", 20_000);

    enum Family {
        PRESETS(
                KetAction.PRESET,
                KetAction.PRESET,
                KetAction.UPDATE_PRESET,
                KetAction.DEL_PRESET,
                KetAction.GET_PRESET_DETAIL,
                KetAction.GET_PRESET_LIST),
        LOOPS(
                KetAction.START_LOOP,
                KetAction.START_LOOP,
                KetAction.UPDATE_LOOP,
                KetAction.STOP_LOOP,
                KetAction.GET_LOOP_LIST),
        REDIRECTS(KetAction.REDIRECT_START, KetAction.REDIRECT_START, KetAction.REDIRECT_STOP),
        PULLS(
                KetAction.START_STREAM_PULL,
                KetAction.START_STREAM_PULL,
                KetAction.STOP_STREAM_PULL,
                KetAction.GET_STREAM_TRAN_LIST),
        TASKS(
                KetAction.GET_TASK_LIST,
                KetAction.GET_TASK_LIST,
                KetAction.GET_QUOTA_USED,
                KetAction.GET_LIVE_TRANS_DURATION),
        DIRECTOR_TASKS(
                KetAction.CREATE_DIRECTOR_TASK,
                KetAction.UPDATE_DIRECTOR_TASK,
                KetAction.QUERY_DIRECTOR_TASK,
                KetAction.DEL_DIRECTOR_TASK);

        /** The ones with the most rules are there more often. */
        final List<KetAction> actions;

        Family(KetAction... actions) {
            this.actions = List.of(actions);
        }
    }

    /** Refused by a rule. */
    private static final Set<Integer> AGAINST_A_RULE = Set.of(1000, 1001, 1002, 1003, 1004, 1005, 1006, 1030);

    /**
     * Refused because of what there is or is not, which ket-local finds out when it has read the whole request and found
     * nothing against the rules in it.
     */
    private static final Set<Integer> BECAUSE_OF_ITS_STATE = Set.of(1200, 1201, 1204, 1301);

    private final Clock clock = Clock.fixed(RandomRequests.NOW, ZoneOffset.UTC);
    private final KetLocal local = KetLocal.builder()
            .clock(clock)
            .maxLoopTasks(1_000_000)
            .journalSize(1)
            .start();
    private final KeptConnection connection = new KeptConnection(local, clock);

    @AfterEach
    void stop() {
        connection.close();
        local.close();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void whatOneAcceptsTheOtherAcceptsAndTheReverse(Family family) {
        long seed = Optional.ofNullable(Long.getLong("ket.seed")).orElseGet(() -> new Random().nextLong());
        RandomRequests requests = new RandomRequests(seed);
        Random random = new Random(seed);
        makeAllPresets();
        Map<KetAction, int[]> verdicts = new EnumMap<>(KetAction.class);
        for (int i = 0; i < REQUESTS; i++) {
            KetAction action = family.actions.get(random.nextInt(family.actions.size()));
            ObjectNode request = requests.next(action);
            if (differ(action, request)) {
                ObjectNode small = shrunk(action, request);
                throw new AssertionError("%s, request %d of -Dket.seed=%d:%n%s%nvalidator: %s%nket-local: %s"
                        .formatted(
                                action.wireName(), i, seed, small, violations(action, small), outcome(action, small)));
            }
            verdicts.computeIfAbsent(action, key -> new int[2])[
                    violations(action, request).isEmpty() ? 1 : 0]++;
        }
        assertBothVerdicts(verdicts, seed);
    }

    private static void assertBothVerdicts(Map<KetAction, int[]> verdicts, long seed) {
        int refused = verdicts.values().stream().mapToInt(counts -> counts[0]).sum();
        int accepted = verdicts.values().stream().mapToInt(counts -> counts[1]).sum();
        String figures = "seed %d: %d refused, %d accepted".formatted(seed, refused, accepted);
        assertThat(refused).as(figures).isGreaterThan(REQUESTS / 5);
        assertThat(accepted).as(figures).isGreaterThan(REQUESTS / 5);
        assertThat(verdicts).allSatisfy((action, counts) -> assertThat(Math.min(counts[0], counts[1]))
                .as(action + ", " + figures)
                .isGreaterThan(REQUESTS / 100));
    }

    /** So that no preset that a request refers to is unknown, which ket-local tells by the number of a wrong name. */
    private void makeAllPresets() {
        String output = "\"Output\":[{\"format\":{\"output_format\":258}}]";
        for (String uniqName : RandomRequests.possibleNames("UniqName")) {
            for (String app : RandomRequests.possibleNames("App")) {
                for (String preset : RandomRequests.possibleNames("Preset")) {
                    String names =
                            "{\"UniqName\":\"%s\",\"App\":\"%s\",\"Preset\":\"%s\",".formatted(uniqName, app, preset);
                    ObjectNode request = json(names + output + "}");
                    if (violations(KetAction.PRESET, request).isEmpty()) {
                        assertThat(outcome(KetAction.PRESET, request).number()).isZero();
                    }
                }
            }
        }
    }

    private static List<Violation> violations(KetAction action, ObjectNode request) {
        return RequestValidator.check(action, request, RandomRequests.NOW);
    }

    private record Outcome(int number, String message) {}

    private Outcome outcome(KetAction action, ObjectNode request) {
        JsonNode answer = connection.call(action, request);
        // The Redirect actions write these in small letters.
        JsonNode number = answer.path(answer.has("ErrNum") ? "ErrNum" : "errno");
        assertThat(number.isInt()).as("%s %s: %s", action, request, answer).isTrue();
        return new Outcome(
                number.intValue(),
                answer.path("ErrMsg").asText() + answer.path("errmsg").asText());
    }

    private boolean differ(KetAction action, ObjectNode request) {
        List<Violation> violations = violations(action, request);
        Outcome outcome = outcome(action, request);
        if (outcome.number() == 0 || BECAUSE_OF_ITS_STATE.contains(outcome.number())) {
            return !violations.isEmpty();
        }
        return !AGAINST_A_RULE.contains(outcome.number())
                || violations.stream().noneMatch(violation -> isNamed(violation, outcome.message()));
    }

    private static final Pattern MEMBER = Pattern.compile("[A-Za-z_]+");

    /** ket-local tells the first thing that it finds, which must be one of those that the validator found. */
    private static boolean isNamed(Violation violation, String message) {
        String last = violation.path().substring(violation.path().lastIndexOf('.') + 1);
        return MEMBER.matcher(last).results().anyMatch(member -> message.contains(member.group()));
    }

    /** What is left of the request when all is taken away that makes no difference. */
    private ObjectNode shrunk(KetAction action, ObjectNode request) {
        ObjectNode small = request;
        for (Optional<ObjectNode> next = Optional.of(request); next.isPresent(); next = smaller(action, small)) {
            small = next.get();
        }
        return small;
    }

    /** With one place less, or with one element less in each list: some lists must be as long as others. */
    private Optional<ObjectNode> smaller(KetAction action, ObjectNode request) {
        for (int place = 0; place < places(request); place++) {
            ObjectNode one = request.deepCopy();
            remove(one, place);
            if (differ(action, one)) {
                return Optional.of(one);
            }
            ObjectNode each = request.deepCopy();
            for (JsonNode member : each) {
                if (member instanceof ArrayNode list && place < list.size()) {
                    list.remove(place);
                }
            }
            if (!each.equals(request) && differ(action, each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** How many members and elements there are. */
    private static int places(JsonNode node) {
        int count = node.size();
        for (JsonNode child : node) {
            count += places(child);
        }
        return count;
    }

    /** Removes the member or element of that number, and returns how many were passed. */
    private static int remove(JsonNode node, int number) {
        int left = number;
        for (int i = 0; i < node.size(); i++) {
            if (left == 0) {
                if (node instanceof ArrayNode array) {
                    array.remove(i);
                } else {
                    ((ObjectNode) node)
                            .remove(List.copyOf(node.properties()).get(i).getKey());
                }
                return -1;
            }
            JsonNode child = node instanceof ArrayNode
                    ? node.get(i)
                    : List.copyOf(node.properties()).get(i).getValue();
            left = remove(child, left - 1);
            if (left < 0) {
                return left;
            }
        }
        return left;
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) KetJson.MAPPER.readTree(text);
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }
}
