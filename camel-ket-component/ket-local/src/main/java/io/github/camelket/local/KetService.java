/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * The service behind the gateway: every action on one state, one at a time. One lock makes each call whole (of two
 * starts of one stream one wins); signatures and parsing, which cost most, are outside of it.
 */
final class KetService {

    private final Settings settings;
    private final Clock clock;
    private KetState state;

    KetService(Settings settings) {
        this.settings = settings;
        this.clock = settings.clock();
        this.state = new KetState(settings);
    }

    synchronized ObjectNode execute(LocalAction action, ObjectNode parameters) {
        try {
            return state.execute(action, new Parameters(parameters), clock.instant());
        } catch (ServiceError e) {
            return Answers.refusal(action, e);
        }
    }

    synchronized void reset() {
        state = new KetState(settings);
    }

    synchronized List<String> publish(String app, String stream, List<String> presetNames) {
        Instant now = clock.instant();
        if (state.transcodes.isPublished(app, stream, now)) {
            throw new IllegalStateException("Stream " + app + "/" + stream + " is already published");
        }
        List<Preset> presets = presetNames.stream()
                .flatMap(name -> presetsOf(app, name).stream())
                .toList();
        return state.transcodes.publish(Transcodes.pushedTo(app), stream, presets, Life.openFrom(now), now);
    }

    private synchronized List<Preset> presetsOf(String app, String name) {
        List<Preset> found = state.presets.named(app, name);
        if (found.isEmpty()) {
            throw new IllegalStateException("App " + app + " has no preset " + name);
        }
        return found;
    }

    synchronized void unpublish(String app, String stream) {
        if (!state.transcodes.unpublish(app, stream, clock.instant())) {
            throw new IllegalStateException("Stream " + app + "/" + stream + " is not published");
        }
    }

    synchronized boolean play(String app, String name) {
        return state.transcodes.play(app, name, clock.instant());
    }

    synchronized void stopPlaying(String app, String name) {
        state.transcodes.stopPlaying(app, name, clock.instant());
    }

    synchronized void sourceStopped(String app, String stream) {
        if (!state.pulls.sourceStopped(app, stream, clock.instant())) {
            throw new IllegalStateException("Stream " + app + "/" + stream + " is not pulled");
        }
    }

    synchronized void failTask(String taskId, String message) {
        Instant now = clock.instant();
        Task task = state.log
                .find(taskId)
                .filter(found -> !found.life().ended(now))
                .orElseThrow(() -> new IllegalStateException("No task " + taskId + " is running or scheduled"));
        task.life().fail(now, message);
    }
}
