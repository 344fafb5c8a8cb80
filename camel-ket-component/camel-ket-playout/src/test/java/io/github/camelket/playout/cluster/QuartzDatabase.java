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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.quartz.impl.jdbcjobstore.JobStoreSupport;

/** A PostgreSQL with Quartz's tables, for schedulers that form a cluster. */
public final class QuartzDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    public QuartzDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(tables());
        }
    }

    public String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** As the page on clusters tells, but for how soon a node is missed. */
    public static Properties properties(String jdbcUrl) {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "ket-playout");
        properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        properties.setProperty("org.quartz.threadPool.threadCount", "2");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        properties.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", "1000");
        properties.setProperty("org.quartz.jobStore.dataSource", "quartz");
        properties.setProperty("org.quartz.dataSource.quartz.provider", "hikaricp");
        properties.setProperty("org.quartz.dataSource.quartz.driver", "org.postgresql.Driver");
        properties.setProperty("org.quartz.dataSource.quartz.URL", jdbcUrl);
        properties.setProperty("org.quartz.dataSource.quartz.user", "postgres");
        properties.setProperty("org.quartz.dataSource.quartz.maxConnections", "4");
        return properties;
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
