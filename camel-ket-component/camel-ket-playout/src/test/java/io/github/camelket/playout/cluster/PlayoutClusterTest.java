/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelket.local.KetLocal;
import io.github.camelket.local.PacedClock;
import io.github.camelket.playout.TestKet;
import io.github.camelket.playout.cluster.Arrivals.Arrival;
import io.github.camelket.playout.cluster.OnAirHistory.Shown;
import io.github.camelket.playout.guide.Channel;
import io.github.camelket.playout.guide.Guide;
import io.github.camelket.playout.guide.GuideReader;
import io.github.camelket.playout.guide.GuideText;
import io.github.camelket.playout.guide.Playlist;
import io.github.camelket.playout.guide.Showing;
import io.github.camelket.playout.guide.Timetable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A week of eighteen channels on three nodes, each a process of its own, of which one is killed every few seconds. Every
 * showing must have been begun once, in its time, and every gap must have been one.
 *
 * <p>When a node dies that was at work, the others miss it after 8.5 to 9.5 s. So a showing lasts 18 s, and nobody is killed
 * before there was a look since the last death: else a test could ask for what cannot be done.
 */
class PlayoutClusterTest {

    /** A day of the week is 18 s. */
    private static final int PACE = 4800;

    /** What Quartz does too early, and the time it takes a request to be noted: 50 ms. */
    private static final Duration BLUR = Duration.ofMillis(50).multipliedBy(PACE);

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    @Timeout(300)
    void noBoundaryIsLostAndNoneIsDoubled() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Seed of the week: " + seed);
        RandomGenerator random = new Random(seed);

        PacedClock clock = PacedClock.of(Week.MONDAY, Instant.now(), PACE);
        try (QuartzDatabase database = new QuartzDatabase();
                KetLocal service = KetLocal.builder()
                        .clock(clock)
                        .maxClockSkew(Duration.ofDays(1))
                        .journalSize(1_000_000)
                        .start();
                Arrivals arrivals = new Arrivals(service, clock)) {
            makePreset(service, clock);
            List<Node> nodes = start(service, clock, database);
            try {
                await().atMost(Duration.ofMinutes(2)).until(() -> nodes.stream().allMatch(Node::isReady));
                Instant begin = clock.instant();
                Instant end = begin.plus(Duration.ofDays(7));
                int kills = killUntil(end, nodes, service, clock, random);
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(nodes).allMatch(Node::isReady));
                int lookedBefore = service.requestCount("GetLoopList");
                await().atMost(PATIENCE).until(() -> service.requestCount("GetLoopList") > lookedBefore + 2);

                List<String> report = new ArrayList<>();
                int boundaries = check(arrivals.all(), begin, end, report);
                System.out.println(boundaries + " boundaries, " + kills + " kills; " + report);
                assertThat(boundaries).isGreaterThanOrEqualTo(100);
                assertThat(kills).isGreaterThanOrEqualTo(10);
            } finally {
                for (Node node : nodes) {
                    node.kill();
                }
            }
        }
    }

    private static List<Node> start(KetLocal service, PacedClock clock, QuartzDatabase database) throws IOException {
        Path guide = Files.writeString(
                Files.createDirectories(Path.of("target", "playout-cluster")).resolve("guide.yaml"), Week.yaml());
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Node node = new Node(
                    "node-" + i,
                    database.environment(),
                    List.of(
                            service.serviceUrl().toString(),
                            clock.systemTime(Week.MONDAY).toString(),
                            Integer.toString(PACE),
                            guide.toString()));
            node.start();
            nodes.add(node);
        }
        return nodes;
    }

    private static int killUntil(
            Instant end, List<Node> nodes, KetLocal service, PacedClock clock, RandomGenerator random)
            throws Exception {
        int kills = 0;
        int looks = 0;
        while (clock.instant().isBefore(end)) {
            int lookedBefore = looks;
            await().atMost(PATIENCE).until(() -> service.requestCount("GetLoopList") > lookedBefore);
            await().pollDelay(Duration.ofMillis(500 + random.nextInt(3000))).until(() -> true);
            Node victim = nodes.get(random.nextInt(nodes.size()));
            boolean anotherIsReady = nodes.stream().anyMatch(node -> node != victim && node.isReady());
            if (anotherIsReady && victim.isReady()) {
                victim.kill();
                victim.start();
                kills++;
                looks = service.requestCount("GetLoopList");
            }
        }
        return kills;
    }

    /** Also what nodes that are just up have begun a moment before the first boundary, as it was to be on air until then. */
    private static boolean isBefore(Showing first, Shown shown) {
        return shown.from().isBefore(first.start().minus(BLUR))
                || shown.from().isBefore(first.start()) && !shown.file().equals(file(first));
    }

    /** Compares what each stream has shown with what the guide says, and tells how many boundaries there were. */
    private static int check(List<Arrival> arrivals, Instant begin, Instant end, List<String> report) {
        int boundaries = 0;
        Duration latest = Duration.ZERO;
        for (Channel channel : guide().channels()) {
            List<Showing> wanted = Timetable.of(channel).between(begin, end).stream()
                    .filter(showing -> showing.start().isAfter(begin))
                    .toList();
            List<Shown> history = OnAirHistory.of(channel.key().stream(), arrivals).stream()
                    .dropWhile(shown -> isBefore(wanted.get(0), shown))
                    .toList();
            assertThat(history)
                    .as("%s: %s", channel.name(), history)
                    .hasSizeGreaterThanOrEqualTo(wanted.size())
                    .extracting(Shown::file)
                    .startsWith(wanted.stream().map(PlayoutClusterTest::file).toArray(String[]::new));
            assertThat(history.subList(wanted.size(), history.size()))
                    .as("after the week of %s", channel.name())
                    .allMatch(shown -> !shown.from().isBefore(end.minus(BLUR)));
            for (int i = 0; i < wanted.size(); i++) {
                Shown shown = history.get(i);
                Showing showing = wanted.get(i);
                assertThat(shown.from())
                        .as("begin of %s", showing.name())
                        .isBetween(showing.start().minus(BLUR), showing.end());
                boundaries++;
                latest = later(latest, Duration.between(showing.start(), shown.from()));
                if (i > 0 && wanted.get(i - 1).end().isBefore(showing.start())) {
                    boundaries++;
                    Showing before = wanted.get(i - 1);
                    assertThat(history.get(i - 1).until())
                            .as("end of %s", before.name())
                            .isBetween(before.end().minus(BLUR), showing.start());
                }
            }
        }
        report.add("the latest " + latest.dividedBy(PACE).toMillis() + " ms after its time");
        return boundaries;
    }

    private static Guide guide() {
        return new GuideReader(null, null)
                .read(List.of(new GuideText("week", Week.yaml().getBytes(StandardCharsets.UTF_8))));
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static String file(Showing showing) {
        String address = ((Playlist.Addresses) showing.playlist()).addresses().get(0);
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static void makePreset(KetLocal service, PacedClock clock) throws IOException {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            TestKet.pointed(camel, service).setClock(clock);
            camel.start();
            TestKet.makePreset(camel);
        }
    }
}
