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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelket.local.Fault;
import io.github.camelket.local.KetLocal;
import io.github.camelket.model.Loop;
import io.github.camelket.model.LoopListResult;
import io.github.camelket.model.LoopSource;
import io.github.camelket.model.PresetListResult;
import io.github.camelket.model.PresetSummary;
import io.github.camelket.model.StreamTran;
import io.github.camelket.model.UpdatePreset;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToStartRouteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a route that begins with a list is told, poll by poll. */
class KetConsumerTest {

    private final KetLocal local = KetLocal.start();
    private final Watching watching = new Watching(local);

    @BeforeEach
    void preset() {
        watching.preset("mypreset");
    }

    @AfterEach
    void close() {
        watching.close();
        local.close();
    }

    private Exchange told(int index) {
        return watching.told().get(index);
    }

    private static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name);
    }

    @Test
    void tellsOfLoopsThatAppearChangeAndVanish() throws Exception {
        watching.from("ket:getLoopList");
        assertThat(watching.poll()).isEmpty();

        watching.startLoop("one");
        watching.startLoop("two");
        assertThat(watching.poll()).containsExactlyInAnyOrder("appeared one", "appeared two");
        assertThat(header(told(0), KetConstants.PREVIOUS)).isNull();
        assertThat(header(told(0), KetConstants.CALLED_ACTION)).isEqualTo("GetLoopList");
        assertThat(watching.poll()).isEmpty();

        watching.updateLoop("two", Watching.WEATHER);
        assertThat(watching.poll()).containsExactly("changed two");
        assertThat(told(0).getMessage().getBody(Loop.class).srcInfo())
                .extracting(LoopSource::path)
                .containsExactly(Watching.WEATHER);
        assertThat(((Loop) header(told(0), KetConstants.PREVIOUS)).srcInfo())
                .extracting(LoopSource::path)
                .containsExactly(Watching.NEWS);

        watching.stopLoop("one");
        assertThat(watching.poll()).containsExactly("vanished one");
        assertThat(header(told(0), KetConstants.PREVIOUS))
                .isEqualTo(told(0).getMessage().getBody());
        assertThat(watching.poll()).isEmpty();
    }

    @Test
    void aPollIsOneCallAndAnEndpointMayWatchOneStream() throws Exception {
        watching.startLoop("one");
        watching.startLoop("two");
        watching.from("ket:getLoopList?streamId=two");
        assertThat(watching.poll()).containsExactly("appeared two");
        watching.poll();
        assertThat(watching.asked("GetLoopList")).isEqualTo(2);
    }

    @Test
    void tellsOfPresetsAndOfTheLastOneThatIsDeleted() throws Exception {
        watching.from("ket:getPresetList");
        assertThat(watching.poll()).containsExactly("appeared mypreset");

        watching.call(UpdatePreset.builder()
                .preset("mypreset")
                .description("新的")
                .output(watching.outputs())
                .build());
        assertThat(watching.poll()).containsExactly("changed mypreset");
        assertThat(told(0).getMessage().getBody(PresetSummary.class).description())
                .isEqualTo("新的");

        watching.camel().call("ket:delPreset?preset=mypreset", null, Object.class);
        assertThat(watching.poll()).containsExactly("vanished mypreset");
        assertThat(watching.poll()).isEmpty();
        assertThat(watching.failures()).isEmpty();
    }

    @Test
    void tellsOfTheTranscodesOfAStream() throws Exception {
        watching.from("ket:getStreamTranList?streamId=match");
        assertThat(watching.poll()).isEmpty();
        local.publish("live", "match", "mypreset");
        assertThat(watching.poll()).containsExactly("appeared match");
        assertThat(told(0).getMessage().getBody(StreamTran.class).preset()).isEqualTo("mypreset");
        local.unpublish("live", "match");
        assertThat(watching.poll()).containsExactly("vanished match");
        assertThat(watching.poll()).isEmpty();
        assertThat(watching.failures()).isEmpty();
    }

    @Test
    void anEmptyListIsAMessageWhereAllIsEmitted() throws Exception {
        watching.startLoop("one");
        watching.from("ket:getLoopList?emit=all");
        for (int i = 0; i < 2; i++) {
            watching.pollOnce();
            assertThat(told(0).getMessage().getBody(LoopListResult.class).list())
                    .extracting(Loop::streamId)
                    .containsExactly("one");
            assertThat(header(told(0), KetConstants.CHANGE)).isNull();
        }
        watching.stopLoop("one");
        watching.pollOnce();
        assertThat(told(0).getMessage().getBody(LoopListResult.class).list()).isEmpty();
    }

    @Test
    void whatTheServiceDoesNotFindIsAnEmptyListOfPresets() throws Exception {
        watching.camel().call("ket:delPreset?preset=mypreset", null, Object.class);
        watching.from("ket:getPresetList?emit=ALL");
        watching.pollOnce();
        assertThat(told(0).getMessage().getBody(PresetListResult.class).presetList())
                .isEmpty();
        assertThat(watching.failures()).isEmpty();
    }

    /** 1200 is the presets' way to say empty; of loops it would make all of them vanish. */
    @Test
    void whatTheServiceDoesNotFindIsAFailureOfTheListOfLoops() throws Exception {
        watching.startLoop("one");
        watching.from("ket:getLoopList");
        watching.poll();
        local.faults().on("GetLoopList", Fault.errNum(1200, "not found"));
        assertThat(watching.poll()).isEmpty();
        assertThat(watching.failures()).singleElement().isInstanceOf(KetNotFoundException.class);
        assertThat(watching.poll()).isEmpty();
    }

    @Test
    void aPollThatFailsIsReportedOnceAndKeepsItsPlace() throws Exception {
        watching.startLoop("one");
        watching.from("ket:getLoopList");
        watching.poll();
        watching.stopLoop("one");
        local.faults().on("GetLoopList", Fault.status(503));
        assertThat(watching.poll()).isEmpty();
        assertThat(watching.failures()).singleElement().isInstanceOf(KetOperationFailedException.class);
        assertThat(watching.poll()).containsExactly("vanished one");
        assertThat(watching.failures()).hasSize(1);
    }

    @Test
    void aChangeThatTheRouteFailsForIsToldAgain() throws Exception {
        watching.startLoop("good");
        watching.startLoop("bad");
        watching.from("ket:getLoopList");
        watching.failWhen(exchange ->
                "bad".equals(exchange.getMessage().getBody(Loop.class).streamId()));
        assertThat(watching.poll()).containsExactlyInAnyOrder("appeared good", "appeared bad");
        assertThat(watching.failures()).singleElement().isInstanceOf(IllegalStateException.class);

        assertThat(watching.poll()).containsExactly("appeared bad");
        Object id = header(told(0), KetConstants.CHANGE_ID);
        watching.failWhen(exchange -> false);
        assertThat(watching.poll()).containsExactly("appeared bad");
        assertThat(header(told(0), KetConstants.CHANGE_ID)).isEqualTo(id);
        assertThat(watching.poll()).isEmpty();
    }

    @Test
    void whatVanishesBeforeItCouldBeToldIsNotTold() throws Exception {
        watching.from("ket:getLoopList");
        watching.startLoop("one");
        watching.failWhen(exchange -> true);
        watching.poll();
        watching.stopLoop("one");
        assertThat(watching.poll()).isEmpty();
    }

    @Test
    void twoPlaylistsInTurnAreNewChangesEachTime() throws Exception {
        watching.startLoop("one");
        watching.from("ket:getLoopList");
        watching.poll();
        List<Object> ids = new ArrayList<>();
        for (String source : List.of(Watching.WEATHER, Watching.NEWS, Watching.WEATHER, Watching.NEWS)) {
            watching.updateLoop("one", source);
            assertThat(watching.poll()).containsExactly("changed one");
            ids.add(header(told(0), KetConstants.CHANGE_ID));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aRouteCanBeginQuietly() throws Exception {
        watching.startLoop("one");
        watching.from("ket:getLoopList?beginQuietly=true");
        assertThat(watching.poll()).isEmpty();
        watching.startLoop("two");
        watching.stopLoop("one");
        assertThat(watching.poll()).containsExactlyInAnyOrder("vanished one", "appeared two");
    }

    @Test
    void aPollTellsSoManyAndTheNextOneGoesOn() throws Exception {
        List.of("a", "b", "c", "d", "e").forEach(watching::startLoop);
        watching.from("ket:getLoopList?maxMessagesPerPoll=2");
        List<String> first = List.copyOf(watching.poll());
        assertThat(watching.told())
                .extracting(exchange -> exchange.getProperty(Exchange.BATCH_INDEX)
                        + "/"
                        + exchange.getProperty(Exchange.BATCH_SIZE)
                        + " "
                        + exchange.getProperty(Exchange.BATCH_COMPLETE))
                .containsExactly("0/2 false", "1/2 true");
        List<String> second = List.copyOf(watching.poll());
        List<String> third = List.copyOf(watching.poll());
        assertThat(watching.told()).hasSize(1);
        assertThat(List.of(first, second, third).stream().flatMap(List::stream))
                .containsExactlyInAnyOrder("appeared a", "appeared b", "appeared c", "appeared d", "appeared e");
        assertThat(watching.poll()).isEmpty();
    }

    @Test
    void whatTheRouteFailsForDoesNotHoldUpTheRest() throws Exception {
        List.of("a", "b", "c", "d").forEach(watching::startLoop);
        watching.from("ket:getLoopList?maxMessagesPerPoll=1");
        // The route never gets past the first two that it was told of.
        List<String> stuck = new ArrayList<>();
        watching.failWhen(exchange -> {
            String stream = exchange.getMessage().getBody(Loop.class).streamId();
            if (stuck.size() < 2) {
                stuck.add(stream);
            }
            return stuck.contains(stream);
        });
        List<String> told = new ArrayList<>();
        for (int poll = 0; poll < 6; poll++) {
            told.addAll(watching.poll());
        }
        assertThat(told.subList(0, 4))
                .containsExactlyInAnyOrder("appeared a", "appeared b", "appeared c", "appeared d");
        assertThat(told.subList(4, 6)).containsExactly(told.get(0), told.get(1));
    }

    @Test
    void aListThatIsTooLongFailsThePollAndSaysWhatToDo() throws Exception {
        List.of("a", "b", "c").forEach(watching::startLoop);
        watching.from("ket:getLoopList?maxListed=2");
        assertThat(watching.poll()).isEmpty();
        assertThat(watching.failures())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .isEqualTo("GetLoopList lists more than the 2 records that option maxListed allows. Raise it, or ask"
                        + " for less.");
        watching.stopLoop("c");
        assertThat(watching.poll()).hasSize(2);
    }

    @Test
    void whatVanishedAndCannotBeToldDoesNotPileUpWithoutEnd() throws Exception {
        watching.from("ket:getLoopList?maxListed=1");
        watching.failWhen(exchange -> "vanished".equals(header(exchange, KetConstants.CHANGE)));
        for (String stream : List.of("a", "b", "c")) {
            watching.startLoop(stream);
            watching.poll();
            watching.stopLoop(stream);
        }
        assertThat(watching.failures())
                .last()
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("More than twice the 1 records");
        watching.failWhen(exchange -> false);
        assertThat(watching.poll()).containsExactlyInAnyOrder("vanished a", "vanished b");
    }

    @Test
    void aListedRecordIsNoRequestToTheNextEndpoint() throws Exception {
        watching.startLoop("one");
        watching.from("ket:getLoopList?emit=all");
        watching.pollOnce();
        Loop loop = told(0).getMessage().getBody(LoopListResult.class).list().get(0);
        assertThat(watching.camel().call("ket:getPresetList", loop, Object.class))
                .isInstanceOf(PresetListResult.class);
        assertThat(watching.camel().context().getTypeConverter().convertTo(String.class, loop))
                .startsWith("{\"TaskID\":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ket:startLoop       | No route can begin with ket:startLoop: it changes something. Those that list something can be consumed from: ket:getLoopList, ket:getTaskList, ket:getStreamTranList, ket:getPresetList
                    ket:delPreset       | No route can begin with ket:delPreset: it changes something.
                    ket:getQuotaUsed    | No route can begin with ket:getQuotaUsed. Those that list
                    ket:call            | No route can begin with ket:call. Those that list
                    ket:getTaskList     | To consume from ket:getTaskList, set option taskType: 6 redirects, 7 loops of live streams, 8 loops of files
                    ket:getStreamTranList | To consume from ket:getStreamTranList, set option streamId
                    ket:getTaskList?taskType=9 | TaskType must be
                    ket:getLoopList?app=a-b | App must be
                    ket:getLoopList?maxListed=0 | Option maxListed must be at least 1, but is 0
                    ket:getTaskList?taskType=6&taskDays=0 | Option taskDays must be at least 1, but is 0
                    ket:getLoopList?emit=all&greedy=true | Options emit=ALL and greedy=true would poll without a pause
                    """)
    void whatCannotWorkIsSaidWhenTheRouteStarts(String uri, String reason) {
        assertThatThrownBy(() -> watching.fromTimed(uri))
                .isInstanceOf(FailedToStartRouteException.class)
                .hasMessageStartingWith("Failed to start route: watch because: ")
                .hasMessageContaining(reason);
        assertThat(local.requestCount()).isEqualTo(1);
    }
}
