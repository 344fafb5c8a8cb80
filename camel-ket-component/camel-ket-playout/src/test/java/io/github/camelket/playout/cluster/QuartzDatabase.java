/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.playout.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.impl.jdbcjobstore.JobStoreSupport;

/** A PostgreSQL with Quartz's tables, for schedulers that form a cluster as the page on clusters tells. */
public final class QuartzDatabase implements AutoCloseable {

    private static final Path PAGE = Path.of("..", "..", "src", "docs", "playout-cluster.md");
    private static final String COMPONENT = "camel.component.quartz.properties[";

    private final EmbeddedPostgres postgres;

    public QuartzDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(tables());
        }
    }

    /** What the page takes from the environment. */
    public Map<String, String> environment() {
        return Map.of(
                "QUARTZ_URL", "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                "QUARTZ_USER", "postgres",
                "QUARTZ_PASSWORD", "postgres");
    }

    /** The properties that the page gives to each node. */
    public static Properties pageProperties() {
        try {
            Matcher snippet =
                    Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
            if (!snippet.find()) {
                throw new IllegalStateException(PAGE + " has no properties");
            }
            Properties properties = new Properties();
            properties.load(new StringReader(snippet.group(1)));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a scheduler without Camel. */
    public Properties quartzProperties() {
        Properties quartz = new Properties();
        pageProperties().forEach((name, value) -> {
            if (name.toString().startsWith(COMPONENT)) {
                quartz.setProperty(
                        name.toString()
                                .substring(COMPONENT.length(), name.toString().length() - 1),
                        resolved(value));
            }
        });
        return quartz;
    }

    private String resolved(Object value) {
        Matcher placeholder = Pattern.compile("\\{\\{env:(\\w+)}}").matcher(value.toString());
        return placeholder.matches() ? environment().get(placeholder.group(1)) : value.toString();
    }

    private static String tables() {
        try (InputStream sql = JobStoreSupport.class.getResourceAsStream("tables_postgres.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
