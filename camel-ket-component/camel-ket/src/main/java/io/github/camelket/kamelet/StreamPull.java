/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.KetAlreadyExistsException;
import io.github.camelket.KetNotFoundException;
import io.github.camelket.model.StartStreamPull;
import io.github.camelket.model.StopStreamPull;
import io.github.camelket.model.StreamPullExtParam;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Kamelet ket-stream-pull: an outside stream, pulled as long as the route runs. Its options are the Kamelet's. */
public final class StreamPull extends KameletSource {

    private static final Logger LOG = LoggerFactory.getLogger(StreamPull.class);

    private @Nullable String streamId;
    private @Nullable String srcUrl;
    private @Nullable String dstUrl;
    private @Nullable String preset;
    private @Nullable Integer retryInterval;
    private @Nullable Integer retryTimes;
    private boolean stopOnShutdown;

    public StreamPull() {
        super("ket-stream-pull");
    }

    @Override
    KameletWork prepare(Steps steps) throws Exception {
        within("retryInterval", retryInterval, 20, "seconds");
        within("retryTimes", retryTimes, 100, "attempts");
        ket().check(pull());
        if (preset != null) {
            new PresetCheck(this, steps).require(preset);
        }
        return new Pull(steps, pull(), stopOnShutdown);
    }

    private void within(String property, @Nullable Integer value, int most, String unit) {
        if (value != null && (value < 1 || value > most)) {
            throw invalid(property, value, "1 to " + most + " " + unit);
        }
    }

    private StartStreamPull pull() {
        StreamPullExtParam options = StreamPullExtParam.builder()
                .preset(preset)
                .interval(retryInterval == null ? null : Duration.ofSeconds(retryInterval))
                .retryTimes(retryTimes)
                .build();
        boolean hasOptions = preset != null || retryInterval != null || retryTimes != null;
        return StartStreamPull.builder()
                .streamId(streamId)
                .srcUrl(srcUrl)
                .dstUrl(dstUrl)
                .extParam(hasOptions ? options : null)
                .build();
    }

    private record Pull(Steps steps, StartStreamPull pull, boolean stops) implements KameletWork {

        @Override
        public void begin() {
            Exchange exchange = steps.call(pull);
            if (exchange.getException() instanceof KetAlreadyExistsException) {
                LOG.info("Stream {} is pulled or pushed already", pull.streamId());
            } else {
                steps.deliver(exchange);
            }
        }

        @Override
        public void end() throws Exception {
            if (!stops) {
                return;
            }
            Exception failure = steps.call(
                            StopStreamPull.builder().streamId(pull.streamId()).build())
                    .getException();
            if (failure instanceof KetNotFoundException) {
                LOG.info("Stream {} is not pulled any more", pull.streamId());
            } else if (failure != null) {
                throw failure;
            }
        }
    }

    public void setStreamId(String streamId) {
        this.streamId = streamId;
    }

    public void setSrcUrl(String srcUrl) {
        this.srcUrl = srcUrl;
    }

    public void setDstUrl(@Nullable String dstUrl) {
        this.dstUrl = unlessBlank(dstUrl);
    }

    public void setPreset(@Nullable String preset) {
        this.preset = unlessBlank(preset);
    }

    public void setRetryInterval(@Nullable Integer retryInterval) {
        this.retryInterval = retryInterval;
    }

    public void setRetryTimes(@Nullable Integer retryTimes) {
        this.retryTimes = retryTimes;
    }

    public void setStopOnShutdown(boolean stopOnShutdown) {
        this.stopOnShutdown = stopOnShutdown;
    }
}
