/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.kamelet;

import static io.github.camelket.kamelet.KameletRun.NEWS;
import static io.github.camelket.kamelet.KameletRun.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.KetNoAnswerException;
import io.github.camelket.KetOperationFailedException;
import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.StartLoopResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;

class PlaylistScheduleTest {

    private static final String CHANNEL = "kamelet:ket-playlist-schedule/channel?streamId=channel1&preset=mypreset"
            + "&pubDomain=publish.example.com";
    private static final String EVERY_SECOND = "&startCron=* * * * * ?";
    private static final String NEVER_HERE = "&startCron=0 0 6 * * ? 2098";
    private static final String PLAYLIST = "&playlist=" + NEWS + "," + WEATHER;
    private static final String WITH_SEMICOLON = "&playlist=" + NEWS + "; " + WEATHER;

    /** Days in 2098 by the component's clock, which Quartz does not see: what happens then is made up for, not fired. */
    private static final String DAILY = "&startCron=0 0 6 * * ? 2098&stopCron=0 0 22 * * ? 2098&timeZone=+00:00";

    private final ManualClock clock = ManualClock.at(Instant.parse("2098-03-10T12:00:00Z"));
    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final KetLocal now = KetLocal.start();
    private KameletRun run;

    @AfterEach
    void stop() {
        run.close();
        local.close();
        now.close();
    }

    @Test
    void aChannelGoesOnAirAtItsTimeAndChangesToTheNextListAtTheNext() throws Exception {
        run = new KameletRun(now).from(CHANNEL + EVERY_SECOND + WITH_SEMICOLON + "&misfire=skip");
        run.awaitThat(it -> assertThat(it.emittedActions()).startsWith("StartLoop", "UpdateLoop", "UpdateLoop"));
        assertThat(run.emitted().get(0).getMessage().getBody()).isInstanceOf(StartLoopResult.class);
        assertThat(run.actions())
                .startsWith("GetPresetDetail", "GetLoopList", "StartLoop", "GetLoopList", "UpdateLoop");
        assertThat(run.last("UpdateLoop").bodyText()).contains("\"DurationHour\":480", "news.mp4", "weather.mp4");
        assertThat(run.onAir()).singleElement().satisfies(loop -> {
            assertThat(loop.streamId()).isEqualTo("channel1");
            assertThat(loop.srcInfo()).extracting("path").containsExactly(NEWS, WEATHER);
        });
    }

