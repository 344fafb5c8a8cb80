/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelket.local.ManualClock;
import io.github.camelket.model.KetJson;
import io.github.camelket.model.KetResult;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.TaskListResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What is told of lists that ket-local does not answer, and by clocks that jump. */
class WatchTest {

    /** Three minutes to midnight in China. */
    private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-23T15:57:00Z"));

    private final MemoryStateRepository repository = new MemoryStateRepository();

    private String loops = "[]";

    /** Tasks by id: day of creation and state. */
    private final TreeMap<String, String[]> tasks = new TreeMap<>();

    private KetResult loops(ObjectNode request) throws Exception {
        byte[] answer = ("{\"ErrNum\":0,\"List\":" + loops + "}").getBytes(StandardCharsets.UTF_8);
        return KetJson.readValue(answer, LoopListResult.class);
    }

    private KetResult tasks(ObjectNode request) throws Exception {
        ObjectNode answer = KetJson.MAPPER.createObjectNode();
        var page = answer.putArray("TaskInfo");
        tasks.forEach((id, task) -> {
            String day = task[0].substring(0, 10);
            if (day.compareTo(request.get("StartDate").asText()) >= 0
                    && day.compareTo(request.get("EndDate").asText()) <= 0) {
                page.addObject().put("TaskID", id).put("CreateTime", task[0]).put("TranStatus", task[1]);
            }
        });
        answer.put("Total", page.size());
        return KetJson.MAPPER.treeToValue(answer, TaskListResult.class);
    }

    private Watch watch(WatchedList list) {
        ListCall call = list == WatchedList.TASKS ? this::tasks : this::loops;
        ListSource source = ListSource.of(list, call, KetJson.MAPPER.createObjectNode(), 1000, 21);
        return new Watch(list, source, 1000, false, repository, "key", clock);
    }

    private List<Change> poll(Watch watch, String... failing) throws Exception {
        List<Change> changes = watch.poll();
        for (Change change : changes) {
            if (List.of(failing).contains(change.key())) {
                watch.postpone(change);
            } else {
                watch.acknowledge(change);
            }
        }
        watch.settle();
        return changes;
    }

    private static List<String> words(List<Change> changes) {
        return changes.stream()
                .map(change -> change.kind().word() + " " + change.key())
                .toList();
    }

    @Test
    void whatComesBackIsAnotherChange() throws Exception {
        Watch watch = watch(WatchedList.LOOPS);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            loops = "[{\"TaskID\":\"a\",\"StreamID\":\"s\"}]";
            poll(watch).forEach(change -> ids.add(change.id()));
            loops = "[]";
            poll(watch).forEach(change -> ids.add(change.id()));
            watch = watch(WatchedList.LOOPS);
        }
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void whatAppearedAndCouldNotBeToldKeepsItsIdWhateverElseVanishes() throws Exception {
        Watch watch = watch(WatchedList.LOOPS);
        loops = "[{\"TaskID\":\"a\"},{\"TaskID\":\"b\"}]";
        poll(watch);
        loops = "[{\"TaskID\":\"b\"}]";
        poll(watch);
        loops = "[{\"TaskID\":\"a\"},{\"TaskID\":\"b\"}]";
        String id = poll(watch, "a").get(0).id();
        loops = "[{\"TaskID\":\"a\"}]";
        assertThat(words(poll(watch, "a"))).containsExactlyInAnyOrder("appeared a", "vanished b");
        assertThat(poll(watch)).singleElement().extracting(Change::id).isEqualTo(id);
    }

    @Test
    void whatCanBeReadOfTheServiceCanBeReadAgainFromTheRepository() throws Exception {
        String deep = "[".repeat(95) + "]".repeat(95);
        for (String odd : List.of("1e900", "1e5000", "1e-5000", "1e20000", "-7e-300000", deep)) {
            loops = "[{\"TaskID\":\"" + odd.hashCode() + "\",\"StreamID\":\"s\",\"Odd\":" + odd + "}]";
            assertThat(words(poll(watch(WatchedList.LOOPS)))).as(odd).contains("appeared " + odd.hashCode());
            assertThat(poll(watch(WatchedList.LOOPS))).as(odd).isEmpty();
        }
    }

    @Test
    void aTaskThatWasToldBeforeTheFirstPollIsDoneWithIsFollowedToItsEnd() throws Exception {
        tasks.put("old", new String[] {"2026-11-03 10:00:00", "1"});
        tasks.put("stuck", new String[] {"2026-11-23 10:00:00", "1"});
        Watch watch = watch(WatchedList.TASKS);
        assertThat(words(poll(watch, "stuck"))).containsExactlyInAnyOrder("appeared old", "appeared stuck");
        clock.advance(Duration.ofDays(1));
        assertThat(words(poll(watch, "stuck"))).containsExactly("appeared stuck");
        assertThat(words(poll(watch))).containsExactly("appeared stuck");
        tasks.put("old", new String[] {"2026-11-03 10:00:00", "0"});
        assertThat(words(poll(watch))).containsExactly("changed old");
    }

    @Test
    void aClockThatIsSetBackOverMidnightRepeatsNothing() throws Exception {
        Watch watch = watch(WatchedList.TASKS);
        clock.advance(Duration.ofMinutes(6));
        tasks.put("early", new String[] {"2026-11-24 00:01:00", "0"});
        assertThat(words(poll(watch))).containsExactly("appeared early");
        clock.advance(Duration.ofMinutes(-5));
        assertThat(poll(watch)).isEmpty();
        clock.advance(Duration.ofMinutes(5));
        assertThat(poll(watch)).isEmpty();
    }
}
