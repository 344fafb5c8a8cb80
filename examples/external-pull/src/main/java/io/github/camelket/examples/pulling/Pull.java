/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.pulling;

import io.github.camelket.KetEndpoint;
import io.github.camelket.model.KetCall;
import io.github.camelket.model.KetInvalidRequestException;
import io.github.camelket.model.StartStreamPull;
import io.github.camelket.model.StopStreamPull;
import io.github.camelket.model.StreamPullExtParam;
import io.github.camelket.model.Violation;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.InvalidPayloadException;

/** A row that can be used: a stream that is pulled from a source; transcoded, unless the preset is empty. */
public record Pull(String stream, String source, String preset) {

    /** What the service calls the columns. */
    private static final Map<String, String> COLUMNS =
            Map.of("StreamID", "stream", "SrcUrl", "source", "ExtParam.preset", "preset");

    /** @throws IllegalArgumentException if the row cannot be used; it names the column and what is allowed there */
    static Pull of(PullRow row, KetEndpoint ket) throws InvalidPayloadException {
        if (row.preset == null) {
            throw new IllegalArgumentException(PullRow.COLUMNS);
        }
        Pull pull = new Pull(row.stream, row.source, row.preset);
        try {
            ket.check(pull.isOff() ? pull.stop() : pull.start());
        } catch (KetInvalidRequestException e) {
            throw new IllegalArgumentException(
                    e.violations().stream().map(Pull::inWordsOfTheFile).collect(Collectors.joining("; ")));
        }
        return pull;
    }

    /** Of an address a violation shows no more than its host. */
    private static String inWordsOfTheFile(Violation violation) {
        String column = COLUMNS.getOrDefault(violation.path(), violation.path());
        return violation.kind() == Violation.Kind.MISSING
                ? column + " must not be empty"
                : column + " must be " + violation.allowed() + ", but is " + violation.shown();
    }

    boolean isOff() {
        return source.equals(PullRow.OFF);
    }

    KetCall start() {
        return StartStreamPull.builder()
                .streamId(stream)
                .srcUrl(source)
                .extParam(
                        preset.isEmpty()
                                ? null
                                : StreamPullExtParam.builder().preset(preset).build())
                .build();
    }

    KetCall stop() {
        return StopStreamPull.builder().streamId(stream).build();
    }
}
