/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance
 * with the License. You may obtain a copy of the License at https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License is distributed
 * on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied. See the License for
 * the specific language governing permissions and limitations under the License.
 */
package io.github.camelket.benchmark.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That nobody has written a figure by hand: tables and charts are what the raw results beside the page give. */
class BenchmarkPageTest {

    private static final Path DOCS = Path.of("..", "..", "src", "docs");

    @Test
    void tablesAndChartsAreWhatWasMeasured() throws Exception {
        Map<Path, String> files = BenchmarkPage.files(DOCS);
        assertThat(files.keySet()).contains(DOCS.resolve("benchmarks.md"));
        for (Map.Entry<Path, String> file : files.entrySet()) {
            assertThat(file.getKey()).content().isEqualTo(file.getValue());
        }
    }

    @Test
    void noOtherChartIsThere() throws Exception {
        Map<Path, String> files = BenchmarkPage.files(DOCS);
        try (Stream<Path> images = Files.list(DOCS.resolve("images"))) {
            assertThat(images.filter(image -> image.getFileName().toString().startsWith("benchmark-")))
                    .allMatch(files::containsKey);
        }
    }
}