    @Test
    void aChannelGoesOffAirAtItsTime() throws Exception {
        run = new KameletRun(now);
        run.startLoop("channel1", NEWS);
        run.from(CHANNEL + "&startCron=0 0 6 1 1 ? 2098&stopCron=* * * * * ?" + PLAYLIST + "&misfire=skip");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("StopLoop"));
        // Later seconds find it off air, which is as it should be: no message and no failure.
        run.awaitThat(it -> assertThat(it.changes()).contains("StopLoop", "StopLoop"));
        assertThat(run.onAir()).isEmpty();
        assertThat(run.emitted()).hasSize(1);
        assertThat(run.failed()).isEmpty();
    }

    @Test
    void atStartUpTheLastMissedTimeDecides() throws Exception {
        run = new KameletRun(local, clock).from(CHANNEL + DAILY + PLAYLIST);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("StartLoop"));

        clock.set(Instant.parse("2098-03-10T23:00:00Z"));
        run.restart("channel");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("StartLoop", "StopLoop"));
        assertThat(run.onAir()).isEmpty();
    }

    @Test
    void aRestartDoesNotDisturbTheProgrammeThatIsOnAir() throws Exception {
        run = new KameletRun(local, clock);
        run.startLoop("channel1", NEWS, WEATHER);
        run.from(CHANNEL + DAILY + PLAYLIST);
        run.awaitThat(it -> assertThat(it.actions()).endsWith("GetLoopList"));
        run.context().stop();
        assertThat(run.changes()).containsExactly("StartLoop");
        assertThat(run.emitted()).isEmpty();
    }

    @Test
    void aRestartChangesToTheListThatWasMissed() throws Exception {
        run = new KameletRun(local, clock);
        run.startLoop("channel1", NEWS);
        run.from(CHANNEL + DAILY + PLAYLIST);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("UpdateLoop"));
        assertThat(run.onAir().get(0).srcInfo()).extracting("path").containsExactly(NEWS, WEATHER);
    }

    @Test
    void skipLeavesEverythingAsItIs() throws Exception {
        run = new KameletRun(local, clock).from(CHANNEL + DAILY + PLAYLIST + "&misfire=skip");
        run.context().stop();
        assertThat(run.actions()).containsExactly("GetPresetDetail");
    }

    @Test
    void whatWouldHaveEndedByItselfIsNotMadeUpFor() throws Exception {
        run = new KameletRun(local, clock).from(CHANNEL + "&startCron=0 0 6 * 1,12 ? 2098&timeZone=+00:00" + PLAYLIST);
        run.context().stop();
        assertThat(run.actions()).containsExactly("GetPresetDetail");
    }

    @Test
    void quartzIsToldTheSameChoice() throws Exception {
        run = new KameletRun(local, clock).from(CHANNEL + DAILY + PLAYLIST);
        assertThat(triggers()).hasSize(2).allSatisfy(trigger -> assertThat(trigger.getMisfireInstruction())
                .isEqualTo(1));
        run.context().getRouteController().stopRoute("channel");
        assertThat(triggers()).isEmpty();

        run.from(CHANNEL.replace("/channel?", "/second?") + DAILY + PLAYLIST + "&misfire=skip");
        assertThat(triggers()).hasSize(2).allSatisfy(trigger -> assertThat(trigger.getMisfireInstruction())
                .isEqualTo(2));
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("ket-playlist-schedule"))
                .toList();
    }

    private List<Trigger> triggers() throws Exception {
        Scheduler scheduler =
                run.context().getComponent("quartz", QuartzComponent.class).getScheduler();
        return scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup()).stream()
                .map(key -> {
                    try {
                        return scheduler.getTrigger(key);
                    } catch (org.quartz.SchedulerException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    @Test
    void ofTimesThatQuartzMakesUpForInOneGoTheLastOneCounts() throws Exception {
        run = new KameletRun(now);
        run.startLoop("channel1", NEWS);
        run.startLoop("channel2", NEWS);
        QuartzComponent quartz = run.context().getComponent("quartz", QuartzComponent.class);
        quartz.setProperties(Map.of("org.quartz.jobStore.misfireThreshold", "100"));
        quartz.getScheduler().standby();
        ZonedDateTime first = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2);
        ZonedDateTime second = first.plusSeconds(1);
        run.from(CHANNEL + "&timeZone=UTC" + cron("start", first) + cron("stop", second) + PLAYLIST);
        run.from(CHANNEL.replace("channel1", "channel2").replace("/channel?", "/other?") + "&timeZone=UTC"
                + cron("start", second) + cron("stop", first) + PLAYLIST);
        await().until(() -> ZonedDateTime.now(ZoneOffset.UTC).isAfter(second.plusSeconds(1)));
        assertThat(run.emitted()).isEmpty();

        quartz.getScheduler().start();
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactlyInAnyOrder("StopLoop", "UpdateLoop"));
        assertThat(run.onAir()).singleElement().satisfies(loop -> {
            assertThat(loop.streamId()).isEqualTo("channel2");
            assertThat(loop.srcInfo()).hasSize(2);
        });
    }

    private static String cron(String which, ZonedDateTime time) {
        return "&" + which + "Cron=" + time.format(DateTimeFormatter.ofPattern("s m H d M '?' yyyy"));
    }

    /** Quartz takes the second that a trigger is made in for one to come, and the catching up takes it for one that was missed. */
    @Test
    void aRouteThatStartsInTheVerySecondOfAStartStartsOnce() throws Exception {
        run = new KameletRun(now);
        ZonedDateTime second = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        await().until(() -> ZonedDateTime.now(ZoneOffset.UTC).isAfter(second));
        run.from(CHANNEL + "&timeZone=UTC" + daily("start", second) + PLAYLIST);
        run.awaitThat(it -> assertThat(it.emitted()).hasSize(1));
        await().until(() -> ZonedDateTime.now(ZoneOffset.UTC).isAfter(second.plusSeconds(2)));
        run.context().stop();
        assertThat(run.changes()).containsExactly("StartLoop");
    }

    /** As it is when Quartz fires early, by a millisecond or two. */
    @Test
    void aStartIsNotLostWhenTheClockSaysThatItIsNotTimeYet() throws Exception {
        run = new KameletRun(now, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-1)));
        ZonedDateTime start = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3);
        run.from(CHANNEL + "&timeZone=UTC" + daily("start", start) + daily("stop", start.minusHours(1)) + PLAYLIST);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("StartLoop"));
    }

    @Test
    void aStopThatIsStillToComeOrWasMissedCountsWhenNoStartComesAnyMore() throws Exception {
        run = new KameletRun(now);
        run.startLoop("channel1", NEWS);
        ZonedDateTime time = ZonedDateTime.now(ZoneOffset.UTC);
        run.from(CHANNEL + "&timeZone=UTC" + cron("start", time.minusHours(1)) + cron("stop", time.plusSeconds(3))
                + "&playlist=" + NEWS);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("StopLoop"));

        run.startLoop("channel1", NEWS);
        run.restart("channel");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("StopLoop", "StopLoop"));
    }

    private static String daily(String which, ZonedDateTime time) {
        return "&" + which + "Cron=" + time.format(DateTimeFormatter.ofPattern("s m H * * '?'"));
    }

    @Test
    void severalChannelsKeepTheirOwnTimes() throws Exception {
        run = new KameletRun(now);
        for (String stream : List.of("one", "two", "three")) {
            run.from("kamelet:ket-playlist-schedule?streamId=" + stream
                    + "&preset=mypreset&pubDomain=publish.example.com&misfire=skip" + EVERY_SECOND + PLAYLIST);
        }
        run.awaitThat(
                it -> assertThat(it.onAir()).extracting("streamId").containsExactlyInAnyOrder("one", "two", "three"));
    }

    @Test
    void aRouteThatStopsLeavesNoTimeAndNoThreadBehindAndCanStartAgain() throws Exception {
        run = new KameletRun(now).from(CHANNEL + EVERY_SECOND + PLAYLIST + "&misfire=skip");
        run.awaitThat(it -> assertThat(it.emitted()).isNotEmpty());
        run.context().getRouteController().stopRoute("channel");
        assertThat(triggers()).isEmpty();
        assertThat(threads()).isEmpty();
        int before = run.emitted().size();
        run.context().getRouteController().startRoute("channel");
        run.awaitThat(it -> assertThat(it.emitted()).hasSizeGreaterThan(before));
    }

    @Test
    void aLoopThatComesOrGoesMeanwhileIsMetWithTheOtherCallOnce() throws Exception {
        run = new KameletRun(local, clock);
        local.faults()
                .on("StartLoop", Fault.errNum(1201, "Record most not exist").afterExecution());
        run.from(CHANNEL + DAILY + PLAYLIST);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("UpdateLoop"));
        assertThat(run.changes()).containsExactly("StartLoop", "UpdateLoop");

        local.faults().on("UpdateLoop", Fault.errNum(1301, "task most exist"));
        clock.advance(Duration.ofDays(21));
        run.restart("channel");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("UpdateLoop", "StartLoop"));
    }

    @Test
    void aFailureReachesTheRoutesErrorHandlingAndIsNotRepeated() throws Exception {
        run = new KameletRun(local, clock);
        local.faults().on("StartLoop", Fault.closeAfterExecution());
        run.from(CHANNEL + DAILY + PLAYLIST);
        run.awaitThat(it -> assertThat(it.failed()).hasSize(1));
        Exchange failed = run.failed().get(0);
        assertThat(failed.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .isInstanceOf(KetNoAnswerException.class)
                .hasMessageStartingWith("StartLoop failed");
        assertThat(failed.getMessage().getBody()).isNull();
        assertThat(run.changes()).containsExactly("StartLoop");
        assertThat(run.emitted()).isEmpty();
    }

    @Test
    void noRedeliveryOfTheRouteRepeatsACall() throws Exception {
        run = new KameletRun(local, clock);
        local.faults().on("StartLoop", Fault.status(500));
        run.with(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(
                        deadLetterChannel("direct:dead").maximumRedeliveries(3).redeliveryDelay(1));
                from("direct:dead").process(run.failed()::add);
                from(CHANNEL + DAILY + PLAYLIST).process(run.emitted()::add);
            }
        });
        run.awaitThat(it -> assertThat(it.failed()).hasSize(1));
        assertThat(run.failed().get(0).getProperty(Exchange.EXCEPTION_CAUGHT))
                .isInstanceOf(KetOperationFailedException.class);
        assertThat(run.changes()).containsExactly("StartLoop");
    }

    @Test
    void aScheduleGoesOnAfterAFailure() throws Exception {
        run = new KameletRun(now);
        now.faults().on("GetLoopList", Fault.status(503));
        run.from(CHANNEL + EVERY_SECOND + PLAYLIST + "&misfire=skip");
        run.awaitThat(it -> assertThat(it.emittedActions()).startsWith("StartLoop"));
        assertThat(run.failed()).hasSize(1);
    }

    @Test
    void aPlaylistFileIsReadAnewEachTime(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("channel1.txt"), "# morning\n" + NEWS + "\n\n");
        run = new KameletRun(now).from(CHANNEL + EVERY_SECOND + "&misfire=skip&playlistFile=file:" + file);
        run.awaitThat(it -> assertThat(it.emitted()).isNotEmpty());
        Files.writeString(file, WEATHER + "\n# noon\n" + NEWS);
        run.awaitThat(
                it -> assertThat(it.onAir().get(0).srcInfo()).extracting("path").containsExactly(WEATHER, NEWS));
    }

    @Test
    void aBucketsListingBecomesAPlaylist() throws Exception {
        run = new KameletRun(local, clock).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list-bucket")
                        .setBody(constant(List.of(
                                "morning/news today.mp4", "morning/readme.txt", "", "晨间/天气.FLV", NEWS + "?Expires=1")));
            }
        });
        run.from(CHANNEL + DAILY + "&playlistEndpoint=direct:list-bucket"
                + "&sourceBaseUrl=http://videos.ks3-cn-beijing-internal.ksyuncs.com/");
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("StartLoop"));
        assertThat(run.onAir().get(0).srcInfo())
                .extracting("path")
                .containsExactly(
                        "http://videos.ks3-cn-beijing-internal.ksyuncs.com/morning/news%20today.mp4",
                        "http://videos.ks3-cn-beijing-internal.ksyuncs.com/%E6%99%A8%E9%97%B4/%E5%A4%A9%E6%B0%94.FLV",
                        NEWS + "?Expires=1");
    }

    @Test
    void anEmptyListingIsAFailureAndSendsNothing() throws Exception {
        run = new KameletRun(local, clock).with(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list-bucket").setBody(constant(List.of("readme.txt")));
            }
        });
        run.from(CHANNEL + DAILY + "&playlistEndpoint=direct:list-bucket");
        run.awaitThat(it -> assertThat(it.failed()).hasSize(1));
        assertThat(run.failed().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .hasMessageContaining("direct:list-bucket")
                .hasMessageContaining("empty");
        assertThat(run.changes()).isEmpty();
    }

    @Test
    void whatCannotWorkDoesNotStart() {
        run = new KameletRun(local, clock);
        String kamelet = " of Kamelet ket-playlist-schedule is ";
        assertThat(run.refusal(CHANNEL + "&startCron=6 o'clock" + PLAYLIST))
                .startsWith(
                        "Property startCron" + kamelet + "'6 o'clock', but must be a Quartz cron expression such as");
        assertThat(run.refusal(CHANNEL + "&startCron=0 0 6 * * ? 2097" + PLAYLIST))
                .startsWith("Property startCron" + kamelet + "'0 0 6 * * ? 2097', but must be")
                .contains("a time to come");
        assertThat(run.refusal(CHANNEL + NEVER_HERE + "&stopCron=never" + PLAYLIST))
                .startsWith("Property stopCron" + kamelet + "'never'");
        assertThat(run.refusal(CHANNEL + NEVER_HERE + "&timeZone=Peking" + PLAYLIST))
                .isEqualTo("Property timeZone" + kamelet
                        + "'Peking', but must be a time zone such as Asia/Shanghai or +08:00");
        assertThat(run.refusal(CHANNEL + NEVER_HERE + "&misfire=never" + PLAYLIST))
                .isEqualTo("Property misfire" + kamelet + "'never', but must be catchUp or skip");
        assertThat(run.refusal(CHANNEL + NEVER_HERE)).endsWith("but is given none");
        assertThat(run.refusal(CHANNEL + NEVER_HERE + PLAYLIST + "&playlistFile=file:x"))
                .isEqualTo(
                        "Kamelet ket-playlist-schedule takes its sources from exactly one of the properties playlist,"
                                + " playlistFile and playlistEndpoint, but is given 2 of them");
        assertThat(run.refusal(CHANNEL + NEVER_HERE + "&playlist= , "))
                .isEqualTo("The playlist of property playlist is empty: it needs at least one address");
        assertThat(run.refusal(CHANNEL + NEVER_HERE + "&playlistFile=file:/nowhere.txt"))
                .contains("/nowhere.txt");
        // By the rules that the call itself will be held against.
        assertThat(run.refusal(CHANNEL + NEVER_HERE + "&playlist=" + NEWS + ",ftp://example.com/news.txt"))
                .startsWith("StartLoop")
                .contains("SrcInfo[1].Path")
                .doesNotContain("\n");
        assertThat(run.refusal(CHANNEL.replace("publish.example.com", "nowhere ") + NEVER_HERE + PLAYLIST))
                .contains("PubDomain");
        assertThat(run.actions()).isEmpty();

        assertThat(run.refusal(CHANNEL.replace("mypreset", "yourpreset") + NEVER_HERE + PLAYLIST))
                .isEqualTo("Property preset" + kamelet
                        + "'yourpreset', but must be one that exists: the service knows none of that name");
        assertThat(run.refusal("kamelet:ket-playlist-schedule?streamId=channel1"))
                .contains("mandatory", "startCron");
        assertThat(run.changes()).isEmpty();
        assertThat(threads()).isEmpty();
    }

    @Test
    void aServiceThatCannotBeAskedForThePresetDoesNotKeepAChannelDark() throws Exception {
        run = new KameletRun(local, clock);
        local.faults().on("GetPresetDetail", Fault.closeBeforeExecution());
        run.from(CHANNEL + DAILY + PLAYLIST);
        run.awaitThat(it -> assertThat(it.emittedActions()).containsExactly("StartLoop"));
    }
}
