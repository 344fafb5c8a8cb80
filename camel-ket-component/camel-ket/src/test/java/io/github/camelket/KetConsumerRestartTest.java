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
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.KetLocal;
import io.github.camelket.model.Loop;
import io.github.camelket.model.UpdatePreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered in a file, over restarts and crashes. */
class KetConsumerRestartTest {

    private static final String LOOPS = "ket:getLoopList?stateRepository=#told";

    private final KetLocal local = KetLocal.start();

    @TempDir
    Path folder;

    private Watching watching;

    @BeforeEach
    void start() throws Exception {
        watching = watching(folder.resolve("told"));
        watching.preset("mypreset");
    }

    @AfterEach
    void close() {
        watching.close();
        local.close();
    }

    private Watching watching(Path file) {
        return new Watching(local).bind("told", FileStateRepository.fileStateRepository(file.toFile()));
    }

    private void restart(String uri) throws Exception {
        watching.close();
        watching = watching(folder.resolve("told")).from(uri);
    }

    @Test
    void aRestartNeitherRepeatsNorMisses() throws Exception {
        watching.from(LOOPS);
        List.of("stays", "changes", "vanishes").forEach(watching::startLoop);
        assertThat(watching.poll()).hasSize(3);
        watching.close();

        watching = watching(folder.resolve("told"));
        watching.startLoop("new");
        watching.updateLoop("changes", Watching.WEATHER);
        watching.stopLoop("vanishes");
        watching.from(LOOPS);
        assertThat(watching.poll()).containsExactlyInAnyOrder("appeared new", "changed changes", "vanished vanishes");
        assertThat(watching.told())
                .filteredOn(exchange -> "changed".equals(exchange.getMessage().getHeader(KetConstants.CHANGE)))
                .extracting(exchange -> exchange.getMessage()
                        .getHeader(KetConstants.PREVIOUS, Loop.class)
                        .srcInfo()
                        .get(0)
                        .path())
                .containsExactly(Watching.NEWS);
        assertThat(watching.poll()).isEmpty();

        restart(LOOPS);
        assertThat(watching.poll()).isEmpty();
    }

