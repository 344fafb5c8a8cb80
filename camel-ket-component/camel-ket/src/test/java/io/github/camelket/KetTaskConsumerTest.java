/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelket.auth.KetCredentials;
import io.github.camelket.auth.KetCredentialsProvider;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.ManualClock;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.TaskInfo;
import io.github.camelket.model.TaskListResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks, which are listed by pages and by days. */
class KetTaskConsumerTest {

    private static final String REDIRECTS = "ket:getTaskList?taskType=6";

    /** A minute to midnight in China. */
    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T15:59:00Z"));

    private final KetLocal local = KetLocal.builder().clock(clock).start();
    private final Watching watching = new Watching(local, clock);

    @AfterEach
    void close() {
        watching.close();
        local.close();
    }

    private void redirects(String prefix, int count) {
        List<String> names = IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
        for (int from = 0; from < count; from += 20) {
            watching.redirect(names.subList(from, Math.min(from + 20, count)));
        }
    }

    private List<RecordedRequest> questions() {
        return local.requests().stream()
                .filter(request -> request.action().equals("GetTaskList"))
                .toList();
    }

    /** What was asked last: StartDate to EndDate, and Marker. */
    private List<String> asked(int calls) {
        List<RecordedRequest> all = questions();
        return all.subList(all.size() - calls, all.size()).stream()
                .map(request ->
                        value(request, "StartDate") + ".." + value(request, "EndDate") + " " + value(request, "Marker"))
                .toList();
    }

    private static String value(RecordedRequest request, String name) {
        Matcher found = Pattern.compile("[?&]?\\b" + name + "=([^&]*)").matcher(request.rawQuery());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void tellsOfTasksThatBeginAndEnd() throws Exception {
        watching.from(REDIRECTS);
        String id = watching.redirect("match");
        assertThat(watching.poll()).containsExactly("appeared match");
        watching.stopRedirect(id);
        assertThat(watching.poll()).containsExactly("changed match");
        assertThat(watching.told()
                        .get(0)
                        .getMessage()
                        .getBody(TaskInfo.class)
                        .tranStatus()
                        .isOver())
                .isTrue();
        assertThat(watching.poll()).isEmpty();
        watching.redirect("other");
        assertThat(watching.poll()).containsExactly("appeared other");
        local.failTask(
                watching.told().get(0).getMessage().getBody(TaskInfo.class).taskId(), "no source");
        assertThat(watching.poll()).containsExactly("changed other");
        assertThat(watching.told().get(0).getMessage().getBody(TaskInfo.class).taskErrorMsg())
                .isEqualTo("no source");
    }

    @Test
    void readsAllPagesAndNoneTwice() throws Exception {
        redirects("s", 120);
        watching.from(REDIRECTS);
        assertThat(watching.poll()).hasSize(120).doesNotHaveDuplicates();
        assertThat(asked(3))
                .containsExactly("2026-11-03..2026-11-23 0", "2026-11-03..2026-11-23 49", "2026-11-03..2026-11-23 98");
        assertThat(watching.poll()).isEmpty();
        assertThat(asked(3))
                .containsOnly("2026-11-23..2026-11-23 0", "2026-11-23..2026-11-23 49", "2026-11-23..2026-11-23 98");
    }

    @Test
    void aFullPageIsOneCall() throws Exception {
        redirects("s", 50);
        watching.from(REDIRECTS);
        assertThat(watching.poll()).hasSize(50);
        assertThat(questions()).hasSize(1);
    }

    /** The provider of the keys is asked before each call, and so is in time to add tasks between two pages. */
    @Test
    void tasksThatAreAddedBetweenPagesAreReadOnce() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        watching.bind("slow", (KetCredentialsProvider) () -> {
            if (calls.incrementAndGet() <= 3) {
                redirects("during" + calls.get() + "n", 20);
            }
            return new KetCredentials(local.accessKey(), local.secretKey(), null);
        });
        redirects("before", 60);
        watching.from(REDIRECTS + "&credentialsProvider=#slow");
        assertThat(watching.poll()).hasSize(120).doesNotHaveDuplicates();
        assertThat(watching.poll()).isEmpty();
    }

