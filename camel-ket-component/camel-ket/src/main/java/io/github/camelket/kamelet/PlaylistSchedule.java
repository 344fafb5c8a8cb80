/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import io.github.camelket.model.LoopSource;
import io.github.camelket.model.StartLoop;
import io.github.camelket.model.StartLoopBuilder;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.SchedulerException;

/** The Kamelet ket-playlist-schedule: a loop that starts, changes and stops by cron. Its options are the Kamelet's. */
public final class PlaylistSchedule extends KameletSource {

    private @Nullable String streamId;
    private @Nullable String preset;
    private @Nullable String pubDomain;
    private @Nullable String startCron;
    private @Nullable String stopCron;
    private String timeZone = "Asia/Shanghai";
    private @Nullable String playlist;
    private @Nullable String playlistFile;
    private @Nullable String playlistEndpoint;
    private @Nullable String sourceBaseUrl;
    private String misfire = Misfire.CATCH_UP.option;

    /** What becomes of times that passed while nobody was there to act on them. */
    enum Misfire {
        CATCH_UP("catchUp", CronScheduleBuilder::withMisfireHandlingInstructionFireAndProceed),
        SKIP("skip", CronScheduleBuilder::withMisfireHandlingInstructionDoNothing);

        final String option;
        private final UnaryOperator<CronScheduleBuilder> instruction;

        Misfire(String option, UnaryOperator<CronScheduleBuilder> instruction) {
            this.option = option;
            this.instruction = instruction;
        }

        CronScheduleBuilder applyTo(CronScheduleBuilder schedule) {
            return instruction.apply(schedule);
        }
    }

    public PlaylistSchedule() {
        super("ket-playlist-schedule");
    }

    @Override
    KameletWork prepare(Steps steps) throws Exception {
        ZoneId zone = zone("timeZone", timeZone);
        Misfire missed = misfire();
        CronTimes starts = cron("startCron", startCron, zone);
        CronTimes stops = stopCron == null ? null : cron("stopCron", stopCron, zone);
        Playlist sources = playlist();
        StartLoop loop = StartLoop.builder()
                .streamId(streamId)
                .preset(preset)
                .pubDomain(pubDomain)
                .durationHour(StartLoop.LONGEST)
                .build();
        if (playlistEndpoint == null) {
            // What can be read now is read now, so that a mistake in it does not wait for the night.
            ket().check(StartLoopBuilder.builder(loop)
                    .srcInfo(LoopSource.inOrder(sources.read()))
                    .build());
        }
        new PresetCheck(this, steps).require(preset);
        Programme programme =
                new Programme(steps, loop, sources, new OnAirTimes(starts, stops), clock(), missed == Misfire.CATCH_UP);
        QuartzTriggers triggers = new QuartzTriggers(steps);
        take(triggers, programme::start, "start", missed, starts);
        if (stops != null) {
            take(triggers, programme::stop, "stop", missed, stops);
        }
        return programme;
    }

    /** Quartz refuses a schedule without a time to come. */
    private static void take(
            QuartzTriggers triggers, QuartzTriggers.TimedStep step, String name, Misfire missed, CronTimes times)
            throws SchedulerException {
        Instant now = Instant.now();
        if (times.comesAfter(now)) {
            triggers.take(step, name, missed.applyTo(times.schedule()), now);
        }
    }

    private Misfire misfire() {
        return Stream.of(Misfire.values())
                .filter(known -> known.option.equalsIgnoreCase(misfire))
                .findFirst()
                .orElseThrow(() -> invalid("misfire", misfire, "catchUp or skip"));
    }

    private CronTimes cron(String property, @Nullable String cron, ZoneId zone) {
        try {
            CronTimes times = new CronTimes(cron == null ? "" : cron, zone);
            if (times.matterAt(clock().instant())) {
                return times;
            }
            throw invalid(property, cron, "a cron expression with a time to come, or in the last 20 days");
        } catch (ParseException e) {
            throw invalid(property, cron, "a Quartz cron expression such as '0 0 6 * * ?' (" + e.getMessage() + ")");
        }
    }

    private Playlist playlist() {
        long forms = Stream.of(playlist, playlistFile, playlistEndpoint)
                .filter(Objects::nonNull)
                .count();
        if (forms != 1) {
            // Their values are not shown: there may be signatures in them, and keys.
            throw new IllegalArgumentException("Kamelet " + kamelet()
                    + " takes its sources from exactly one of the properties playlist, playlistFile and"
                    + " playlistEndpoint, but is given " + (forms == 0 ? "none" : forms + " of them"));
        }
        if (playlist != null) {
            return Playlist.inline(playlist);
        }
        return playlistFile != null
                ? Playlist.file(getCamelContext(), playlistFile)
                : new Playlist.Listing(getCamelContext(), playlistEndpoint, sourceBaseUrl);
    }

    public void setStreamId(String streamId) {
        this.streamId = streamId;
    }

    public void setPreset(String preset) {
        this.preset = preset;
    }

    public void setPubDomain(String pubDomain) {
        this.pubDomain = pubDomain;
    }

    public void setStartCron(String startCron) {
        this.startCron = startCron;
    }

    public void setStopCron(@Nullable String stopCron) {
        this.stopCron = unlessBlank(stopCron);
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public void setPlaylist(@Nullable String playlist) {
        this.playlist = unlessBlank(playlist);
    }

    public void setPlaylistFile(@Nullable String playlistFile) {
        this.playlistFile = unlessBlank(playlistFile);
    }

    public void setPlaylistEndpoint(@Nullable String playlistEndpoint) {
        this.playlistEndpoint = unlessBlank(playlistEndpoint);
    }

    public void setSourceBaseUrl(@Nullable String sourceBaseUrl) {
        this.sourceBaseUrl = unlessBlank(sourceBaseUrl);
    }

    public void setMisfire(String misfire) {
        this.misfire = misfire;
    }
}