    /** As Camel Main has it: the context starts the routes, and what they remember by. */
    @Test
    void routesThatAreThereBeforeTheContextStartsRememberAsWell() throws Exception {
        watching.from(LOOPS);
        watching.startLoop("one");
        assertThat(watching.poll()).containsExactly("appeared one");
        watching.close();

        List<String> told = new CopyOnWriteArrayList<>();
        try (DefaultCamelContext context = new DefaultCamelContext();
                Watching other = new Watching(local)) {
            KetComponent ket = context.getComponent("ket", KetComponent.class);
            ket.setConfiguration(other.camel().component().getConfiguration().copy());
            ket.setAccessKey(local.accessKey());
            ket.setSecretKey(local.secretKey());
            context.getRegistry()
                    .bind(
                            "told",
                            FileStateRepository.fileStateRepository(
                                    folder.resolve("told").toFile()));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(LOOPS + "&initialDelay=0&delay=100")
                            .process(exchange -> told.add(exchange.getMessage().getHeader(KetConstants.CHANGE) + " "
                                    + exchange.getMessage().getBody(Loop.class).streamId()));
                }
            });
            context.start();
            other.startLoop("two");
            await().until(() -> told.contains("appeared two"));
            assertThat(told).containsExactly("appeared two");
        }
    }

    @Test
    void aChangeThatTheRouteFailedForIsToldAfterTheRestart() throws Exception {
        watching.from(LOOPS);
        watching.startLoop("one");
        watching.failWhen(exchange -> true);
        watching.poll();
        Object id = watching.told().get(0).getMessage().getHeader(KetConstants.CHANGE_ID);
        restart(LOOPS);
        assertThat(watching.poll()).containsExactly("appeared one");
        assertThat(watching.told().get(0).getMessage().getHeader(KetConstants.CHANGE_ID))
                .isEqualTo(id);
    }

    /** The file as it is while the route works on the third of five changes is what a crash leaves behind. */
    @Test
    void aCrashRepeatsTheChangeThatTheRouteWasWorkingOn() throws Exception {
        watching.from(LOOPS);
        List.of("a", "b", "c", "d", "e").forEach(watching::startLoop);
        Path left = folder.resolve("left");
        watching.failWhen(exchange -> {
            if (exchange.getProperty(Exchange.BATCH_INDEX, int.class) == 2) {
                copy(folder.resolve("told"), left);
            }
            return false;
        });
        List<String> before = watching.poll().subList(0, 3);

        try (Watching after = watching(left).from(LOOPS)) {
            List<String> repeated = after.poll();
            assertThat(repeated).hasSize(3);
            assertThat(before.subList(0, 2)).doesNotContainAnyElementsOf(repeated);
            assertThat(repeated).contains(before.get(2));
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aQuietBeginningIsOneOfItsOwn() throws Exception {
        watching.startLoop("one");
        watching.from(LOOPS + "&beginQuietly=true");
        assertThat(watching.poll()).isEmpty();
        watching.startLoop("two");
        restart(LOOPS + "&beginQuietly=true");
        assertThat(watching.poll()).containsExactly("appeared two");
    }

    @Test
    void aRouteThatIsStoppedAndStartedRemembersWithoutAFile() throws Exception {
        watching.startLoop("one");
        watching.from("ket:getLoopList");
        watching.poll();
        watching.camel().context().getRouteController().stopRoute("watch");
        watching.startLoop("two");
        watching.camel().context().getRouteController().startRoute("watch");
        assertThat(watching.poll()).containsExactly("appeared two");
    }

    @Test
    void aPollWithoutChangesWritesNothing() throws Exception {
        watching.startLoop("one");
        watching.from(LOOPS);
        watching.poll();
        long size = Files.size(folder.resolve("told"));
        watching.poll();
        watching.poll();
        assertThat(Files.size(folder.resolve("told"))).isEqualTo(size);
    }

    @Test
    void whatIsWrittenIsAsciiAndReadAsItWas() throws Exception {
        watching.from("ket:getPresetList?stateRepository=#told&stateKey=presets");
        watching.call(UpdatePreset.builder()
                .preset("mypreset")
                .description("新的\nnew")
                .output(watching.outputs())
                .build());
        assertThat(watching.poll()).hasSize(1);
        assertThat(Files.readString(folder.resolve("told")))
                .startsWith("presets=")
                .matches("\\p{ASCII}*");
        restart("ket:getPresetList?stateRepository=#told&stateKey=presets");
        assertThat(watching.poll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{\"action\":\"GetPresetList\",\"told\":[]}", "{\"action\":\"GetLoopList\"}"})
    void somethingElseUnderTheKeyStopsTheRoute(String text) throws Exception {
        watching.close();
        Files.writeString(folder.resolve("told"), "mine=" + text + "\n");
        watching = watching(folder.resolve("told"));
        assertThatThrownBy(() -> watching.from(LOOPS + "&stateKey=mine"))
                .hasStackTraceContaining(
                        "The stateRepository keeps something else than what was told of GetLoopList under"
                                + " 'mine'. Remove it, and everything will appear anew; or choose another stateKey.");
    }

    /** Whatever fails and stops in between: what a listener has put together of the changes is what there is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasToldAddsUpToWhatThereIs(long seed) throws Exception {
        Random random = new Random(seed);
        Set<String> onAir = new HashSet<>();
        Set<String> heard = new HashSet<>();
        List<String> repeated = new ArrayList<>();
        Set<Object> ids = new HashSet<>();
        watching.from(LOOPS);
        for (int step = 0; step < 60; step++) {
            String stream = "s" + random.nextInt(6);
            if (onAir.remove(stream)) {
                watching.stopLoop(stream);
            } else {
                onAir.add(stream);
                watching.startLoop(stream);
            }
            if (random.nextInt(8) == 0) {
                restart(LOOPS);
            }
            Set<String> fail = random.nextInt(3) == 0 ? Set.of("s0", "s1", "s2") : Set.of();
            if (step == 59) {
                fail = Set.of();
            }
            Set<String> failing = fail;
            watching.failWhen(exchange -> {
                String about = exchange.getMessage().getBody(Loop.class).streamId();
                if (failing.contains(about)) {
                    return true;
                }
                if (!ids.add(exchange.getMessage().getHeader(KetConstants.CHANGE_ID))) {
                    repeated.add(about);
                }
                boolean appeared = "appeared".equals(exchange.getMessage().getHeader(KetConstants.CHANGE));
                String task = exchange.getMessage().getBody(Loop.class).taskId();
                assertThat(appeared ? heard.add(about + " " + task) : heard.remove(about + " " + task))
                        .isTrue();
                return false;
            });
            watching.poll();
            assertThat(watching.failures()).allMatch(failure -> "Not now".equals(failure.getMessage()));
        }
        assertThat(heard.stream().map(loop -> loop.replaceFirst(" .*", ""))).containsExactlyInAnyOrderElementsOf(onAir);
        assertThat(repeated).isEmpty();
    }
}
