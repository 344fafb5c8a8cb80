/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.cluster;

import io.github.camelket.KetComponent;
import io.github.camelket.local.KetLocal;
import io.github.camelket.local.RecordedRequest;
import io.github.camelket.model.OutputFormat;
import io.github.camelket.model.Preset;
import io.github.camelket.model.PresetFormat;
import io.github.camelket.model.PresetOutput;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.quartz.impl.jdbcjobstore.JobStoreSupport;

/** Three nodes, the database in which they meet, and a local service. Whoever has acted last is killed, time and again. */
public final class Demo {

    private static final int NODES = 3;
    private static final Set<String> BEGINS = Set.of("StartLoop", "UpdateLoop");
    private static final Pattern FILE = Pattern.compile("at-[-\\d]+\\.mp4");
    private static final Path FOLDER = Path.of("target", "playout-cluster");

    private volatile String actor = "node 1";

    private Demo() {}

    public static void main(String[] args) throws Exception {
        if (!run(Duration.ofSeconds(15), 3)) {
            throw new IllegalStateException("The channels have not shown what the guide says, see above");
        }
        System.exit(0);
    }

    /**
     * @param showing how long a programme is; Quartz takes up to 9.5 s to notice that a node has died
     * @param kills how many nodes are killed
     * @return whether each channel has shown each programme, and once
     */
    static boolean run(Duration showing, int kills) throws Exception {
        return new Demo().runNodes(showing, kills);
    }

    private boolean runNodes(Duration showing, int kills) throws Exception {
        QuickGuide guide = new QuickGuide(ZonedDateTime.now(), showing);
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("guide.yaml"), guide.yaml());
        System.out.printf(
                "%nTwo channels, a new programme every %d s. Kill a node yourself, too, with kill -9 and its process.%n%n",
                showing.toSeconds());
        try (EmbeddedPostgres postgres = database();
                KetLocal local = KetLocal.start()) {
            makePreset(local);
            List<NodeProcess> nodes = new ArrayList<>();
            try {
                for (int i = 1; i <= NODES; i++) {
                    nodes.add(new NodeProcess("node " + i, environment(postgres, local), this::print));
                }
                awaitNodes(postgres);
                ZonedDateTime begin = guide.next(ZonedDateTime.now());
                ZonedDateTime end = killAndWait(nodes, guide, begin, kills);
                return isAsTheGuideSays(local, guide.files(begin, end));
            } finally {
                nodes.forEach(NodeProcess::close);
            }
        }
    }

    private ZonedDateTime killAndWait(List<NodeProcess> nodes, QuickGuide guide, ZonedDateTime begin, int kills)
            throws InterruptedException {
        ZonedDateTime next = begin;
        for (int i = 0; i < kills; i++) {
            next = guide.next(next);
            // A node may have reserved what comes next by now. If it is this one, the others have to miss it first.
            sleepUntil(next.minusSeconds(1));
            nodes.stream().filter(node -> node.name().equals(actor)).forEach(NodeProcess::kill);
        }
        next = guide.next(next);
        sleepUntil(next.minusSeconds(1));
        return next;
    }

    private static EmbeddedPostgres database() throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start();
        try (InputStream tables = JobStoreSupport.class.getResourceAsStream("tables_postgres.sql");
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        }
        return postgres;
    }

    /** What a node finds in its application.properties by these names. */
    private static Map<String, String> environment(EmbeddedPostgres postgres, KetLocal local) {
        return Map.of(
                "GUIDE", "file:" + FOLDER.resolve("guide.yaml"),
                "KET_SERVICE_URL", local.serviceUrl().toString(),
                "KSYUN_ACCESS_KEY_ID", local.accessKey(),
                "KSYUN_SECRET_ACCESS_KEY", local.secretKey(),
                "QUARTZ_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "QUARTZ_USER", "postgres",
                "QUARTZ_PASSWORD", "postgres");
    }

    private static void makePreset(KetLocal local) throws IOException {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            KetComponent ket = camel.getComponent("ket", KetComponent.class);
            ket.getConfiguration().setServiceUrl(local.serviceUrl().toString());
            ket.setAccessKey(local.accessKey());
            ket.setSecretKey(local.secretKey());
            camel.start();
            camel.createProducerTemplate()
                    .sendBody(
                            "ket:call",
                            Preset.builder()
                                    .uniqName("demo")
                                    .app("live")
                                    .preset("mypreset")
                                    .addOutput(PresetOutput.of(PresetFormat.builder()
                                            .outputFormat(OutputFormat.H264_360P)
                                            .suffix("_low")
                                            .build()))
                                    .build());
        }
    }

    /** Each scheduler has a row of its own, where it notes that it is alive. */
    private static void awaitNodes(EmbeddedPostgres postgres) throws Exception {
        Instant latest = Instant.now().plus(Duration.ofMinutes(2));
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            int nodes = 0;
            while (nodes < NODES) {
                if (Instant.now().isAfter(latest)) {
                    throw new IllegalStateException("Only " + nodes + " nodes have come up, see above");
                }
                TimeUnit.MILLISECONDS.sleep(200);
                try (ResultSet count = statement.executeQuery("SELECT count(*) FROM qrtz_scheduler_state")) {
                    count.next();
                    nodes = count.getInt(1);
                }
            }
        }
    }

    private synchronized void print(String node, String line) {
        System.out.printf("%tT  %s  %s%n", LocalTime.now(), node, line);
        if (BEGINS.stream().anyMatch(line::startsWith)) {
            actor = node;
        }
    }

    /** What the service has carried out is the truth, whatever the nodes say. */
    private static boolean isAsTheGuideSays(KetLocal local, List<String> wanted) {
        System.out.println();
        boolean isRight = true;
        for (String channel : QuickGuide.CHANNELS) {
            List<String> shown = local.requests().stream()
                    .filter(RecordedRequest::executed)
                    .filter(request -> BEGINS.contains(request.action()))
                    .filter(request -> request.bodyText().contains("\"" + channel + "\""))
                    .flatMap(request ->
                            FILE.matcher(request.bodyText()).results().map(MatchResult::group))
                    .dropWhile(file -> !file.equals(wanted.get(0)))
                    .toList();
            System.out.printf("%-6s was to show %s%n       has shown   %s%n", channel, wanted, shown);
            isRight &= shown.equals(wanted);
        }
        System.out.printf("%n%s%n%n", isRight ? "No programme was lost, and none begun twice." : "That is WRONG.");
        return isRight;
    }

    private static void sleepUntil(ZonedDateTime time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Duration.between(ZonedDateTime.now(), time).toMillis());
    }
}
