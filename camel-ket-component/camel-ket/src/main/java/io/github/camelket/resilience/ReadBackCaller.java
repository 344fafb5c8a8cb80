/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.resilience;

import io.github.camelket.client.KetCaller;
import io.github.camelket.client.KetFailure;
import io.github.camelket.client.KetFailure.Kind;
import io.github.camelket.client.KetRequest;
import io.github.camelket.client.KetResponse;
import io.github.camelket.model.Content;
import io.github.camelket.model.KetAction;
import io.github.camelket.resilience.Finding.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the state of the service back where the answer of a change leaves open whether the state is the one asked for. It
 * only ever reads: the change itself is not sent again.
 */
public final class ReadBackCaller implements KetCaller {

    private static final Logger LOG = LoggerFactory.getLogger(ReadBackCaller.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final KetCaller next;
    private final ReadBackPolicy policy;
    private final Waiting waiting;
    private final Clock clock;
    private final StateReader reader;

    /** @param clock says which day it is, where states are listed by day */
    public ReadBackCaller(KetCaller next, ReadBackPolicy policy, Waiting waiting, Clock clock) {
        this.next = next;
        this.policy = policy;
        this.waiting = waiting;
        this.clock = clock;
        this.reader = new StateReader(next);
    }

    @Override
    public KetResponse call(KetRequest request) {
        Instant begin = clock.instant();
        KetResponse response = next.call(request);
        KetFailure failure = response.failure();
        if (failure == null || request.action().isReadOnly()) {
            return response;
        }
        if (policy.verifies() && failure.isOutcomeUnknown()) {
            return verified(request, begin, response, failure);
        }
        if (policy.idempotent()) {
            return alreadySo(request, begin, response, failure);
        }
        return response;
    }

    /**
     * Looks until the state is as asked, or until a request that was still on its way must have arrived. Only a look after
     * that can say that the change was not made.
     */
    private KetResponse verified(KetRequest request, Instant made, KetResponse response, KetFailure failure) {
        Optional<WantedState> wanted = wantedState(request.action(), made);
        if (wanted.isEmpty()) {
            return response.withFailure(failure.and("What it asks for cannot be read back", false));
        }
        long begin = waiting.nanoTime();
        for (Duration pause = FIRST_PAUSE; ; pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE)) {
            Duration left = policy.settleTime().minusNanos(waiting.nanoTime() - begin);
            Finding finding = look(wanted.get(), request);
            if (finding.state() == State.AS_ASKED) {
                tell(request, "had no usable answer, but was carried out");
                return response.concluded(finding.result());
            }
            boolean settled = left.isNegative() || left.isZero();
            if (settled || finding.state() == State.UNDECIDABLE) {
                boolean undone = finding.state() == State.NOT_AS_ASKED;
                return response.withFailure(failure.and("Read back, " + finding.told(), undone));
            }
            if (!waiting.pause(shorter(pause, left))) {
                return response.withFailure(failure.and("Reading it back was interrupted", false));
            }
        }
    }

    /** A request without a name or a source would be found wherever there is nothing. */
    private Finding look(WantedState wanted, KetRequest request) {
        if (!isWhole(request)) {
            return Finding.undecidable("what was asked for is not told by a request without all that it needs");
        }
        try {
            return wanted.look(request, reader);
        } catch (UnreadableStateException e) {
            return Finding.open("nothing is told, as " + e.getMessage());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** A refusal that says that nothing is left to do. */
    private KetResponse alreadySo(KetRequest request, Instant made, KetResponse response, KetFailure failure) {
        KetAction action = request.action();
        if (action.isEnding() && failure.kind() == Kind.NOT_FOUND) {
            tell(request, "was refused, as there is nothing to end");
            return response.concluded(Concluded.nothingToEnd(failure));
        }
        Optional<WantedState> wanted = wantedState(action, made);
        if (failure.kind() != Kind.ALREADY_EXISTS || wanted.isEmpty()) {
            return response;
        }
        Finding finding = look(wanted.get(), request);
        if (finding.state() == State.AS_ASKED) {
            tell(request, "was refused, as it is so already");
            return response.concluded(finding.result());
        }
        return response.withFailure(failure.and("Read back, " + finding.told(), failure.safeToRepeat()));
    }

    private static void tell(KetRequest request, String outcome) {
        LOG.info("{} {}: {}", request.action().wireName(), request.subject(), outcome);
    }

    private static boolean isWhole(KetRequest request) {
        return request.action().forms().stream().anyMatch(form -> form.stream()
                .map(required -> request.parameters().path(request.action().wireNameOf(required)))
                .noneMatch(value -> value.isMissingNode() || Content.isEmpty(value)));
    }

    private Optional<WantedState> wantedState(KetAction action, Instant made) {
        return action.readBack().map(reading -> switch (reading) {
            case GET_LOOP_LIST -> new LoopState(made);
            case GET_TASK_LIST -> new RedirectState(clock, made);
            case GET_PRESET_DETAIL -> new PresetState();
            case QUERY_DIRECTOR_TASK -> new DirectorState();
            default -> throw new IllegalStateException(reading + " reads no state back");
        });
    }
}
