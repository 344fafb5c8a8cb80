/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.client;

import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes a line about each call: at INFO what was changed, at WARN what was refused, not answered or held back, at DEBUG
 * what was read. That there is nothing to read is no refusal, or a poll of an empty list would be a warning each time.
 */
public final class CallLog implements CallListener {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    @Override
    public void ended(CompletedCall call) {
        Level level = level(call);
        if (LOG.isEnabledForLevel(level)) {
            LOG.atLevel(level).log(line(call));
        }
    }

    @Override
    public void heldBack(KetRequest request, String reason) {
        LOG.warn("{} {}: not sent, safe to repeat: {}", request.action().wireName(), request.subject(), reason);
    }

    private static Level level(CompletedCall call) {
        KetFailure failure = call.response().failure();
        boolean reads = call.action().isReadOnly();
        if (failure == null && call.refusedParts() == 0) {
            return reads ? Level.DEBUG : Level.INFO;
        }
        boolean foundNothing = reads && failure != null && failure.kind() == KetFailure.Kind.NOT_FOUND;
        return foundNothing ? Level.DEBUG : Level.WARN;
    }

    private static String line(CompletedCall call) {
        StringJoiner line = new StringJoiner(", ");
        line.add(call.action().wireName() + " " + call.subject() + ": " + ending(call) + " in "
                + call.duration().toMillis() + " ms");
        if (call.request().attempt() > 1) {
            line.add("attempt " + call.request().attempt());
        }
        if (!call.taskIds().isEmpty()) {
            line.add("task " + String.join(" ", call.taskIds()));
        }
        call.requestId().ifPresent(id -> line.add("request " + id));
        return line.toString();
    }

    private static String ending(CompletedCall call) {
        KetFailure failure = call.response().failure();
        if (failure == null) {
            return call.refusedParts() == 0 ? "done" : "done but for " + call.refusedParts() + " refused";
        }
        String what = call.error()
                .map(error -> "refused with " + error)
                .orElse(call.outcome().replace('_', ' '));
        return what + (failure.safeToRepeat() ? ", safe to repeat," : ", not safe to repeat,");
    }
}
