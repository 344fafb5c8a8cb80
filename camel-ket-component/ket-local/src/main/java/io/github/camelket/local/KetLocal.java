/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.local;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A KET service on this machine: every action of the vendor's API over HTTP, with signatures, limits, state and time,
 * and no media. It starts in some milliseconds, belongs to whoever started it, and forgets everything when closed.
 *
 * <pre>{@code
 * try (KetLocal local = KetLocal.start()) {
 *     // point a client to local.serviceUrl(), local.accessKey(), local.secretKey()
 *     RecordedRequest request = local.takeRequest();
 * }
 * }</pre>
 *
 * <p>Requests are answered in JSON whether or not they say {@code Accept: application/json}. The id of a request is in
 * the header {@code X-Ksc-Request-Id}, and in the body of gateway errors as the document shows it.
 *
 * <p>All methods may be called from any thread.
 */
public final class KetLocal implements AutoCloseable {

    /** The access key unless another was given: {@value}. */
    public static final String DEFAULT_ACCESS_KEY = "ket-local";

    /** The secret key unless another was given: {@value}. It protects nothing. */
    public static final String DEFAULT_SECRET_KEY = "ket-local-secret";

    /** The region unless another was given: {@value}. */
    public static final String DEFAULT_REGION = "cn-beijing-6";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings settings;
    private final LocalServer server;
    private final KetService service;
    private final Throttle throttle;
    private final Faults faults = new Faults();
    private final Journal journal;
    private final Gateway gateway;

    KetLocal(Settings settings) {
        this.settings = settings;
        service = new KetService(settings);
        throttle = new Throttle(settings);
        journal = new Journal(settings.journalSize());
        server = new LocalServer(settings.host(), settings.port());
        gateway = new Gateway(settings, throttle, service, faults, journal, server::later);
        server.start(gateway);
    }

    /**
     * A builder, with a default for everything.
     *
     * @return the builder
     */
    public static KetLocalBuilder builder() {
        return new KetLocalBuilder();
    }

    /**
     * Starts a service with a default for everything.
     *
     * @return the service, which listens
     */
    public static KetLocal start() {
        return builder().start();
    }

    /**
     * Where the service listens, to be given to clients as the service's address.
     *
     * @return an http address without a path
     */
    public URI serviceUrl() {
        String host = settings.host();
        return url(host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host);
    }

    /** The address that was bound, which may be all of this machine's. */
    URI listensOn() {
        return url(settings.host());
    }

    private URI url(String host) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    /**
     * The port that the service listens on.
     *
     * @return the port, also if any free one was asked for
     */
    public int port() {
        return server.port();
    }

    /**
     * The access key to sign with.
     *
     * @return the access key
     */
    public String accessKey() {
        return settings.accessKey();
    }

    /**
     * The secret key to sign with.
     *
     * @return the secret key
     */
    public String secretKey() {
        return settings.secretKey();
    }

    /**
     * The session token to sign with.
     *
     * @return the session token, or {@code null} if there is none
     */
    public @Nullable String sessionToken() {
        return settings.sessionToken();
    }

    /**
     * The region to sign for.
     *
     * @return the region
     */
    public String region() {
        return settings.region();
    }

    /**
     * The faults that wait for requests.
     *
     * @return the faults, to which more can be added
     */
    public Faults faults() {
        return faults;
    }

    /**
     * The next request that was not taken yet, in the order of arrival. Waits up to 5 seconds for one.
     *
     * @return the request
     * @throws IllegalStateException if there is none in that time
     */
    public RecordedRequest takeRequest() {
        return takeRequest(PATIENCE)
                .orElseThrow(() -> new IllegalStateException("No request within " + PATIENCE.toSeconds()
                        + " s; requests so far, taken ones included: " + requestCount()));
    }