    @Test
    void midnightInChinaLosesNoTask() throws Exception {
        watching.from(REDIRECTS);
        watching.poll();
        clock.advance(Duration.ofSeconds(30));
        watching.redirect("late");
        clock.advance(Duration.ofMinutes(1));
        watching.redirect("early");
        assertThat(watching.poll()).containsExactlyInAnyOrder("appeared late", "appeared early");
        assertThat(asked(1)).containsExactly("2026-11-23..2026-11-24 0");
        assertThat(watching.poll()).isEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(watching.poll()).isEmpty();
    }

    /** Shortly after midnight of our clock it may still be the day before for the service. */
    @Test
    void aClockThatIsAMinuteAheadLosesNoTask() throws Exception {
        ManualClock ahead = ManualClock.at(Instant.parse("2026-11-23T16:00:30Z"));
        try (Watching early = new Watching(local, ahead).from(REDIRECTS)) {
            assertThat(early.poll()).isEmpty();
            watching.redirect("late");
            ahead.advance(Duration.ofMinutes(2));
            assertThat(early.poll()).containsExactly("appeared late");
        }
    }

    @Test
    void aTaskThatRunsForMonthsIsFollowedToItsEndAndItsDayAskedFor() throws Exception {
        watching.from(REDIRECTS);
        String id = watching.redirect("long");
        watching.stopRedirect(watching.redirect("short"));
        assertThat(watching.poll()).hasSize(2);

        clock.advance(Duration.ofDays(100));
        watching.redirect("today");
        assertThat(watching.poll()).containsExactly("appeared today");
        clock.advance(Duration.ofDays(1));
        assertThat(watching.poll()).isEmpty();
        // Neither vanishes: one is still asked for, the other is over and forgotten.
        clock.advance(Duration.ofHours(2));
        assertThat(watching.poll()).isEmpty();
        assertThat(asked(2)).containsExactly("2026-11-23..2026-11-23 0", "2027-03-03..2027-03-05 0");

        watching.stopRedirect(id);
        assertThat(watching.poll()).containsExactly("changed long");
        clock.advance(Duration.ofHours(2));
        assertThat(watching.poll()).isEmpty();
        assertThat(asked(2)).containsExactly("2027-03-03..2027-03-03 0", "2027-03-05..2027-03-05 0");
    }

    @Test
    void aChangeThatCannotBeToldForDaysIsNotForgotten() throws Exception {
        watching.from(REDIRECTS);
        watching.poll();
        watching.redirect("match");
        watching.failWhen(exchange -> true);
        for (int day = 0; day < 5; day++) {
            assertThat(watching.poll()).containsExactly("appeared match");
            clock.advance(Duration.ofDays(1));
        }
        watching.failWhen(exchange -> false);
        assertThat(watching.poll()).containsExactly("appeared match");
        assertThat(watching.poll()).isEmpty();
    }

    @Test
    void theFirstPollGoesBackAsFarAsItIsTold() throws Exception {
        watching.redirect("old");
        clock.advance(Duration.ofDays(1));
        watching.redirect("young");
        watching.from(REDIRECTS + "&taskDays=1");
        assertThat(watching.poll()).containsExactly("appeared young");
    }

    @Test
    void theWholeListIsOneAnswer() throws Exception {
        redirects("s", 70);
        watching.from(REDIRECTS + "&emit=all&taskDays=2");
        TaskListResult all = watching.pollOnce().get(0).getMessage().getBody(TaskListResult.class);
        assertThat(all.taskInfo()).hasSize(70);
        assertThat(all.total()).isEqualTo(70);
        assertThat(all.startDate()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(all.endDate()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void aLongListIsNotReadToItsEnd() throws Exception {
        redirects("s", 120);
        watching.from(REDIRECTS + "&maxListed=60");
        assertThat(watching.poll()).isEmpty();
        assertThat(questions()).hasSize(2);
        assertThat(watching.failures())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("more than the 60 records");
    }
}
