/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says how a {@link KetLocal} shall be, and starts it. Nothing has to be said. */
public final class KetLocalBuilder {

    private String host = "127.0.0.1";
    private int port;
    private String accessKey = KetLocal.DEFAULT_ACCESS_KEY;
    private String secretKey = KetLocal.DEFAULT_SECRET_KEY;
    private @Nullable String sessionToken;
    private String region = KetLocal.DEFAULT_REGION;
    private Clock clock = Clock.systemUTC();
    private Duration maxClockSkew = Duration.ofMinutes(15);
    private int requestsPerMinute;
    private int maxBodyBytes = 1 << 20;
    private int journalSize = 10_000;
    private int maxLoopTasks = 100;
    private Function<String, Duration> sourceLength = path -> Duration.ofMinutes(10);

    KetLocalBuilder() {}

    /**
     * The address to listen on.
     *
     * @param newHost a host name or address of this machine; 127.0.0.1 by default
     * @return this
     */
    public KetLocalBuilder host(String newHost) {
        host = notBlank("host", newHost);
        return this;
    }

    /**
     * The port to listen on.
     *
     * @param newPort 1 to 65535, or 0 (the default) for any that is free
     * @return this
     */
    public KetLocalBuilder port(int newPort) {
        port = between("port", newPort, 0, 65_535);
        return this;
    }

    /**
     * The one access key that is known.
     *
     * @param key the access key; {@link KetLocal#DEFAULT_ACCESS_KEY} by default
     * @return this
     */
    public KetLocalBuilder accessKey(String key) {
        accessKey = notBlank("accessKey", key);
        return this;
    }

    /**
     * The secret key that requests must be signed with.
     *
     * @param key the secret key; {@link KetLocal#DEFAULT_SECRET_KEY} by default
     * @return this
     */
    public KetLocalBuilder secretKey(String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException("secretKey must not be blank");
        }
        secretKey = key;
        return this;
    }

    /**
     * The session token of temporary credentials. With one, requests must carry it; without one, they must not.
     *
     * @param token the token, or {@code null} (the default) for credentials that are not temporary
     * @return this
     */
    public KetLocalBuilder sessionToken(@Nullable String token) {
        sessionToken = token;
        return this;
    }

    /**
     * The region that credentials must be scoped to.
     *
     * @param newRegion the region; cn-beijing-6 by default, which is the one the service has
     * @return this
     */
    public KetLocalBuilder region(String newRegion) {
        region = notBlank("region", newRegion);
        return this;
    }

    /**
     * The clock by which tasks live, requests expire and minutes are counted. It may jump; see {@link ManualClock}.
     *
     * @param newClock the clock; the system's by default
     * @return this
     */
    public KetLocalBuilder clock(Clock newClock) {
        clock = newClock;
        return this;
    }

    /**
     * How far the time of a signature may be from the clock.
     *
     * @param skew zero or more; 15 minutes by default
     * @return this
     */
    public KetLocalBuilder maxClockSkew(Duration skew) {
        if (skew.isNegative()) {
            throw new IllegalArgumentException("maxClockSkew is " + skew + ", must not be negative");
        }
        maxClockSkew = skew;
        return this;
    }

    /**
     * How many signed requests the account may send in a minute of the clock (section "SDK call flow": QPM).
     *
     * @param requests 1 or more, or 0 (the default) for no limit
     * @return this
     */
    public KetLocalBuilder requestsPerMinute(int requests) {
        requestsPerMinute = between("requestsPerMinute", requests, 0, Integer.MAX_VALUE);
        return this;
    }

    /**
     * How long the body of a request may be.
     *
     * @param bytes 1 or more; 1 MiB by default
     * @return this
     */
    public KetLocalBuilder maxBodyBytes(int bytes) {
        maxBodyBytes = between("maxBodyBytes", bytes, 1, Integer.MAX_VALUE - 16);
        return this;
    }

    /**
     * How many requests the journal remembers. It remembers fewer if their bodies have more than 64 MiB together.
     *
     * @param requests 1 or more; 10,000 by default
     * @return this
     */
    public KetLocalBuilder journalSize(int requests) {
        journalSize = between("journalSize", requests, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * How many loop tasks one {@code UniqName} may have at a time, where a loop has a task for each output of its preset
     * (section "StartLoop").
     *
     * @param tasks 1 or more; 100 by default, as documented. More is for simulations larger than the service allows.
     * @return this
     */
    public KetLocalBuilder maxLoopTasks(int tasks) {
        maxLoopTasks = between("maxLoopTasks", tasks, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * How long every file of a loop plays, which together with {@code LoopTimes} decides when a loop ends.
     *
     * @param length more than zero; 10 minutes by default
     * @return this
     */
    public KetLocalBuilder sourceLength(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("sourceLength is " + length + ", must be more than zero");
        }
        return sourceLength(path -> length);
    }

    /**
     * How long each file of a loop plays, which together with {@code LoopTimes} decides when a loop ends.
     *
     * @param lengthOfPath tells the length of a file from its path, in whole seconds
     * @return this
     */
    public KetLocalBuilder sourceLength(Function<String, Duration> lengthOfPath) {
        sourceLength = lengthOfPath;
        return this;
    }

    /**
     * Starts the service.
     *
     * @return the service, which listens
     * @throws java.io.UncheckedIOException if it cannot listen on host and port
     */
    public KetLocal start() {
        return new KetLocal(settings());
    }

    private Settings settings() {
        return new Settings(
                host,
                port,
                accessKey,
                secretKey,
                sessionToken,
                region,
                clock,
                maxClockSkew,
                requestsPerMinute,
                maxBodyBytes,
                journalSize,
                maxLoopTasks,
                sourceLength);
    }

    private static String notBlank(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return value;
    }

    private static int between(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " is " + value + ", must be between " + min + " and " + max);
        }
        return value;
    }
}
