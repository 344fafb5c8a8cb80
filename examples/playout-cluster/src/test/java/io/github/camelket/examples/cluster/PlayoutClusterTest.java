/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example as it is run: processes, a database, a service over a socket. */
class PlayoutClusterTest {

    @Test
    @Timeout(240)
    void nothingIsLostAndNothingBegunTwiceWhoeverDies() throws Exception {
        assertThat(Demo.run(Duration.ofSeconds(15), 2)).isTrue();
    }

    @Test
    void theGuideGoesOnPastMidnight() {
        ZonedDateTime late = ZonedDateTime.of(2026, 11, 23, 23, 59, 50, 0, ZoneOffset.UTC);
        QuickGuide guide = new QuickGuide(late, Duration.ofSeconds(15));

        assertThat(guide.next(late)).isEqualTo("2026-11-24T00:00:05Z");
        assertThat(guide.files(late.plusSeconds(15), late.plusSeconds(45)))
                .containsExactly("at-00-00-05.mp4", "at-00-00-20.mp4");
    }

    /** What the page on clusters says that each node needs. */
    @Test
    void theNodesHaveThePropertiesOfThePage() throws Exception {
        Properties node = new Properties();
        try (InputStream properties = getClass().getResourceAsStream("/application.properties")) {
            node.load(properties);
        }

        assertThat(node).containsAllEntriesOf(properties(Path.of("..", "..", "src", "docs", "playout-cluster.md")));
        assertThat(node).containsAllEntriesOf(properties(Path.of("README.md")));
    }

    private static Properties properties(Path page) throws IOException {
        Matcher snippet =
                Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
        assertThat(snippet.find()).isTrue();
        Properties properties = new Properties();
        properties.load(new StringReader(snippet.group(1)));
        return properties;
    }
}