    /**
     * The next request that was not taken yet, in the order of arrival.
     *
     * @param timeout how long to wait for one
     * @return the request, or nothing if there was none in that time
     */
    public Optional<RecordedRequest> takeRequest(Duration timeout) {
        try {
            return journal.take(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a request", e);
        }
    }

    /**
     * The requests that the journal remembers, taken or not, in the order of arrival.
     *
     * @return the requests
     */
    public List<RecordedRequest> requests() {
        return journal.requests();
    }

    /**
     * How many requests there were since the start or the last {@link #reset()}, forgotten ones included.
     *
     * @return the number
     */
    public int requestCount() {
        return journal.count();
    }

    /**
     * How many requests of one action there were since the start or the last {@link #reset()}.
     *
     * @param action the action's name on the wire, such as {@code StartLoop}
     * @return the number; 0 for what is no action of the service
     */
    public int requestCount(String action) {
        return journal.count(action);
    }

    /**
     * Publishes a stream, as an encoder that pushes to {@code rtmp://host/{app}/{stream}} does (section "pull
     * addresses"). Its presets take effect when it is played under a name that says so.
     *
     * @param app the channel, such as {@code live}
     * @param stream the stream's name
     * @throws IllegalStateException if the stream is already published
     */
    public void publish(String app, String stream) {
        service.publish(app, stream, List.of());
    }

    /**
     * Publishes a stream with a preset, as an encoder that pushes to {@code rtmp://host/{app}/{stream}?preset={preset}}
     * does: a transcode task starts for every output of the preset.
     *
     * @param app the channel, such as {@code live}
     * @param stream the stream's name
     * @param preset the name of a preset of that channel, of whichever {@code UniqName}
     * @return the names under which the outputs can be played
     * @throws IllegalStateException if the stream is already published, or if there is no such preset
     */
    public List<String> publish(String app, String stream, String preset) {
        return service.publish(app, stream, List.of(preset));
    }

    /**
     * Ends a published stream, and with it every transcode task of it.
     *
     * @param app the channel
     * @param stream the stream's name
     * @throws IllegalStateException if the stream is not published
     */
    public void unpublish(String app, String stream) {
        service.unpublish(app, stream);
    }

    /**
     * A viewer starts to play {@code rtmp://host/{app}/{name}}. Playing {@code {stream}_{preset}} of a published stream
     * starts the preset's first output, if that has the suffix {@code _{preset}}.
     *
     * @param app the channel
     * @param name the name that is played: a stream, or one of its transcoded streams
     * @return whether there is anything to see under that name
     */
    public boolean play(String app, String name) {
        return service.play(app, name);
    }

    /**
     * A viewer stops to play. A transcode task that playing started ends with its last viewer.
     *
     * @param app the channel
     * @param name the name that was played
     */
    public void stopPlaying(String app, String name) {
        service.stopPlaying(app, name);
    }

    /**
     * The outside source of a pulled stream falls silent. The service gives the pull up 20 minutes later (section
     * "StopStreamPull").
     *
     * @param app the channel
     * @param stream the stream's name
     * @throws IllegalStateException if the stream is not pulled
     */
    public void sourceStopped(String app, String stream) {
        service.sourceStopped(app, stream);
    }

    /**
     * Ends a loop, redirect or transcode task as one that failed. GetTaskList shows it with {@code TranStatus} 2.
     *
     * @param taskId the task's id
     * @param message why it failed, shown as {@code task_error_msg}
     * @throws IllegalStateException if no such task runs or is scheduled
     */
    public void failTask(String taskId, String message) {
        service.failTask(taskId, message);
    }

    /**
     * Forgets everything: state, journal, waiting faults and the requests counted in this minute. A request that a fault
     * delays is not executed any more, and its connection is closed.
     */
    public void reset() {
        gateway.forget();
        faults.clear();
        service.reset();
        throttle.reset();
        journal.reset();
    }

    /** Stops at once: open connections are closed, waiting answers dropped, and no thread is left. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "KetLocal[" + serviceUrl() + "]";
    }
}
