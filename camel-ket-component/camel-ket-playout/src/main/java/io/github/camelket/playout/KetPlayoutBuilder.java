/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout;

import io.github.camelket.model.StartLoop;
import io.github.camelket.playout.run.PlayoutSettings;
import io.github.camelket.playout.run.PlayoutTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says how a {@link KetPlayout} shall be. Its methods are the options, also of the properties {@code camel.ket.playout.*} and
 * of beans in YAML.
 */
public final class KetPlayoutBuilder {

    /** Less, and the service would not be told in time: it wants relays 10 minutes ahead. */
    private static final Duration LEAST_AHEAD = Duration.ofMinutes(15);

    private String name = "playout";
    private @Nullable String guide;
    private Duration reloadEvery = Duration.ofSeconds(10);
    private Duration checkEvery = PlayoutSettings.DEFAULT.checkEvery();
    private Duration planAhead = PlayoutSettings.DEFAULT.planAhead();
    private int requestsPerMinute = PlayoutSettings.DEFAULT.requestsPerMinute();
    private int parallelCalls = PlayoutSettings.DEFAULT.parallelCalls();
    private Duration keepAliveMargin = PlayoutSettings.DEFAULT.keepAliveMargin();
    private boolean dryRun;
    private @Nullable String reportTo;
    private boolean page;
    private PlayoutTime time = PlayoutTime.SYSTEM;

    /** With a default for everything but the guide. */
    public KetPlayoutBuilder() {}

    /**
     * Where the guide is: Camel resource locations, separated by commas, such as {@code file:guide.yaml} or
     * {@code file:guides/*.yaml}. Required.
     */
    public KetPlayoutBuilder guide(String locations) {
        guide = locations;
        return this;
    }

    /** The name that nodes of a cluster share, and that tells several playouts of one scheduler apart; {@code playout}. */
    public KetPlayoutBuilder name(String newName) {
        if (newName.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        name = newName;
        return this;
    }

    /** How often to see whether the guide has changed; 10 seconds. */
    public KetPlayoutBuilder reloadEvery(Duration pause) {
        reloadEvery = atLeast("reloadEvery", pause, Duration.ofMillis(1));
        return this;
    }

    /** How often to look at the service between the times of the guide; one minute. */
    public KetPlayoutBuilder checkEvery(Duration pause) {
        checkEvery = atLeast("checkEvery", pause, Duration.ofSeconds(1));
        return this;
    }

    /** How long before its time the service is told to begin something, at least 15 minutes, which is the default. */
    public KetPlayoutBuilder planAhead(Duration lead) {
        planAhead = atLeast("planAhead", lead, LEAST_AHEAD);
        return this;
    }

    /** How many calls may be made in a minute, reading included; 0, the default, for as many as it takes. */
    public KetPlayoutBuilder requestsPerMinute(int calls) {
        requestsPerMinute = atLeast("requestsPerMinute", calls, 0);
        return this;
    }

    /** How many calls are made at a time; 20. */
    public KetPlayoutBuilder parallelCalls(int calls) {
        parallelCalls = atLeast("parallelCalls", calls, 1);
        return this;
    }

    /** How much time a loop has left when it is given its 20 days anew, less than 20 days; 72 hours. */
    public KetPlayoutBuilder keepAliveMargin(Duration left) {
        keepAliveMargin = atLeast("keepAliveMargin", left, Duration.ofMinutes(1));
        if (left.compareTo(StartLoop.LONGEST) >= 0) {
            throw new IllegalArgumentException(
                    "keepAliveMargin is " + left + ", but must be less than " + StartLoop.LONGEST);
        }
        return this;
    }

    /** Whether to tell what would be done, and not do it. */
    public KetPlayoutBuilder dryRun(boolean only) {
        dryRun = only;
        return this;
    }

    /** The URI of an endpoint that is sent a {@link StepReport} for each step that was taken or has failed. */
    public KetPlayoutBuilder reportTo(String endpoint) {
        reportTo = endpoint;
        return this;
    }

    /** Whether to serve the page that shows the station. It needs an HTTP server, such as camel-platform-http has. */
    public KetPlayoutBuilder page(boolean wanted) {
        page = wanted;
        return this;
    }

    /**
     * Another time than the system's, for a week that is to pass in minutes. The component {@code ket} needs the same clock.
     *
     * @param clock the clock that the guide's times are meant by
     * @param system when the system's clock is at a time of that clock
     */
    public KetPlayoutBuilder time(Clock clock, UnaryOperator<Instant> system) {
        time = new PlayoutTime(clock, system);
        return this;
    }

    /** @throws IllegalArgumentException if there is no guide */
    public KetPlayout build() {
        if (guide == null || guide.isBlank()) {
            throw new IllegalArgumentException("guide is required: where it is, such as file:guide.yaml");
        }
        PlayoutSettings settings =
                new PlayoutSettings(checkEvery, planAhead, requestsPerMinute, parallelCalls, keepAliveMargin, dryRun);
        return new KetPlayout(new PlayoutOptions(name, guide, reloadEvery, settings, reportTo, page, time));
    }

    private static <T extends Comparable<T>> T atLeast(String option, T value, T least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(option + " is " + value + ", but must be at least " + least);
        }
        return value;
    }
}
